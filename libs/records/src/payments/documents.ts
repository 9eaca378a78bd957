/** The documents that come back from QBO, with money in them. */
export const documentEntities = ['Payment', 'CreditMemo', 'Invoice'] as const;
export type DocumentEntity = (typeof documentEntities)[number];

/** What a payment says about one target; the amounts of equal targets are summed. Amounts are decimal texts. */
export type StagedApplication = { entity: string; qboId: string; amount: string };

/** What people want to know of a payment beside its amounts, as far as QBO says it. */
export type DocumentDetails = {
  method?: string;
  memo?: string;
  depositAccount?: { qboId: string; name: string | null };
};

/** A document as a read of QBO showed it. */
export type DocumentSnapshot =
  | {
      entity: DocumentEntity;
      qboId: string;
      state: 'live' | 'voided';
      syncToken: number;
      customerId: string;
      /** `YYYY-MM-DD`. */
      date: string;
      total: string;
      /** What is not applied yet: unapplied rest, remaining credit, balance. */
      open: string;
      /** As QBO names it ("EUR"), and home units for one of it; null where it names none. */
      currency: string | null;
      exchangeRate: string | null;
      referenceNumber: string | null;
      details: DocumentDetails;
      changedAt: Date;
      /** Of a payment; empty for all others. */
      applications: StagedApplication[];
    }
  /** On positive evidence only: change data capture says so, or a read by Id answers 610. */
  | { entity: DocumentEntity; qboId: string; state: 'deleted'; changedAt: Date };

/** A document that QBO shows in a form that cannot be read. */
export type UnreadableDocument = {
  entity: DocumentEntity;
  /** `?` and part of the fingerprint where QBO gives no Id. */
  qboId: string;
  /** Of the document as it was shown. */
  fingerprint: string;
  /** Ends a sentence that begins "cannot be read: ". */
  reason: string;
  changedAt: Date;
};
