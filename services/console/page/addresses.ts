import type { OutgoingType, RecordType } from './api/api.ts';

/* The words that addresses of the console hold: filters and tabs live there, so that a page can be sent to somebody. */

export const batchStates = [
  'notStarted',
  'running',
  'finished',
  'finishedWithWarning',
  'finishedWithError',
  'cancelled',
] as const;

export type CompaniesSearch = { q?: string };

export type HistorySearch = { type?: RecordType; state?: (typeof batchStates)[number]; q?: string };

export const actionFilters = ['failed', 'warning', 'succeeded', 'skipped'] as const;

export type BatchSearch = { show?: (typeof actionFilters)[number] };

export const syncStates = ['pending', 'failed', 'held', 'synced', 'letGo', 'cancelled', 'unbatched'] as const;

export type RecordsSearch = { type?: OutgoingType; state?: (typeof syncStates)[number] };

export const setupTabs = ['connection', 'mapping', 'documents', 'autosync'] as const;

export const administrationTabs = ['keys', 'audit', 'about'] as const;
