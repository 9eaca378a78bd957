import type { CachedReference, ListEntry, StoredMapping } from '@autosync/records';
import type { Unmet } from './unmet.ts';

/** What a name is in QBO, and what we know of the entry. */
export type Reference = {
  qboId: string;
  /** Under which it was found, created or mapped. */
  name: string;
  data: Readonly<Record<string, unknown>>;
  /** A person decided it. */
  mapped: boolean;
};

/** What is known of a need. */
export type Resolution =
  | { kind: 'met'; reference: Reference }
  /** Not there, and everything that creating it takes is there. `names`: what it may be called, in that order. */
  | { kind: 'creatable'; names: readonly string[] }
  | { kind: 'unmet'; unmet: Unmet }
  /** The creation of a name has no definite answer yet. `until` null: not in this run. */
  | { kind: 'waits'; until: Date | null };

export const metBy = (entry: ListEntry): Extract<Resolution, { kind: 'met' }> => ({
  kind: 'met',
  reference: { qboId: entry.qboId, name: entry.fullName, data: entry.data, mapped: false },
});

export const metByMapping = (mapping: StoredMapping, entry: ListEntry | undefined): Resolution => ({
  kind: 'met',
  reference: {
    qboId: mapping.qboId,
    name: entry?.fullName ?? mapping.qboName,
    data: { ...entry?.data, ...mapping.data },
    mapped: true,
  },
});

export const referenceOf = (found: CachedReference): Reference => ({
  qboId: found.qboId,
  name: found.name,
  data: found.data,
  mapped: false,
});

export const metByFinding = (found: CachedReference): Resolution => ({ kind: 'met', reference: referenceOf(found) });

/** The Id below which a child may stand: of an entry that can be used, or of a category. */
export function idOfParent(resolution: Resolution | undefined): string | undefined {
  if (resolution?.kind === 'met') return resolution.reference.qboId;
  return resolution?.kind === 'unmet' ? resolution.unmet.category?.qboId : undefined;
}
