import type { Tx } from '@autosync/db';
import type { Intent, StoredIntent } from './intents.ts';
import { intentColumns, toIntent } from './intents.ts';
import type { RecordRequest, SyncState } from './record-states.ts';
import { showsWork } from './previews.ts';
import type { RecordFailure } from './settlement.ts';

/** A record as QBO last returned it to us. */
export type SyncedDocument = {
  entity: string;
  qboId: string;
  syncToken: string;
  version: number;
  /** The whole document as QBO last returned it; null when that is not known. */
  document: Record<string, unknown> | null;
  /** What we wrote of it, lines with QBO's Ids; null when that is not known. */
  written: Record<string, unknown> | null;
};

/** A record that the run has to handle. */
export type WorkItem = {
  recordId: string;
  externalId: string;
  content: unknown;
  version: number;
  attempts: number;
  syncState: SyncState;
  /** The source system says that it was cancelled. */
  cancelled: boolean;
  synced: SyncedDocument | null;
  /** `Invoice/12`: documents that were the record's and are no longer. */
  formerDocuments: readonly string[];
  /** No definite answer yet: it goes first and is repeated as stored (docs/protocol.md#write). */
  openIntent: Intent | null;
  /** What a person decided about the record and nobody has done yet. */
  requested: RecordRequest | null;
};

export type WorkScope = {
  companyId: string;
  type: string;
  runId: string;
  /** Only what is pending since before the run's first start belongs to it (docs/protocol.md#lock). */
  firstStartedAt: Date;
  /** Set: exactly these records, pending or not. */
  recordIds?: readonly string[];
  /** Set: those for which this dry run showed that something would be done, pending or not. */
  previewId?: string;
};

type Page = {
  except: readonly string[];
  limit: number;
  /** What has no document yet goes out by its date, the newest first, and what is paid already behind the others. */
  newestFirst?: boolean;
};

// A run takes each record once: those pending since before its first start that carry another last_run_id.
const ofRun = `r.company_id = $1 and r.type = $2 and r.last_run_id is distinct from $3::uuid`;
const pending = `${ofRun} and r.pending_since <= $4`;
const named = `${ofRun} and r.id = any($4::uuid[])`;
const shown = `${ofRun} and r.id in (
  select p.record_id from records.preview_items p where p.company_id = $1 and p.preview_id = $4 and ${showsWork})`;

/** SQL: what the run has not handled yet; its parameters are the first four, as `scopeValues` has them. */
export function inRun({ recordIds, previewId }: WorkScope): { name: string; text: string } {
  if (recordIds !== undefined) return { name: 'named', text: named };
  return previewId === undefined ? { name: 'pending', text: pending } : { name: 'shown', text: shown };
}

/** Somebody chose the records of the run, pending or not. */
const isChosen = ({ recordIds, previewId }: WorkScope): boolean => recordIds !== undefined || previewId !== undefined;

const recordColumns = `r.id as record_id, r.external_id, r.content, r.version as record_version, r.attempts,
  r.synced_version, r.qbo_entity, r.qbo_id as qbo_record_id, r.qbo_sync_token, r.qbo_document,
  r.qbo_written, r.requested, r.sync_state, r.cancelled, r.former_documents`;

type StoredWork = {
  record_id: string;
  external_id: string;
  content: unknown;
  record_version: number;
  attempts: number;
  synced_version: number | null;
  qbo_entity: string | null;
  qbo_record_id: string | null;
  qbo_sync_token: string | null;
  qbo_document: Record<string, unknown> | null;
  qbo_written: Record<string, unknown> | null;
  requested: RecordRequest | null;
  sync_state: SyncState;
  cancelled: boolean;
  former_documents: string[];
} & Partial<StoredIntent>;

function toWorkItem(row: StoredWork): WorkItem {
  return {
    recordId: row.record_id,
    externalId: row.external_id,
    content: row.content,
    version: row.record_version,
    attempts: row.attempts,
    syncState: row.sync_state,
    cancelled: row.cancelled,
    formerDocuments: row.former_documents,
    synced:
      row.qbo_entity === null || row.qbo_record_id === null || row.qbo_sync_token === null
        ? null
        : {
            entity: row.qbo_entity,
            qboId: row.qbo_record_id,
            syncToken: row.qbo_sync_token,
            version: row.synced_version ?? 0,
            document: row.qbo_document,
            written: row.qbo_written,
          },
    requested: row.requested,
    openIntent: toIntent(row),
  };
}

/** The first parameters of a statement about what a run has to handle. */
export function scopeValues(input: WorkScope): unknown[] {
  return [input.companyId, input.type, input.runId, input.recordIds ?? input.previewId ?? input.firstStartedAt];
}

/**
 * The next records of a run: open intents first, then in the order they became pending, or by date. Records in `except`
 * (waiting for their look-up) are passed over.
 *
 * Each order is a statement of its own, so that each finds its rows by an index in the order that is wanted: a page costs what a
 * page costs, however many records are pending or synced.
 */
export async function takeWork(tx: Tx, input: WorkScope & Page): Promise<WorkItem[]> {
  if (isChosen(input)) return takeChosen(tx, input);
  const items: WorkItem[] = [];
  for (const take of input.newestFirst === true ? [takeOpen, takeNewest, takeWritten] : [takeOpen, takeNew]) {
    if (items.length === input.limit) break;
    items.push(...(await take(tx, { ...input, limit: input.limit - items.length })));
  }
  return items;
}

async function takeChosen(tx: Tx, input: WorkScope & Page): Promise<WorkItem[]> {
  const chosen = inRun(input);
  const { rows } = await tx.query<StoredWork>({
    name: `records.take-${chosen.name}-work`,
    text: `
      select ${recordColumns}, ${intentColumns('i')}
      from records.records r
      left join records.intents i on i.record_id = r.id and i.state = 'open'
      where ${chosen.text} and r.id <> all($5::uuid[])
      order by i.id is null, r.pending_since, r.id limit $6`,
    values: [...scopeValues(input), input.except, input.limit],
  });
  return rows.map(toWorkItem);
}

async function takeOpen(tx: Tx, input: WorkScope & Page): Promise<WorkItem[]> {
  const { rows } = await tx.query<StoredWork>({
    name: 'records.take-open-work',
    text: `
      select ${recordColumns}, ${intentColumns('i')}
      from records.intents i join records.records r on r.id = i.record_id
      where i.company_id = $1 and i.type = $2 and i.state = 'open' and i.record_id is not null
        and ${pending} and r.id <> all($5::uuid[])
      order by r.pending_since, r.id limit $6`,
    values: [...scopeValues(input), input.except, input.limit],
  });
  return rows.map(toWorkItem);
}

/** New work: all of it, or only that with or without a document. */
const newWork = (name: string, { which = '', order }: { which?: string; order: string }) =>
  async function take(tx: Tx, input: WorkScope & Page): Promise<WorkItem[]> {
    const { rows } = await tx.query<StoredWork>({
      name: `records.take-${name}-work`,
      text: `
      select ${recordColumns} from records.records r
      where ${pending} and r.id <> all($5::uuid[]) ${which}
        and not exists (select 1 from records.intents i where i.record_id = r.id and i.state = 'open')
      order by ${order} limit $6`,
      values: [...scopeValues(input), input.except, input.limit],
    });
    return rows.map(toWorkItem);
  };

const takeNew = newWork('new', { order: 'r.pending_since, r.id' });
const takeNewest = newWork('newest', {
  which: 'and r.qbo_id is null',
  order: `records.is_settled(r.content), r.content ->> 'date' desc, r.pending_since, r.id`,
});
const takeWritten = newWork('written', { which: 'and r.qbo_id is not null', order: 'r.pending_since, r.id' });

/** A record as a dry run looks at it: what a batch by hand would take, and what waits for causes in QBO. */
export type PreviewWork = WorkItem & { failure: RecordFailure | null; looks: readonly string[] };

/** The next records that a dry run has not shown yet, in the order of their external ids. */
export async function takePreviewWork(
  tx: Tx,
  input: { companyId: string; type: string; previewId: string; recordIds?: readonly string[]; limit: number },
): Promise<PreviewWork[]> {
  const { rows } = await tx.query<StoredWork & { failure: RecordFailure | null; causes: { look: string }[] | null }>({
    name: `records.take-preview-${input.recordIds === undefined ? 'work' : 'named'}`,
    text: `
      select ${recordColumns}, r.failure, r.causes, ${intentColumns('i')}
      from records.records r
      left join records.intents i on i.record_id = r.id and i.state = 'open'
      where r.company_id = $1 and r.type = $2
        and ${input.recordIds === undefined ? '$5::uuid[] is null and (r.pending_since is not null or r.causes is not null)' : 'r.id = any($5::uuid[])'}
        and not exists (
          select 1 from records.preview_items p where p.preview_id = $3 and p.external_id = r.external_id)
      order by r.external_id limit $4`,
    values: [input.companyId, input.type, input.previewId, input.limit, input.recordIds ?? null],
  });
  return rows.map((row) => ({
    ...toWorkItem(row),
    failure: row.failure,
    looks: (row.causes ?? []).map(({ look }) => look),
  }));
}

/** How many records the run has not handled yet. */
export async function countWork(tx: Tx, input: WorkScope): Promise<number> {
  const scope = inRun(input);
  const { rows } = await tx.query<{ count: number }>({
    name: `records.count-${scope.name}-work`,
    text: `select count(*)::int as count from records.records r where ${scope.text}`,
    values: scopeValues(input),
  });
  return rows[0]?.count ?? 0;
}
