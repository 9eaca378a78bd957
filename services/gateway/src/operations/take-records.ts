import type { RecordType } from '@autosync/contracts';
import { AutosyncError } from '@autosync/core';
import type { Db, Tx } from '@autosync/db';
import { getRecord, lockRecordVersion, upsertRecords } from '@autosync/records';
import type { RecordInput, SourcePlace, UpsertOutcome } from '@autosync/records';
import { insertAuditEvent } from '../data-access/audit-events.ts';
import { findCompany } from '../data-access/companies.ts';
import { checkPrecondition } from '../domain/if-match.ts';
import type { Precondition } from '../domain/if-match.ts';
import type { Actor } from '../domain/principal.ts';
import { problem } from '../errors.ts';
import type { GatewayMetrics } from '../metrics.ts';

export type TakenRecord = { externalId: string; id: string; version: number; outcome: UpsertOutcome };

type Owner = { tenantId: string; companyId: string; type: RecordType; actor: Actor; requestId: string };

/** Distinct external ids. */
export type RecordsInput = Owner & { records: readonly RecordInput[] };

const upsertOutcomes = ['created', 'updated', 'unchanged', 'outdated'] as const satisfies readonly UpsertOutcome[];

type TakeRecordsDeps = { db: Pick<Db, 'withTenant'>; now: () => Date | null; metrics: Pick<GatewayMetrics, 'records'> };

function externalIds(taken: readonly TakenRecord[], outcome: UpsertOutcome): string[] {
  return taken.filter((record) => record.outcome === outcome).map((record) => record.externalId);
}

async function store(deps: TakeRecordsDeps, tx: Tx, input: RecordsInput): Promise<TakenRecord[]> {
  const { tenantId, companyId, type, records, actor, requestId } = input;
  const now = deps.now();
  const stored = await upsertRecords(tx, { tenantId, companyId, type, records, now });
  const taken = stored.map(({ recordId, ...rest }): TakenRecord => ({ ...rest, id: recordId }));
  const cancelled = records.filter((record) => record.cancelled === true).map(({ externalId }) => externalId);
  const after = {
    type,
    created: externalIds(taken, 'created'),
    updated: externalIds(taken, 'updated'),
    ...(cancelled.length > 0 && { cancelled }),
  };
  if (after.created.length + after.updated.length > 0) {
    const event = { tenantId, companyId, actor, action: 'records.upserted', before: null, after, requestId };
    await insertAuditEvent(tx, { ...event, outcome: 'done', now });
  }
  return taken;
}

async function requireOwner(tx: Tx, companyId: string): Promise<void> {
  if ((await findCompany(tx, companyId)) === undefined) throw problem('not-found', 'There is no such company.');
}

function count({ metrics }: TakeRecordsDeps, type: RecordType, taken: readonly TakenRecord[]): void {
  for (const outcome of upsertOutcomes) {
    metrics.records.inc({ type, outcome }, taken.filter((record) => record.outcome === outcome).length);
  }
}

/**
 * Stores records, all or none, and one audit event that names those that changed. Contents are not copied into it: the
 * source system, whose key this is, has them.
 */
export async function takeRecords(deps: TakeRecordsDeps, input: RecordsInput): Promise<TakenRecord[]> {
  const taken = await deps.db.withTenant(input.tenantId, async (tx) => {
    await requireOwner(tx, input.companyId);
    return store(deps, tx, input);
  });
  count(deps, input.type, taken);
  return taken;
}

/** The same for one record, if what is there is what the client takes it to be. */
export async function takeRecord(
  deps: TakeRecordsDeps,
  { record, ...owner }: Owner & { record: RecordInput },
  precondition: Precondition,
): Promise<TakenRecord> {
  const isFree = precondition.ifMatch === undefined && precondition.ifNoneMatch === undefined;
  const [taken] = await deps.db.withTenant(owner.tenantId, async (tx) => {
    await requireOwner(tx, owner.companyId);
    const before = isFree ? undefined : await lockRecordVersion(tx, { ...owner, ...record });
    if (before !== undefined) checkPrecondition(precondition, before);
    const stored = await store(deps, tx, { ...owner, records: [record] });
    // Nothing can be locked where nothing was: somebody may have come first.
    const [after] = stored;
    if (before === null && after?.outcome !== 'created') checkPrecondition(precondition, after?.version ?? null);
    return stored;
  });
  if (taken === undefined) throw new AutosyncError('record-not-stored', 'a record was neither stored nor found');
  count(deps, owner.type, [taken]);
  return taken;
}

/**
 * Says that a record was cancelled, which leaves its content as it is. Throws `not-found`, and what `takeRecord` throws.
 */
export async function cancelRecord(
  deps: TakeRecordsDeps,
  { externalId, source, ...owner }: Owner & { externalId: string; source: SourcePlace },
  precondition: Precondition,
): Promise<TakenRecord> {
  const { companyId, type } = owner;
  const [taken] = await deps.db.withTenant(owner.tenantId, async (tx) => {
    await requireOwner(tx, companyId);
    const version = await lockRecordVersion(tx, { companyId, type, externalId });
    const record = version === null ? null : await getRecord(tx, { companyId, type, externalId });
    if (record === null) throw problem('not-found', 'There is no such record.');
    checkPrecondition(precondition, version);
    const { content } = record;
    return store(deps, tx, { ...owner, records: [{ externalId, content, cancelled: true, source }] });
  });
  if (taken === undefined) throw new AutosyncError('record-not-stored', 'a record was neither stored nor found');
  count(deps, type, [taken]);
  return taken;
}
