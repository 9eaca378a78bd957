import { kindRow, quickBooksLists, referenceKey, type ReferenceKind } from '@autosync/contracts';
import { AutosyncError, newId } from '@autosync/core';
import { closeIntents, openNameIntent, storeIntents, withFence, type Intent } from '@autosync/records';
import { textField } from '../body-fields.ts';
import type { OutgoingSlice } from '../outgoing-slice.ts';
import { intentEndOf, sendIntent, type Found, type Sent } from '../sending.ts';
import { queryByNames } from './name-queries.ts';
import type { ReferenceNeed } from './need.ts';

export function nameFieldOf(kind: ReferenceKind): string {
  return quickBooksLists[kindRow(kind).list].nameField;
}

/** Creates a name under an intent of its own, or drives the one that is already open. */
export async function createName(
  slice: OutgoingSlice,
  need: ReferenceNeed,
  body: Record<string, unknown>,
): Promise<{ sent: Sent; payload: Record<string, unknown> }> {
  const { companyId, type, runId } = slice.event;
  const { entity } = quickBooksLists[kindRow(need.kind).list];
  const subject = { referenceKind: need.kind, referenceKey: referenceKey(need) };
  const requestId = newId();
  const open = await withFence(slice.db, slice.fence, async (tx): Promise<Intent | null> => {
    const existing = await openNameIntent(tx, { companyId, ...subject });
    if (existing !== null) return existing;
    const intent = { requestId, subject, operation: 'create' as const, entity, payload: body, version: 0 };
    const now = slice.sqlNow();
    await storeIntents(tx, { fence: slice.fence, type, runId, intents: [intent], now });
    return openNameIntent(tx, { companyId, ...subject });
  });
  if (open === null) throw new AutosyncError('intent-closed', 'the intent of a name was not stored');

  const counted = open.requestId === requestId;
  return { sent: await driveName(slice, { kind: need.kind, intent: open, counted }), payload: open.payload };
}

/** Drives the intent of a name to its answer, and closes it when that is definite. */
export async function driveName(
  slice: OutgoingSlice,
  { kind, intent, counted }: { kind: ReferenceKind; intent: Intent; counted: boolean },
): Promise<Sent> {
  async function lookUp(): Promise<Found> {
    const name = textField(intent.payload, nameFieldOf(kind));
    const entries = await queryByNames(slice, kindRow(kind).list, [name]);
    const [entry, ...more] = entries.filter(({ active }) => active);
    if (entry === undefined) return { kind: 'none' };
    if (more.length > 0) return { kind: 'several', ids: [entry, ...more].map(({ qboId }) => qboId) };
    return { kind: 'one', body: { Id: entry.qboId } };
  }

  const sent = await sendIntent(slice, { intent, counted, lookUp });
  const end = intentEndOf(intent.requestId, sent);
  if (end !== undefined) {
    await withFence(slice.db, slice.fence, (tx) => closeIntents(tx, { ends: [end], now: slice.sqlNow() }));
  }
  return sent;
}
