import { accountRoles, describeFailure, kindRow, quickBooksLists, type AccountRole } from '@autosync/contracts';
import type { Cause, ListEntry, StoredFault } from '@autosync/records';
import type { Refusal } from '../entity-definition.ts';
import type { Match } from './matching.ts';
import { needKey, shownName, type ReferenceNeed } from './need.ts';

/** Why a need is not met, as the code of the catalogue says it, and what the record waits for. */
export type Unmet = {
  need: ReferenceNeed;
  refusal: Refusal;
  /** The name is a category: nothing to sell, but others may stand below it. */
  category?: ListEntry;
};

function unmet(need: ReferenceNeed, code: Refusal['code'], values: Record<string, string> = {}): Unmet {
  const all = { kind: kindRow(need.kind).word, name: shownName(need), ...values };
  return { need, refusal: { code, values: all, causes: [causeOf(need, code)] } };
}

/**
 * What a record waits for that needs a name. The key is the same for all of them; the details are what looking for it takes,
 * and what people see under "missing mappings".
 */
function causeOf(need: ReferenceNeed, reason: string): Cause {
  return { look: 'reference', key: needKey(need), details: { ...need, reason } };
}

export function needOf(cause: Cause): ReferenceNeed {
  const { reason: _, ...need } = cause.details;
  return need as unknown as ReferenceNeed;
}

export const missing = (need: ReferenceNeed) => unmet(need, kindRow(need.kind).missing);
export const inactive = (need: ReferenceNeed) => unmet(need, 'reference-inactive');
export const gone = (need: ReferenceNeed) => unmet(need, 'reference-gone');
export const shared = (need: ReferenceNeed) => unmet(need, 'name-shared', { name: need.name });
export const parentMissing = (need: ReferenceNeed, parent: string) => unmet(need, 'parent-missing', { parent });
export const unsendable = (need: ReferenceNeed, why: string) => unmet(need, 'name-unsendable', { why });
export const inUse = (need: ReferenceNeed, name: string, holder: string) =>
  unmet(need, 'name-in-use', { name, holder });
export function refused(need: ReferenceNeed, detail: string, fault?: StoredFault): Unmet {
  const { refusal } = unmet(need, 'creation-refused', { detail });
  const { entity } = quickBooksLists[kindRow(need.kind).list];
  return { need, refusal: fault === undefined ? refusal : { ...refusal, refused: { entity, fault } } };
}

export const currencyDiffers = (need: ReferenceNeed, other: string) =>
  apart(unmet(need, 'currency-differs', { currency: need.currency ?? '', other }), need.currency);
export const itemAccountDiffers = (need: ReferenceNeed, other: string) =>
  apart(unmet(need, 'item-account-differs', { account: need.incomeAccount ?? '', other }), need.incomeAccount);

/** Records may wait for one name in several ways: in euros and in dollars. */
function apart({ need, refusal }: Unmet, way = ''): Unmet {
  const causes = (refusal.causes ?? []).map((cause) => ({ ...cause, key: `${cause.key} ${way}` }));
  return { need, refusal: { ...refusal, causes } };
}

export function accountMissing(need: ReferenceNeed, role: AccountRole, why: string): Unmet {
  const { word, setting } = accountRoles[role];
  return unmet(need, 'default-account-missing', { role: word, setting, why });
}

export function isMissing({ need, refusal }: Unmet): boolean {
  return refusal.code === kindRow(need.kind).missing;
}

/** The need is not met because another one is not. */
export function because(need: ReferenceNeed, { refusal }: Unmet): Unmet {
  return { need, refusal: { ...refusal, causes: [causeOf(need, refusal.code)] } };
}

/** What is said of a match that is no entry to use. */
export function unmetBy(need: ReferenceNeed, match: Exclude<Match, { kind: 'found' | 'absent' }>): Unmet {
  switch (match.kind) {
    case 'inactive':
      return inactive(need);
    case 'unusable':
      return {
        ...unmet(need, 'reference-unusable', { holder: sortOf(need, match.entry) }),
        ...(match.entry.data['Type'] === 'Category' && { category: match.entry }),
      };
    case 'ambiguous':
      return unmet(need, 'name-ambiguous', { holders: match.entries.map(({ fullName }) => fullName).join(', ') });
    case 'shared':
      return shared(need);
    case 'taken':
      return inUse(need, need.name, `the ${kindRow(need.kind).word} ${match.entry.fullName}, which is somebody else`);
  }
}

const sorts: Readonly<Record<string, string>> = { Category: 'a category', Group: 'a bundle' };

function sortOf({ kind }: ReferenceNeed, { data }: ListEntry): string {
  const { usable } = kindRow(kind);
  const sort = usable === null ? '' : String(data[usable.field]);
  return sorts[sort] ?? `an entry of the type ${sort}`;
}

/** One failure for all that a record lacks, so that nobody mends one name only to read of the next. */
export function refusalOf(all: readonly Refusal[]): Refusal {
  const [first, ...more] = all;
  if (first !== undefined && more.length === 0) return first;
  const sentences = all.map(({ code, values }) => describeFailure(code, values).message.replace(/\.$/, ''));
  // A fault without a cause ends only with a change of the record: nothing is worth looking for.
  const causes = all.every((refusal) => refusal.causes !== undefined)
    ? all.flatMap((refusal) => refusal.causes ?? [])
    : [];
  const [refused] = all.flatMap((refusal) => refusal.refused ?? []);
  return {
    code: 'references-missing',
    values: { list: sentences.join('; ') },
    causes,
    ...(refused !== undefined && { refused }),
  };
}
