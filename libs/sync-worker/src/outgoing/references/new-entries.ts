import { kindRow, referenceKey } from '@autosync/contracts';
import { nameKey } from '@autosync/core';
import { textField } from '../body-fields.ts';
import type { OutgoingSlice } from '../outgoing-slice.ts';
import type { Sent } from '../sending.ts';
import type { AccountField } from './creation-judge.ts';
import { newEntry } from './creation-plan.ts';
import type { KnownNames } from './known-names.ts';
import { toListEntry } from './list-entry.ts';
import { ownName, type Match } from './matching.ts';
import { createName } from './name-intents.ts';
import { queryHolders } from './name-queries.ts';
import { needKey, type ReferenceNeed } from './need.ts';
import { idOfParent, metBy, type Resolution } from './resolution.ts';
import { accountMissing, because, inUse, refused, unmetBy, type Unmet } from './unmet.ts';

/** What creating takes of the resolver: the other needs that come first. */
type EntryContext = {
  names: Pick<KnownNames, 'remember' | 'keepEntries'>;
  search(needs: readonly ReferenceNeed[], options: { ask: boolean }): Promise<Map<string, Match>>;
  recheck(needs: readonly ReferenceNeed[]): Promise<readonly ReferenceNeed[]>;
  accountFields(need: ReferenceNeed): Promise<AccountField[]>;
  /** The parent that an entry of this name stands below; null: none. */
  parentFor(need: ReferenceNeed, name: string): Promise<Resolution | null>;
};

/** Faults that say that something the new entry refers to is no longer valid. */
const REFERENCE_FAULTS = new Set(['610', '2500', '6430']);

/** Creates entries of QBO's lists, each under an intent of its own, under the first of its names that is free. */
export function createNewEntries(slice: OutgoingSlice, around: EntryContext) {
  async function create(need: ReferenceNeed, names: readonly string[]): Promise<Resolution> {
    let taken: Resolution | undefined;
    for (const name of names) {
      const created = await createUnder(need, name);
      if (created.kind !== 'unmet' || created.unmet.refusal.code !== 'name-in-use') return created;
      taken ??= created;
    }
    return taken ?? { kind: 'unmet', unmet: refused(need, 'there is no name for it') };
  }

  async function createUnder(need: ReferenceNeed, name: string): Promise<Resolution> {
    const parent = await around.parentFor(need, name);
    const parentId = idOfParent(parent ?? undefined);
    if (parent !== null && parentId === undefined) {
      return parent.kind === 'unmet' ? { kind: 'unmet', unmet: because(need, parent.unmet) } : parent;
    }
    const accountIds: Record<string, string> = {};
    for (const { field, role, account } of await around.accountFields(need)) {
      if ('why' in account) return { kind: 'unmet', unmet: accountMissing(need, role, account.why) };
      accountIds[field] = account.qboId;
    }
    const body = newEntry(need, { name, accountIds, ...(parentId !== undefined && { parentId }) });
    const { sent, payload } = await createName(slice, need, body);
    switch (sent.kind) {
      case 'accepted':
        return accepted(need, name, { ...payload, ...sent.body });
      case 'waits':
        return { kind: 'waits', until: sent.until };
      case 'unclear':
        return { kind: 'waits', until: null };
      case 'ambiguous-documents':
        return { kind: 'unmet', unmet: refused(need, 'several in QuickBooks have this name') };
      case 'rejected':
        return rejected(need, name, sent);
    }
  }

  async function accepted(need: ReferenceNeed, name: string, body: Record<string, unknown>): Promise<Resolution> {
    const entry = { ...toListEntry(kindRow(need.kind).list, body), qboId: textField(body, 'Id') };
    await around.names.keepEntries(kindRow(need.kind).list, [entry]);
    // Others stand below a category, but it is nothing to sell.
    if (need.itemType === 'category') return { kind: 'unmet', unmet: unmetBy(need, { kind: 'unusable', entry }) };
    const reference = {
      qboId: entry.qboId,
      name: entry.name === ownName(name) ? name : entry.fullName,
      data: entry.data,
      mapped: false,
    };
    await around.names.remember([{ kind: need.kind, key: referenceKey(need), reference }]);
    return { kind: 'met', reference };
  }

  async function rejected(
    need: ReferenceNeed,
    name: string,
    { fault }: Extract<Sent, { kind: 'rejected' }>,
  ): Promise<Resolution> {
    if (fault.code === '6240') return takenName(need, name);
    if (REFERENCE_FAULTS.has(fault.code)) {
      const bad = await brokenAccount(need);
      if (bad !== undefined) return { kind: 'unmet', unmet: bad };
    }
    return { kind: 'unmet', unmet: refused(need, (fault.detail || fault.message).replace(/\.+$/, ''), fault) };
  }

  /** Somebody has the name: the very entry that is meant, made since we looked, or somebody else, who is named. */
  async function takenName(need: ReferenceNeed, name: string): Promise<Resolution> {
    const match = (await around.search([need], { ask: true })).get(needKey(need));
    if (match?.kind === 'found') {
      const met = metBy(match.entry);
      await around.names.remember([{ kind: need.kind, key: referenceKey(need), reference: met.reference }]);
      return met;
    }
    if (match !== undefined && match.kind !== 'absent' && match.kind !== 'taken') {
      return { kind: 'unmet', unmet: unmetBy(need, match) };
    }
    return { kind: 'unmet', unmet: inUse(need, name, await holderOf(need, name)) };
  }

  async function holderOf(need: ReferenceNeed, name: string): Promise<string> {
    if (!kindRow(need.kind).numbered) return `another ${kindRow(need.kind).word}`;
    const key = nameKey(ownName(name), { nested: false });
    const holders = await queryHolders(slice, [ownName(name)]);
    const holder = holders.find((candidate) => nameKey(ownName(candidate.name), { nested: false }) === key);
    return holder === undefined ? 'another customer, vendor or employee' : `${holder.word} "${holder.name}"`;
  }

  /** An account of the company's settings that was made inactive since we found it. */
  async function brokenAccount(need: ReferenceNeed): Promise<Unmet | undefined> {
    const fields = await around.accountFields(need);
    const bad = await around.recheck(fields.flatMap((field) => field.need ?? []));
    const broken = fields.find((field) => field.need !== null && bad.some((one) => one.name === field.need?.name));
    if (broken === undefined) return undefined;
    return accountMissing(need, broken.role, `: "${broken.need?.name ?? ''}" is inactive in QuickBooks`);
  }

  return { create };
}
