import type { CompanyFacts, SystemFacts } from './facts.ts';

export const record = '0190f5a0-0000-7000-8000-000000000001';
export const other = '0190f5a0-0000-7000-8000-000000000002';
export const note = (id: string, version = 1) => `thanks\nAutoSync ${id}.${version}`;
export const at = (second: number) => new Date(Date.UTC(2026, 8, 15, 12, 0, second));
export const document = { Id: '7', SyncToken: '0', TotalAmt: 1, entity: 'Invoice', PrivateNote: note(record) };

const reached = { version: 1, syncedVersion: 1, failureCode: null, pending: false, told: 'succeeded' };
export const syncedRecord = { id: record, syncState: 'synced', qboEntity: 'Invoice', qboId: '7', ...reached };

/** A company with one record that was created in QuickBooks, and nothing under way. */
export function company(): CompanyFacts {
  return {
    id: 'company-a',
    tenantId: 'tenant-a',
    realmId: 'realm-a',
    connectionState: 'connected',
    types: [{ type: 'invoices', due: 5, queued: 3, coalesced: 1, skipped: 1, overdueMs: -500 }],
    openRuns: [],
    slotRunId: null,
    workerRuns: [{ batchId: 'batch', ended: true, actions: 1 }],
    fence: { epoch: 2, released: true, takenAt: at(10) },
    records: [syncedRecord],
    intents: [intent({})],
    batches: [{ id: 'batch', state: 'finished', expectedActions: 1, ...counts(1) }],
    actions: [{ batchId: 'batch', records: 1, ...counts(1) }],
    outboxRows: [{ outbox: 'records.result_outbox', rows: 0 }],
    ledger: {
      calls: { total: 3, byKind: {}, core: 1, corePlus: 2, throttled: 0 },
      documentsPerRequestId: { intent: { sends: 1, documents: [{ entity: 'Invoice', id: '7' }] } },
      mostInFlight: 7,
      mostPerSecond: 8,
      mostPerMinute: 450,
      mostBatchPerMinute: 0,
      documents: {},
    },
    documents: [document],
  };
}

export function intent(extra: Partial<CompanyFacts['intents'][number]>): CompanyFacts['intents'][number] {
  const made = {
    id: 'intent',
    recordId: record,
    operation: 'create',
    entity: 'Invoice',
    state: 'succeeded',
    qboId: '7',
  };
  return { ...made, epoch: 1, createdAt: at(5), ...extra };
}

export const counts = (total: number) => ({ total, succeeded: total, warning: 0, failed: 0, skipped: 0 });

export function system(): SystemFacts {
  return {
    companies: [company()],
    tokenCalls: { refresh: 4, code: 1, invalidGrant: 0, parallelRefresh: 0 },
    locksHeld: 0,
    deadLetters: [],
    mentions: [
      { where: 'a log line', tenantId: 'tenant-a', companyId: 'company-a' },
      { where: 'a log line', tenantId: 'tenant-b', companyId: 'company-removed' },
    ],
    foreignAnswers: [{ path: '/v1/companies/company-a', status: 404 }],
  };
}
