import { kindRow, referenceKey, type QuickBooksList, type ReferenceKind } from '@autosync/contracts';
import { nameKey, splitPartyKey } from '@autosync/core';
import {
  findClaims,
  findListEntries,
  partiesInRecords,
  saveListEntries,
  withFence,
  type ListEntry,
  type ReferenceClaim,
} from '@autosync/records';
import { quickBooksLists } from '@autosync/contracts';
import type { OutgoingSlice } from '../outgoing-slice.ts';
import { createBelievedLists } from './believed-lists.ts';
import { candidateNames, matchName, ownName, type Match } from './matching.ts';
import { queryByNames, queryByNumbers } from './name-queries.ts';
import { needKey, type ReferenceNeed } from './need.ts';
import type { ReferencePolicy } from './policy.ts';

const DIGITS = /\d/;

/**
 * Looks for names among the entries of QBO's lists: in those that are up to date, else by query, many names in one metered
 * call. Never creates anything.
 */
export function createNameSearch(slice: OutgoingSlice, policy: ReferencePolicy) {
  const { tenantId, companyId } = slice.event;
  const lists = createBelievedLists(slice);

  async function entriesFor(
    list: QuickBooksList,
    kinds: readonly ReferenceNeed[],
    ask: boolean,
  ): Promise<readonly ListEntry[]> {
    const { entity } = quickBooksLists[list];
    const names = [...new Set(kinds.flatMap(candidateNames).map(ownName))].filter((name) => name !== '');
    const numbers = [
      ...new Set(
        kinds.flatMap(({ kind, name }) => (kindRow(kind).alsoBy !== null && DIGITS.test(name) ? [name.trim()] : [])),
      ),
    ];
    if (!ask) {
      const nameKeys = names.map((name) => nameKey(name, { nested: false }));
      return slice.db.withTenant(tenantId, (tx) =>
        findListEntries(tx, { companyId, entity, nameKeys, accountNumbers: numbers }),
      );
    }
    const found = names.length === 0 ? [] : await queryByNames(slice, list, names);
    if (numbers.length > 0) found.push(...(await queryByNumbers(slice, list, numbers)));
    const entries = [...new Map(found.map((entry) => [entry.qboId, entry])).values()];
    if (entries.length > 0) {
      await withFence(slice.db, slice.fence, (tx) =>
        saveListEntries(tx, { tenantId, companyId, entity, entries, now: slice.clock.now() }),
      );
    }
    return entries;
  }

  /** With which account numbers the company's records use each name; by the key of the name. */
  async function numbersOf(kind: ReferenceKind, needs: readonly ReferenceNeed[]): Promise<Map<string, Set<string>>> {
    const numbers = new Map<string, Set<string>>();
    const add = (key: string) => {
      const { name, number } = splitPartyKey(key);
      const known = numbers.get(name) ?? new Set();
      numbers.set(name, known.add(number));
    };
    for (const need of needs) add(referenceKey(need));
    const { content } = kindRow(kind);
    if (content === null) return numbers;
    const names = [...new Set(needs.map(({ name }) => name))];
    const parties = await slice.db.withTenant(tenantId, (tx) => partiesInRecords(tx, { companyId, content, names }));
    for (const { name, accountNumber } of parties) {
      add(referenceKey({ kind, name, accountNumber: accountNumber ?? undefined }));
    }
    return numbers;
  }

  async function claimsOn(kind: ReferenceKind, entries: readonly ListEntry[]): Promise<ReferenceClaim[]> {
    if (!kindRow(kind).numbered || entries.length === 0) return [];
    const qboIds = entries.map(({ qboId }) => qboId);
    return slice.db.withTenant(tenantId, (tx) => findClaims(tx, { companyId, kind, qboIds }));
  }

  async function matchKind(kind: ReferenceKind, needs: readonly ReferenceNeed[], ask: boolean) {
    const { list } = kindRow(kind);
    const known = !ask && (await lists.isBelieved(quickBooksLists[list].entity));
    const entries = await entriesFor(list, needs, !known);
    const [claims, numbers] = [await claimsOn(kind, entries), await numbersOf(kind, needs)];
    const matches = new Map<string, Match>();
    for (const need of needs) {
      const { name } = splitPartyKey(referenceKey(need));
      const around = { entries, claims, numbers: numbers.get(name) ?? new Set(), policy: policy.accountNumber(kind) };
      matches.set(needKey(need), matchName(need, around));
    }
    // What a remembered list lacks may be there by now. What may be created is created: QBO refuses a name it has.
    const doubtful = known
      ? needs.filter((need) => {
          const match = matches.get(needKey(need));
          return match?.kind !== 'found' && !(match?.kind === 'absent' && policy.mayCreate(kind));
        })
      : [];
    if (doubtful.length > 0) {
      for (const [key, match] of await matchKind(kind, doubtful, true)) matches.set(key, match);
    }
    return matches;
  }

  return {
    /** What each need is, by its key; `ask`: QBO itself, whatever is remembered of its lists. */
    async search(needs: readonly ReferenceNeed[], { ask }: { ask: boolean }): Promise<Map<string, Match>> {
      const matches = new Map<string, Match>();
      for (const [kind, group] of Map.groupBy(needs, (need) => need.kind)) {
        for (const [key, match] of await matchKind(kind, group, ask)) matches.set(key, match);
      }
      return matches;
    },
  };
}
