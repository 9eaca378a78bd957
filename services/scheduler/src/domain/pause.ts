import type { RecordType } from '@autosync/contracts';

/** What somebody stopped. Null widens it: all types, all companies of the tenant, all tenants. */
export type Pause = {
  id: string;
  tenantId: string | null;
  companyId: string | null;
  type: RecordType | null;
  note: string;
  actorName: string;
  createdAt: Date;
  /** Null: it holds. */
  endedAt: Date | null;
  endedBy: string | null;
  endNote: string | null;
};
