import { newId } from '@autosync/core';
import { createDb, type Db } from '@autosync/db';
import { testDatabase } from '@autosync/testing';
import {
  listDifferences,
  raiseEpoch,
  startSlices,
  storeIntents,
  upsertRecords,
  type DifferenceRow,
  type Fence,
  type NewIntent,
} from '../src/index.ts';

/** A database with schema records, reached as the workers reach it, and as its owner. */
export async function openRecords(): Promise<{ db: Db; owner: Db; close(): Promise<void> }> {
  const database = await testDatabase({ schemas: ['records'] });
  const open = (connectionString: string) =>
    createDb({ connectionString, applicationName: 'records test', onPoolError: () => undefined });
  const [db, owner] = [open(database.urlFor('worker')), open(database.url)];
  // Intake needs the gateway's grants too; the superuser of the test database stands in for both.
  return {
    db,
    owner,
    async close() {
      await Promise.all([db.close(), owner.close()]);
      await database.drop();
    },
  };
}

export type Company = { tenantId: string; companyId: string; type: 'invoices' };

export function newCompany(): Company {
  return { tenantId: newId(), companyId: newId(), type: 'invoices' };
}

/** Stores records `r1` … with contents that differ by `mark`. Answers their ids in order. */
export async function store(db: Db, company: Company, names: string[], mark = 1, now: Date | null = null) {
  const records = names.map((externalId) => ({ externalId, content: { externalId, mark } }));
  const stored = await db.withTenant(company.tenantId, (tx) => upsertRecords(tx, { ...company, records, now }));
  return stored.map(({ recordId }) => recordId);
}

export type Run = { runId: string; batchId: string; fence: Fence; firstStartedAt: Date };

/** Begins a slice as a worker does: epoch raised, run entered. */
export async function begin(
  db: Db,
  company: Company,
  run: { runId?: string; dispatch?: number; now?: Date | null } = {},
): Promise<Run> {
  const key = { ...company, runId: run.runId ?? newId(), batchId: newId(), dispatch: run.dispatch ?? 1 };
  return db.withTenant(company.tenantId, async (tx) => {
    const { epoch } = await raiseEpoch(tx, { ...company, holder: 'test', now: null });
    const [start] = await startSlices(tx, [{ ...key, survived: false }], run.now ?? null);
    if (start?.kind !== 'work') throw new Error('the slice was answered with a replay');
    const { tenantId, companyId } = company;
    return {
      runId: key.runId,
      batchId: key.batchId,
      fence: { tenantId, companyId, epoch },
      firstStartedAt: start.firstStartedAt,
    };
  });
}

export function intentFor(recordId: string, version = 1): NewIntent {
  return {
    requestId: newId(),
    subject: { recordId },
    operation: 'create',
    entity: 'Invoice',
    payload: { recordId },
    version,
  };
}

export async function storeOpen(db: Db, company: Company, run: Run, intents: NewIntent[]): Promise<void> {
  await storeIntents({ query: db.once }, { ...company, ...run, intents, now: null });
}

/** A company's differences of whatever type: those of a comparison, or all; in any state, or only open ones. */
export function differencesOf(
  db: Db,
  { tenantId, companyId }: Company,
  { comparisonId = null, isOpen = false }: { comparisonId?: string | null; isOpen?: boolean },
): Promise<DifferenceRow[]> {
  const states = isOpen ? (['open'] as const) : null;
  const filter = { companyId, type: null, kinds: null, states, comparisonId, after: null, limit: 100 };
  return db.withTenant(tenantId, (tx) => listDifferences(tx, filter));
}
