import type { RecordType } from './api/api.ts';
import type { OutgoingType } from './api/record-types.ts';

/*
 * The values of filters and tabs that stand in addresses. They are part of the address so that a page can be shared as
 * a link.
 */

export const batchStates = [
  'notStarted',
  'running',
  'finished',
  'finishedWithWarning',
  'finishedWithError',
  'cancelled',
] as const;

export const conditions = [
  'booksReset',
  'needsReconnect',
  'switchedOff',
  'overdue',
  'failing',
  'problems',
  'paused',
  'notConnected',
  'off',
  'inStep',
] as const;

export type CompaniesSearch = { q?: string; condition?: (typeof conditions)[number] };

export const triggers = ['schedule', 'manual', 'rerun', 'webhook'] as const;

export type HistorySearch = {
  type?: RecordType;
  state?: (typeof batchStates)[number];
  trigger?: (typeof triggers)[number];
  /** First and last day, both included, in the company's time zone: `2026-11-28`. */
  from?: string;
  to?: string;
  q?: string;
};

export const actionFilters = ['failed', 'warning', 'succeeded', 'skipped'] as const;

export type BatchSearch = { show?: (typeof actionFilters)[number] };

export const syncStates = ['pending', 'failed', 'held', 'synced', 'letGo', 'cancelled', 'unbatched'] as const;

export type RecordsSearch = { type?: OutgoingType; state?: (typeof syncStates)[number]; q?: string };

export const differenceStates = ['open', 'accepted', 'closed'] as const;

export const differenceKinds = ['deleted', 'voided', 'edited', 'orphan', 'account', 'money', 'application'] as const;

export type ComparisonSearch = {
  state?: (typeof differenceStates)[number];
  type?: RecordType;
  kind?: (typeof differenceKinds)[number];
};

export const setupTabs = ['connection', 'mapping', 'documents', 'autosync', 'notifications'] as const;

export const administrationTabs = ['keys', 'notifications', 'audit', 'about'] as const;

export type AdministrationSearch = { company?: string; webhook?: string };

export const companyAddress = (companyId: string): string => `/companies/${companyId}`;

export const batchAddress = (companyId: string, batchId: string): string =>
  `${companyAddress(companyId)}/batches/${batchId}`;

export const recordAddress = (companyId: string, type: RecordType, externalId: string): string =>
  `${companyAddress(companyId)}/records/${type}/${encodeURIComponent(externalId)}`;
