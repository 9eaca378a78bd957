import { contentHash } from '@autosync/core';
import type { Tx } from '@autosync/db';

/** When the source system made this state, by a number or a clock of its own; either, both or none. */
export type SourcePlace = { sequence?: number; updatedAt?: Date };
/**
 * `cancelled`: the source system has cancelled the record. When it comes again without this mark, it is no longer cancelled.
 */
export type RecordInput = { externalId: string; content: unknown; cancelled?: boolean; source?: SourcePlace };
/** `outdated`: what is stored is newer by the sequence of the source system, and stays. */
export type UpsertOutcome = 'created' | 'updated' | 'unchanged' | 'outdated';
export type UpsertedRecord = { externalId: string; recordId: string; version: number; outcome: UpsertOutcome };

type Scope = { tenantId: string; companyId: string; type: string; now: Date | null };
type InputRow = {
  place: number;
  external_id: string;
  content: unknown;
  content_hash: string;
  cancelled: boolean;
  source_sequence: number | null;
  source_updated_at: Date | null;
};
type Stored = { external_id: string; id: string; version: number };

/** Rows of one statement. Few, since their JSON is in memory several times on its way. */
const MOST_ROWS = 100;

/** SQL, `null` when the two cannot be compared: `a` is an older state than `r`. */
const isOlder = (a: string): string =>
  `coalesce(${a}.source_sequence < r.source_sequence or ${a}.source_updated_at < r.source_updated_at, false)`;
const isNewer = (a: string): string => `coalesce(
    (${a}.source_sequence is not null and ${a}.source_sequence > coalesce(r.source_sequence, -1))
    or (${a}.source_updated_at is not null and ${a}.source_updated_at > coalesce(r.source_updated_at, '-infinity')), false)`;

const input = `input as (
    select * from jsonb_to_recordset($4::jsonb) as r(place integer, external_id text, content jsonb,
      content_hash text, cancelled boolean, source_sequence bigint, source_updated_at timestamptz)
  )`;

const valuesOf = ({ tenantId, companyId, type }: Scope, rows: readonly object[]): unknown[] => [
  tenantId,
  companyId,
  type,
  JSON.stringify(rows),
];

/** Those that are new or changed; a record that was let go stays so. The others are locked as well, so that what is read next is true until the end. */
async function store(tx: Tx, scope: Scope, rows: readonly InputRow[]): Promise<Stored[]> {
  const result = await tx.query<Stored>({
    name: 'records.upsert',
    text: `
      with ${input}
      insert into records.records as r
        (tenant_id, company_id, type, external_id, content, content_hash, cancelled, source_sequence,
         source_updated_at, pending_since, created_at, updated_at)
      select $1::uuid, $2::uuid, $3, i.external_id, i.content, i.content_hash, i.cancelled, i.source_sequence,
             i.source_updated_at, t.now, t.now, t.now
      from input i, (select coalesce($5::timestamptz, clock_timestamp()) as now) t
      order by i.place
      on conflict (company_id, type, external_id) do update set
        content = excluded.content,
        content_hash = excluded.content_hash,
        cancelled = excluded.cancelled,
        source_sequence = coalesce(excluded.source_sequence, r.source_sequence),
        source_updated_at = coalesce(excluded.source_updated_at, r.source_updated_at),
        version = r.version + 1,
        sync_state = case when r.sync_state = 'letGo' then r.sync_state else 'pending' end,
        pending_since = case when r.sync_state = 'letGo' then null
          else least(r.pending_since, excluded.pending_since) end,
        updated_at = excluded.updated_at
      where (r.content_hash <> excluded.content_hash or r.cancelled <> excluded.cancelled) and not ${isOlder('excluded')}
      returning r.external_id, r.id, r.version`,
    values: [...valuesOf(scope, rows), scope.now],
  });
  return result.rows;
}

type Kept = Stored & { outdated: boolean; newer: boolean };

/** A statement of its own: only it sees a row that somebody else inserted while `store` ran. */
async function readKept(tx: Tx, scope: Scope, rows: readonly object[]): Promise<Kept[]> {
  const result = await tx.query<Kept>({
    name: 'records.read-kept',
    text: `
      with ${input}
      select r.external_id, r.id, r.version, ${isOlder('i')} as outdated, ${isNewer('i')} as newer
      from input i join records.records r
        on r.tenant_id = $1 and r.company_id = $2 and r.type = $3 and r.external_id = i.external_id`,
    values: valuesOf(scope, rows),
  });
  return result.rows;
}

/** The same content at a later place of the source system. */
async function raiseSources(tx: Tx, scope: Scope, rows: readonly object[]): Promise<void> {
  await tx.query({
    name: 'records.raise-sources',
    text: `
      with ${input}
      update records.records r
      set source_sequence = coalesce(i.source_sequence, r.source_sequence),
          source_updated_at = coalesce(i.source_updated_at, r.source_updated_at)
      from input i
      where r.tenant_id = $1 and r.company_id = $2 and r.type = $3 and r.external_id = i.external_id`,
    values: valuesOf(scope, rows),
  });
}

async function upsertSome(tx: Tx, scope: Scope, rows: readonly InputRow[]): Promise<Map<string, UpsertedRecord>> {
  const stored = await store(tx, scope, rows);
  const found = new Map<string, UpsertedRecord>();
  const add = ({ external_id: externalId, id: recordId, version }: Stored, outcome: UpsertOutcome) =>
    found.set(externalId, { externalId, recordId, version, outcome });
  for (const row of stored) add(row, row.version === 1 ? 'created' : 'updated');
  const rest = rows.filter(({ external_id: externalId }) => !found.has(externalId));
  if (rest.length === 0) return found;
  const kept = await readKept(
    tx,
    scope,
    rest.map((row) => ({ ...row, content: null })),
  );
  for (const row of kept) add(row, row.outdated ? 'outdated' : 'unchanged');
  const newer = new Set(kept.filter((row) => row.newer && !row.outdated).map((row) => row.external_id));
  const raised = rest.filter((row) => newer.has(row.external_id)).map((row) => ({ ...row, content: null }));
  if (raised.length > 0) await raiseSources(tx, scope, raised);
  return found;
}

/**
 * Stores what the source system sent. A record whose content is the same stays as it is; a changed one gets the next
 * version and becomes pending, unless it is older than what is stored. `externalId`s must be distinct. Answers are in the
 * order given, and true until the transaction ends.
 */
export async function upsertRecords(
  tx: Tx,
  { records, ...scope }: Scope & { records: readonly RecordInput[] },
): Promise<UpsertedRecord[]> {
  // Everybody locks rows in this order, so that two bulk requests of one company cannot wait for each other.
  const sorted = records.toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1));
  const found = new Map<string, UpsertedRecord>();
  for (let at = 0; at < sorted.length; at += MOST_ROWS) {
    const rows = sorted.slice(at, at + MOST_ROWS).map(({ externalId, content, cancelled = false, source }, place) => ({
      place,
      external_id: externalId,
      content,
      content_hash: contentHash(content),
      cancelled,
      source_sequence: source?.sequence ?? null,
      source_updated_at: source?.updatedAt ?? null,
    }));
    for (const [externalId, record] of await upsertSome(tx, scope, rows)) found.set(externalId, record);
  }
  return records.flatMap(({ externalId }) => found.get(externalId) ?? []);
}

/** The version of a record, which stays what it is until the transaction ends; null when there is none. */
export async function lockRecordVersion(
  tx: Tx,
  key: { companyId: string; type: string; externalId: string },
): Promise<number | null> {
  const { rows } = await tx.query<{ version: number }>({
    name: 'records.lock-version',
    text: `select version from records.records where company_id = $1 and type = $2 and external_id = $3 for update`,
    values: [key.companyId, key.type, key.externalId],
  });
  return rows[0]?.version ?? null;
}
