import { kindRow, type ReferenceKind } from '@autosync/contracts';
import { nameKey } from '@autosync/core';
import type { Cause } from '@autosync/records';
import type { OutgoingSlice } from '../outgoing-slice.ts';
import { candidateNames, ownName } from './matching.ts';
import { queryByNames, queryHolders } from './name-queries.ts';
import { referencePolicy } from './policy.ts';
import { createReferenceResolver } from './resolver.ts';
import { needOf } from './unmet.ts';

/**
 * Which of these causes are gone, by key: the name is mapped, there and active, or may be created by now. All of them
 * together in a few calls; nothing is created here.
 */
export async function lookForReferences(slice: OutgoingSlice, causes: readonly Cause[]): Promise<ReadonlySet<string>> {
  const resolver = createReferenceResolver(slice);
  // What an entry is like changes without its name: it is read again, not remembered.
  await resolver.recheck(causes.filter(({ details }) => asFound.has(String(details['reason']))).map(needOf));
  const looked = await resolver.look(causes.map(needOf));
  const creatable = causes.filter((_, index) => looked[index]?.kind === 'creatable');
  const free = await namesThatAreFree(slice, creatable);
  const isGone = (cause: Cause, index: number): boolean => {
    const found = looked[index];
    // One that was there all along: it must be another one now.
    if (found?.kind === 'met') return found.reference.qboId !== cause.details['qboId'];
    if (found?.kind !== 'creatable') return false;
    switch (cause.details['reason']) {
      case 'name-in-use':
        return free.has(cause.key);
      case 'creation-refused':
        return false;
      default:
        return true;
    }
  };
  return new Set(causes.filter(isGone).map(({ key }) => key));
}

/** Reasons that lie in what an entry is like. */
const asFound = new Set(['currency-differs', 'item-account-differs']);

/** Of the names that somebody else had: those of which one by which the need may be called is free now. */
async function namesThatAreFree(slice: OutgoingSlice, causes: readonly Cause[]): Promise<ReadonlySet<string>> {
  const policy = referencePolicy(slice.company.settings);
  const taken = causes.filter(({ details }) => details['reason'] === 'name-in-use');
  const free = new Set<string>();
  for (const [kind, group] of Map.groupBy(taken, (cause) => needOf(cause).kind)) {
    const wanted = group.map((cause) => {
      const names = candidateNames(needOf(cause)).map(ownName);
      return { key: cause.key, names: policy.accountNumber(kind) === 'never' ? names.slice(0, 1) : names };
    });
    const all = wanted.flatMap(({ names }) => names);
    const held = new Set((await holdersOf(slice, kind, all)).map(ownKey));
    for (const { key, names } of wanted) if (names.some((name) => !held.has(ownKey(name)))) free.add(key);
  }
  return free;
}

async function holdersOf(slice: OutgoingSlice, kind: ReferenceKind, names: readonly string[]): Promise<string[]> {
  const { numbered, list } = kindRow(kind);
  if (numbered) return (await queryHolders(slice, names)).map(({ name }) => name);
  return (await queryByNames(slice, list, names)).filter(({ active }) => active).map(({ name }) => name);
}

const ownKey = (name: string) => nameKey(ownName(name), { nested: false });
