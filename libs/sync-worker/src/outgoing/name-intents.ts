import { AutosyncError, newId } from '@autosync/core';
import { closeIntents, openNameIntent, storeIntents, withFence, type Intent } from '@autosync/records';
import { readQbo } from '../reading.ts';
import { textField } from './body-fields.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { referenceKey, referenceRules, type ReferenceKind, type ReferenceNeed } from './reference-kinds.ts';
import { intentEndOf, sendIntent, type Found, type Sent } from './sending.ts';

/** QBO entity as a query returns it; only what resolving uses. */
type NamedEntity = { Id: string; DisplayName?: string; Name?: string };

/** The entities of these names, in one metered call. */
export async function queryNames(slice: OutgoingSlice, kind: ReferenceKind, names: string[]): Promise<NamedEntity[]> {
  const rule = referenceRules[kind];
  const conditions = rule.conditions ?? [{ field: rule.nameField, operator: 'in' as const, value: names }];
  const answer = await readQbo(slice, () =>
    slice.qbo.query(rule.entity, conditions, { orderBy: 'Id', maxResults: 1000 }),
  );
  return answer.body as NamedEntity[];
}

/** Creates a name under an intent of its own, or drives the one that is already open. */
export async function createName(
  slice: OutgoingSlice,
  need: ReferenceNeed,
  body: Record<string, unknown>,
): Promise<Sent> {
  const { tenantId, companyId, type, runId } = slice.event;
  const rule = referenceRules[need.kind];
  const subject = { referenceKind: need.kind, referenceKey: referenceKey(need.name) };
  const requestId = newId();
  const open = await withFence(slice.db, slice.fence, async (tx): Promise<Intent | null> => {
    const existing = await openNameIntent(tx, { companyId, ...subject });
    if (existing !== null) return existing;
    const intent = { requestId, subject, operation: 'create' as const, entity: rule.entity, payload: body, version: 0 };
    const now = slice.sqlNow();
    await storeIntents(tx, { tenantId, companyId, type, runId, epoch: slice.fence.epoch, intents: [intent], now });
    return openNameIntent(tx, { companyId, ...subject });
  });
  if (open === null) throw new AutosyncError('intent-closed', 'the intent of a name was not stored');

  return driveName(slice, { kind: need.kind, intent: open, counted: open.requestId === requestId });
}

/** Drives the intent of a name to its answer, and closes it when that is definite. */
export async function driveName(
  slice: OutgoingSlice,
  { kind, intent, counted }: { kind: ReferenceKind; intent: Intent; counted: boolean },
): Promise<Sent> {
  async function lookUp(): Promise<Found> {
    const name = textField(intent.payload, referenceRules[kind].nameField);
    const [entity, ...more] = await queryNames(slice, kind, [name]);
    if (entity === undefined) return { kind: 'none' };
    return more.length > 0 ? { kind: 'several' } : { kind: 'one', body: { ...entity } };
  }

  const sent = await sendIntent(slice, { intent, counted, lookUp });
  const end = intentEndOf(intent.requestId, sent);
  if (end !== undefined) {
    await withFence(slice.db, slice.fence, (tx) => closeIntents(tx, { ends: [end], now: slice.sqlNow() }));
  }
  return sent;
}
