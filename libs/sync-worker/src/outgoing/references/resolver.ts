import { isNested, referenceKey, type ReferenceKind } from '@autosync/contracts';
import { nameKey } from '@autosync/core';
import { openNameIntents, type CachedReference, type ListEntry } from '@autosync/records';
import { textField } from '../body-fields.ts';
import type { OutgoingSlice } from '../outgoing-slice.ts';
import { createCreationJudge } from './creation-judge.ts';
import { parentNeed, parentOf } from './creation-plan.ts';
import { createKnownNames } from './known-names.ts';
import { createNameSearch } from './name-search.ts';
import { fitting, incomeAccountNeed } from './fitness.ts';
import { candidateNames } from './matching.ts';
import { driveName, nameFieldOf } from './name-intents.ts';
import { createNewEntries } from './new-entries.ts';
import { distinctNeeds, needKey, type ReferenceNeed } from './need.ts';
import { referencePolicy } from './policy.ts';
import { metBy, metByFinding, referenceOf, type Reference, type Resolution } from './resolution.ts';
import { gone, inactive, missing, unmetBy } from './unmet.ts';

/** How an entry was lost, and the name that it had. */
type Loss = { how: 'inactive' | 'gone'; name: string };

/**
 * A party with an account number may have two names, alone and with the number. Where QuickBooks had one for each, they are
 * two parties: the one is not billed for the other when that is merged away.
 */
function isOther(need: ReferenceNeed, { fullName }: ListEntry, { name }: Loss): boolean {
  const key = (text: string) => nameKey(text, { nested: isNested(need.kind) });
  return candidateNames(need).length > 1 && key(fullName) !== key(name);
}

/** Terms decide due dates: what was found of an entry is read again after this. */
const DATA_MAX_AGE_MS = 86_400_000;

/**
 * Finds what names are in QBO, per company: what people mapped; else what was found before; else the exact name; else it may
 * be created. What was once found and is lost is never silently replaced by something new.
 */
export function createReferenceResolver(slice: OutgoingSlice) {
  const { tenantId, companyId } = slice.event;
  const policy = referencePolicy(slice.company.settings);
  const names = createKnownNames(slice);
  const { search } = createNameSearch(slice, policy);
  const known = new Map<string, Resolution>();
  const judge = createCreationJudge(policy, known);
  const creating = new Map<string, Promise<Resolution>>();

  let lastFind: Promise<unknown> = Promise.resolve();

  /**
   * Everything about these needs that can be known without creating something, in as few calls as there are lists. One look-up
   * at a time: the next one may find known what it was to ask for.
   */
  async function find(needs: readonly ReferenceNeed[]): Promise<void> {
    if (needs.every((need) => known.has(needKey(need)))) return;
    const found = lastFind.then(() => findUnknown(needs));
    lastFind = found.catch(() => undefined);
    await found;
  }

  async function findUnknown(needs: readonly ReferenceNeed[]): Promise<void> {
    const open = distinctNeeds(needs).filter((need) => !known.has(needKey(need)));
    if (open.length === 0) return;
    const mapped = await names.mapped(open);
    for (const [key, { resolution }] of mapped) known.set(key, resolution);
    const doubtful = open.filter((need) => mapped.get(needKey(need))?.doubtful === true);
    const unmapped = open.filter((need) => !known.has(needKey(need)));
    const found = await names.found(unmapped);
    const lostBefore = new Map<string, CachedReference>();
    for (const need of unmapped) {
      const finding = found.get(needKey(need));
      if (finding === undefined) continue;
      if (finding.lost !== null) lostBefore.set(needKey(need), finding);
      else known.set(needKey(need), metByFinding(finding));
      if (finding.lost === null && isAged(need, finding.readAt)) doubtful.push(need);
    }
    await recheckKnown(doubtful);
    const lost = await stillLost(unmapped, lostBefore);
    const unknown = unmapped.filter((need) => !known.has(needKey(need)));
    const isLost = (need: ReferenceNeed) => lost.has(needKey(need));
    await findByName(
      unknown.filter((need) => !isLost(need)),
      { ask: false, lost },
    );
    await findByName(unknown.filter(isLost), { ask: true, lost });
    await judgeCreation(unknown);
  }

  /** What was lost may be active again, under whatever name; otherwise it is looked for by its name once more. */
  async function stillLost(
    needs: readonly ReferenceNeed[],
    lostBefore: ReadonlyMap<string, CachedReference>,
  ): Promise<Map<string, Loss>> {
    const met = needs.flatMap((need) => {
      const finding = lostBefore.get(needKey(need));
      return finding === undefined ? [] : [{ need, reference: referenceOf(finding) }];
    });
    const { alive, lost } = await names.recheck(met);
    for (const { need, reference } of alive) known.set(needKey(need), { kind: 'met', reference });
    return new Map(lost.map(({ need, reference, how }) => [needKey(need), { how, name: reference.name }]));
  }

  function isAged({ kind }: ReferenceNeed, readAt: Date): boolean {
    return kind === 'term' && slice.clock.now().getTime() - readAt.getTime() > DATA_MAX_AGE_MS;
  }

  async function findByName(
    needs: readonly ReferenceNeed[],
    { ask, lost }: { ask: boolean; lost: ReadonlyMap<string, Loss> },
  ): Promise<void> {
    if (needs.length === 0) return;
    const matches = await search(needs, { ask });
    const found: { kind: string; key: string; reference: Reference }[] = [];
    for (const need of needs) {
      const match = matches.get(needKey(need)) ?? { kind: 'absent' as const, names: [] };
      const before = lost.get(needKey(need));
      if (match.kind === 'found' && before !== undefined && isOther(need, match.entry, before)) {
        known.set(needKey(need), lostAs(need, before));
      } else if (match.kind === 'found') {
        const met = metBy(match.entry);
        known.set(needKey(need), met);
        found.push({ kind: need.kind, key: referenceKey(need), reference: met.reference });
      } else if (match.kind === 'absent') {
        known.set(needKey(need), before === undefined ? judge.absent(need, match.names) : lostAs(need, before));
      } else {
        known.set(needKey(need), { kind: 'unmet', unmet: unmetBy(need, match) });
      }
    }
    await names.remember(found);
  }

  const lostAs = (need: ReferenceNeed, { how }: Pick<Loss, 'how'>): Resolution => ({
    kind: 'unmet',
    unmet: how === 'inactive' ? inactive(need) : gone(need),
  });

  /** Of what may be created: is everything there that creating it takes? Its accounts and its parent. */
  async function judgeCreation(needs: readonly ReferenceNeed[]): Promise<void> {
    const creatable = needs.filter((need) => known.get(needKey(need))?.kind === 'creatable');
    await findUnknown(creatable.flatMap((need) => [...judge.accountNeeds(need), ...judge.parentNeeds(need)]));
    for (const need of creatable) {
      const fault = judge.faultOf(need);
      if (fault !== undefined) known.set(needKey(need), { kind: 'unmet', unmet: fault });
    }
  }

  const { create } = createNewEntries(slice, {
    names,
    search,
    recheck: recheckKnown,
    async accountFields(need) {
      await find(judge.accountNeeds(need));
      return judge.accountFields(need);
    },
    async parentFor(need, name) {
      const parent = parentOf(need, name);
      if (parent === undefined) return null;
      await find([parentNeed(need, parent)]);
      return settle(parentNeed(need, parent));
    },
  });

  /** The need met: as it is known, else created. Each name is created once, however many records ask for it. */
  function settle(need: ReferenceNeed): Promise<Resolution> {
    const key = needKey(need);
    const resolution = known.get(key) ?? { kind: 'unmet' as const, unmet: missing(need) };
    if (resolution.kind !== 'creatable') return Promise.resolve(resolution);
    const underWay =
      creating.get(key) ??
      create(need, resolution.names)
        .then((created) => {
          known.set(key, created);
          return created;
        })
        .finally(() => creating.delete(key));
    creating.set(key, underWay);
    return underWay;
  }

  function asNeeded(need: ReferenceNeed, resolution: Resolution): Resolution {
    const account = incomeAccountNeed(need);
    return fitting(need, resolution, account && known.get(needKey(account)));
  }

  async function recheckKnown(needs: readonly ReferenceNeed[]): Promise<readonly ReferenceNeed[]> {
    const met = distinctNeeds(needs).flatMap((need) => {
      const resolution = known.get(needKey(need));
      return resolution?.kind === 'met' ? [{ need, reference: resolution.reference }] : [];
    });
    const { alive, lost } = await names.recheck(met);
    for (const { need, reference } of alive) known.set(needKey(need), { kind: 'met', reference });
    for (const { need, reference, how } of lost) {
      // A mapping stays as people made it; anything else may have become another entry of that name.
      if (reference.mapped) known.set(needKey(need), lostAs(need, { how }));
      else known.delete(needKey(need));
    }
    return lost.map(({ need }) => need);
  }

  return {
    /**
     * Drives the names whose creation was cut short, before anything else: the record that needed one may have changed
     * meanwhile, or find the name in QuickBooks by itself.
     */
    async finishOpen(): Promise<void> {
      const open = await slice.db.withTenant(tenantId, (tx) => openNameIntents(tx, { companyId }));
      for (const { referenceKind, referenceKey: key, intent } of open) {
        const kind = referenceKind as ReferenceKind;
        const sent = await driveName(slice, { kind, intent, counted: false });
        if (sent.kind === 'accepted') {
          const reference = {
            qboId: textField(sent.body, 'Id'),
            name: textField(intent.payload, nameFieldOf(kind)),
            data: {},
            mapped: false,
          };
          await names.remember([{ kind, key, reference }]);
        } else if (sent.kind === 'waits') known.set(`${kind}/${key}`, { kind: 'waits', until: sent.until });
        else if (sent.kind === 'unclear') known.set(`${kind}/${key}`, { kind: 'waits', until: null });
      }
    },

    /** Looks up what a page of records needs, so that resolving one of them seldom calls QBO. Creates nothing. */
    prefetch: (needs: readonly ReferenceNeed[]) => find(needs),

    /** What is known of these needs, asked of QBO where nothing is; creates nothing. */
    async look(needs: readonly ReferenceNeed[]): Promise<Resolution[]> {
      await find([...needs, ...needs.flatMap((need) => incomeAccountNeed(need) ?? [])]);
      return needs.map((need) => asNeeded(need, known.get(needKey(need)) ?? { kind: 'unmet', unmet: missing(need) }));
    },

    /** What is known of a need by now; asks nobody. */
    known: (need: ReferenceNeed): Resolution | undefined => known.get(needKey(need)),

    settle: async (need: ReferenceNeed): Promise<Resolution> => asNeeded(need, await settle(need)),

    /** Names that QuickBooks refused to create may be asked for again, as something else. */
    forgetRefused(needs: readonly ReferenceNeed[]): void {
      for (const need of needs) {
        const resolution = known.get(needKey(need));
        if (resolution?.kind === 'unmet' && resolution.unmet.refusal.refused !== undefined) known.delete(needKey(need));
      }
    },

    /**
     * QBO refused a document for one of its names. It is asked by Id, once per list, which of them are still there, and exactly
     * those that are not are forgotten; answers them.
     */
    async recheck(needs: readonly ReferenceNeed[]): Promise<readonly ReferenceNeed[]> {
      await find(needs);
      return recheckKnown(needs);
    },
  };
}

export type ReferenceResolver = ReturnType<typeof createReferenceResolver>;
