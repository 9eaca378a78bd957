import { newId } from '@autosync/core';
import type { Intent, NewIntent, SyncedDocument, WorkItem } from '@autosync/records';
import { documentKey } from './document-key.ts';
import type { EntityDefinition, QboDocument, Refusal } from './entity-definition.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import type { ReferenceNeed } from './reference-kinds.ts';
import { idFrom, type ReferenceResolver, type Resolution } from './references.ts';

export type Prepared =
  | { kind: 'intent'; intent: Intent; needs: ReferenceNeed[] }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'unchanged' }
  | { kind: 'waits'; until: Date };

/**
 * From a stored record to a stored intent. Nothing is written for a record whose mappings are incomplete: it is refused
 * before the first write, with the thing to fix (mission, record types).
 */
export function createPreparer<Content>(
  slice: OutgoingSlice,
  definition: EntityDefinition<Content>,
  resolver: ReferenceResolver,
) {
  return async function prepare(item: WorkItem, synced: SyncedDocument | null): Promise<Prepared> {
    if (synced?.version === item.version) return { kind: 'unchanged' };
    const read = mapSafely(() => definition.read(item.content));
    if (!read.ok) return { kind: 'refused', refusal: read.refusal };
    const { record } = read;
    const date = definition.dateOf(record);
    if (isClosed(slice, date)) return { kind: 'refused', refusal: { code: 'period-closed', values: { date } } };

    const needs = definition.needs(record, slice.company);
    const resolutions = new Map<string, Resolution>();
    for (const need of needs) resolutions.set(`${need.kind}/${need.name}`, await resolver.resolve(need));
    for (const resolution of resolutions.values()) if (!resolution.ok) return unmet(resolution);

    const mapped = mapSafely(() => ({
      ok: true as const,
      record: definition.toDocument(record, {
        company: slice.company,
        key: documentKey(item.recordId, item.version),
        referenceId: (need) => idFrom(resolutions.get(`${need.kind}/${need.name}`)),
      }),
    }));
    if (!mapped.ok) return { kind: 'refused', refusal: mapped.refusal };
    const document = mapped.record;
    if (synced !== null && synced.entity !== document.entity) {
      return {
        kind: 'refused',
        refusal: { code: 'kind-changed', values: { from: synced.entity, to: document.entity } },
      };
    }
    return { kind: 'intent', intent: await storeIntent(slice, item, document, synced), needs };
  };
}

/** What a record will need, for the page's common look-up; a record that cannot be read needs nothing. */
export function needsOf<Content>(
  slice: OutgoingSlice,
  definition: EntityDefinition<Content>,
  item: WorkItem,
): ReferenceNeed[] {
  const read = mapSafely(() => definition.read(item.content));
  return read.ok ? definition.needs(read.record, slice.company) : [];
}

async function storeIntent(
  slice: OutgoingSlice,
  item: WorkItem,
  document: QboDocument,
  synced: SyncedDocument | null,
): Promise<Intent> {
  const intent: NewIntent = {
    requestId: newId(),
    subject: { recordId: item.recordId },
    operation: synced === null ? 'create' : 'update',
    entity: document.entity,
    payload:
      synced === null
        ? document.body
        : { ...document.body, Id: synced.qboId, SyncToken: synced.syncToken, sparse: true },
    version: item.version,
  };
  await slice.write({ intent });
  const now = slice.clock.now();
  return {
    ...intent,
    sends: 1,
    unanswered: 1,
    ambiguousInRun: 0,
    doubtfulFault: null,
    runId: slice.event.runId,
    createdAt: now,
    lastSentAt: now,
  };
}

function isClosed(slice: OutgoingSlice, date: string): boolean {
  const { bookCloseDate } = slice.company.preferences;
  return bookCloseDate !== null && date <= bookCloseDate;
}

function unmet(resolution: Exclude<Resolution, { ok: true }>): Prepared {
  if ('refusal' in resolution) return { kind: 'refused', refusal: resolution.refusal };
  if (resolution.waits !== null) return { kind: 'waits', until: resolution.waits };
  const values = { detail: 'a customer or product of this record could not be created yet' };
  return { kind: 'refused', refusal: { code: 'quickbooks-unavailable', values } };
}

type Mapped<T> = { ok: true; record: T } | { ok: false; refusal: Refusal };

/** A mapping that throws concerns one record, not the run: it becomes that record's failure. */
function mapSafely<T>(map: () => Mapped<T>): Mapped<T> {
  try {
    return map();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, refusal: { code: 'invalid-record', values: { detail } } };
  }
}
