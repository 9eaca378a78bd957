import { isNested, kindRow, referenceKey } from '@autosync/contracts';
import { nameKey, nameLevels, splitPartyKey, withAccountNumber } from '@autosync/core';
import type { ListEntry, ReferenceClaim } from '@autosync/records';
import type { ReferenceNeed } from './need.ts';
import type { AccountNumberPolicy } from './policy.ts';

/** What is known when a name is looked for. */
export type MatchContext = {
  /** Entries of the list that have one of the names that `candidateNames` asks for, as their own name or number. */
  entries: readonly ListEntry[];
  /** Names that stand for one of these entries already. */
  claims: readonly ReferenceClaim[];
  /** The account numbers ("" for none) with which the company's records use this name, our own included. */
  numbers: ReadonlySet<string>;
  policy: AccountNumberPolicy;
};

export type Match =
  | { kind: 'found'; entry: ListEntry }
  | { kind: 'inactive'; entry: ListEntry }
  /** The name is there, but not as something that can be used: a category is no product. */
  | { kind: 'unusable'; entry: ListEntry }
  | { kind: 'ambiguous'; entries: readonly ListEntry[] }
  /** The name is there, and it is somebody else. */
  | { kind: 'taken'; entry: ListEntry; by: ReferenceClaim | null }
  /** Records use the name with several account numbers, and the number may not be added. */
  | { kind: 'shared' }
  /** Not there. `names` are what it may be called, in the order in which to try. */
  | { kind: 'absent'; names: readonly string[] };

/** The cleaned name without the account number; "" where nothing of it is left. */
function plainName(need: ReferenceNeed): string {
  return nameLevels(need.name, { nested: isNested(need.kind) }).join(':');
}

/** All names that the need may have in QBO: alone, and with its account number. */
export function candidateNames(need: ReferenceNeed): string[] {
  const plain = plainName(need);
  return need.accountNumber === undefined ? [plain] : [plain, withAccountNumber(plain, need.accountNumber)];
}

/** The last level of a name: what QBO calls the entry itself. */
export function ownName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

/** Which names mean this need, to be found and to be created under. */
function namesOf(need: ReferenceNeed, { numbers, policy }: MatchContext): { find: string[]; create: string[] } {
  const plain = plainName(need);
  if (need.accountNumber === undefined) return { find: [plain], create: [plain] };
  const own = splitPartyKey(referenceKey(need)).number;
  const alone = [...numbers].every((number) => number === own);
  const full = withAccountNumber(plain, need.accountNumber);
  switch (policy) {
    case 'always':
      return { find: [full], create: [full] };
    case 'onCollision':
      return alone ? { find: [full, plain], create: [plain, full] } : { find: [full], create: [full] };
    case 'never':
      return alone ? { find: [plain], create: [plain] } : { find: [], create: [] };
  }
}

/**
 * What a name means among the entries of its list. It never depends on which record came first: a name with an account number
 * means the name alone only while no record uses that name with another number or without one.
 */
export function matchName(need: ReferenceNeed, around: MatchContext): Match {
  const { find, create } = namesOf(need, around);
  if (create.length === 0) return { kind: 'shared' };
  let other: Extract<Match, { kind: 'taken' }> | undefined;
  for (const name of find) {
    const match = matchOne(need, name, around);
    if (match.kind === 'taken') other ??= match;
    else if (match.kind !== 'absent') return match;
  }
  if (other === undefined) return { kind: 'absent', names: create };
  // The name alone is somebody else: with its account number it may still be told apart.
  const taken = other.entry;
  const free = create.filter((name) => keyIn(need, name) !== taken.fullKey && keyIn(need, name) !== taken.nameKey);
  return free.length === 0 ? other : { kind: 'absent', names: free };
}

function matchOne(need: ReferenceNeed, name: string, around: MatchContext): Match {
  const row = kindRow(need.kind);
  const { entries } = around;
  const key = keyIn(need, name);
  const exact = entries.filter((entry) => entry.fullKey === key);
  const byNumber = entries.filter(({ data }) => row.alsoBy !== null && isNumber(data[row.alsoBy], name));
  const children = row.byOwnName && !key.includes(':') ? entries.filter((entry) => entry.nameKey === key) : [];
  const isUsable = ({ data }: ListEntry) =>
    row.usable === null || row.usable.values.includes(String(data[row.usable.field]));

  for (const named of [exact, byNumber, children]) {
    const [entry, ...more] = named.filter((candidate) => candidate.active && isUsable(candidate));
    if (entry === undefined) continue;
    if (more.length > 0) return { kind: 'ambiguous', entries: [entry, ...more] };
    const by = claimOn(entry, need, around);
    return by === undefined ? { kind: 'found', entry } : { kind: 'taken', entry, by };
  }
  const unusable = [...exact, ...children].find((entry) => entry.active && !isUsable(entry));
  if (unusable !== undefined) return { kind: 'unusable', entry: unusable };
  const inactive = [...exact, ...byNumber, ...children].find((entry) => !entry.active);
  if (inactive !== undefined) return { kind: 'inactive', entry: inactive };
  // A child of that name is another party, and QBO will not have the name twice.
  const child = entries.find((entry) => entry.active && entry.nameKey === key);
  return child === undefined ? { kind: 'absent', names: [] } : { kind: 'taken', entry: child, by: null };
}

/**
 * Somebody else who is this entry: the same name with another account number, as long as records use that one; or a name
 * with a number that together read like this one. Any other name for it is no contradiction: entries are renamed, and a
 * person may map several names to one.
 */
function claimOn(entry: ListEntry, need: ReferenceNeed, { claims, numbers }: MatchContext): ReferenceClaim | undefined {
  if (!kindRow(need.kind).numbered) return undefined;
  const own = splitPartyKey(referenceKey(need));
  return claims.find((claim) => {
    if (claim.qboId !== entry.qboId) return false;
    const other = splitPartyKey(claim.key);
    if (other.name === own.name) return other.number !== own.number && numbers.has(other.number);
    return !claim.mapped && keyIn(need, claim.name) === entry.fullKey;
  });
}

function keyIn(need: ReferenceNeed, name: string): string {
  return nameKey(name, { nested: isNested(need.kind) });
}

function isNumber(value: unknown, name: string): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.trim().toLowerCase() === name.toLowerCase();
}
