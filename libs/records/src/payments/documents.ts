/** The documents that come back from QBO, with money in them. */
export const documentEntities = ['Payment', 'CreditMemo', 'Invoice'] as const;
export type DocumentEntity = (typeof documentEntities)[number];

/** What a payment says about one target; the amounts of equal targets are summed. Amounts are decimal texts. */
export type StagedApplication = { entity: string; qboId: string; amount: string };

/** A document as a read of QBO showed it. */
export type DocumentSnapshot =
  | {
      entity: DocumentEntity;
      qboId: string;
      state: 'live' | 'voided';
      syncToken: number;
      customer: { qboId: string; name: string | null };
      /** `YYYY-MM-DD`. */
      date: string;
      total: string;
      /** What is not applied yet: unapplied rest, remaining credit, balance. */
      open: string;
      referenceNumber: string | null;
      changedAt: Date;
      /** Of a payment; empty for all others. */
      applications: StagedApplication[];
    }
  /** On positive evidence only: change data capture says so, or a read by Id answers 610 (design 6). */
  | { entity: DocumentEntity; qboId: string; state: 'deleted'; changedAt: Date };
