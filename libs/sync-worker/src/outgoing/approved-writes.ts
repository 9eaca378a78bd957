import { AutosyncError } from '@autosync/core';
import { storableJson, type NewIntent, type WorkItem } from '@autosync/records';
import { differencesBetween } from './merging/differences.ts';
import { isDoc, type Doc } from './merging/same.ts';

/** What the Id of a name begins with that is created before the document goes out. */
export const NEW_NAME = 'new:';

/** What a batch from a preview may send: what it showed, by record. */
export type ApprovedWrites = Map<string, { outcome: string; entity?: string; document?: Record<string, unknown> }>;

type ToSend = Pick<NewIntent, 'operation' | 'entity' | 'payload'>;

/** Throws for an intent that is not what was shown; a batch that is from no preview may send everything. */
export function requireApproved(
  { approved }: { approved: ApprovedWrites | null },
  item: WorkItem,
  toSend: ToSend,
): void {
  if (approved === null) return;
  const shown = approved.get(item.recordId);
  const { operation: outcome, entity, payload: document } = toSend;
  if (shown?.outcome === outcome && shown.entity === entity && agree(shown.document, plainly(document), isNewName))
    return;
  throw changed(
    shown?.document === undefined ? 'nothing was to be sent for it' : fieldsBetween(shown.document, document),
  );
}

const isNewName = (shown: unknown, now: unknown): boolean =>
  typeof shown === 'string' && shown.startsWith(NEW_NAME) && typeof now === 'string';

export function fieldsBetween(then: Doc, now: Doc): string {
  const fields = differencesBetween(then, now).map(({ name }) => name);
  return fields.length === 0 ? 'the document was changed in QuickBooks' : `other ${[...new Set(fields)].join(', ')}`;
}

/** As it is after it was stored. */
export const plainly = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(storableJson(value)));

/** The same, part by part, but for what `isOpen` lets pass. */
export function agree(
  shown: unknown,
  now: unknown,
  isOpen: (shown: unknown, now: unknown) => boolean = () => false,
): boolean {
  if (Array.isArray(shown)) {
    return Array.isArray(now) && shown.length === now.length && shown.every((part, n) => agree(part, now[n], isOpen));
  }
  if (isDoc(shown)) {
    if (!isDoc(now)) return false;
    const keys = Object.keys(shown);
    return keys.length === Object.keys(now).length && keys.every((key) => agree(shown[key], now[key], isOpen));
  }
  return shown === now || isOpen(shown, now);
}

export const changed = (what: string): AutosyncError =>
  new AutosyncError('changed-since-preview', 'it is no longer as the preview showed it', { details: { what } });
