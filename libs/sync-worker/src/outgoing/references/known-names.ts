import { kindRow, quickBooksLists, referenceKey, type QuickBooksList } from '@autosync/contracts';
import {
  findMappings,
  findReferences,
  listEntriesById,
  loseReferences,
  saveListEntries,
  saveReferences,
  withFence,
  type CachedReference,
  type ListEntry,
  type StoredMapping,
} from '@autosync/records';
import type { OutgoingSlice } from '../outgoing-slice.ts';
import type { ReferenceNeed } from './need.ts';
import { queryByIds } from './name-queries.ts';
import { metByMapping, type Reference, type Resolution } from './resolution.ts';

/** What a name was found to be. */
export type Finding = { kind: string; key: string; reference: Reference };

/** A need and what it is as far as we know. */
type Met = { need: ReferenceNeed; reference: Reference };

const keysOf = (needs: readonly ReferenceNeed[]) => needs.map((need) => ({ kind: need.kind, key: referenceKey(need) }));

/** What we know of names without asking QBO: what people mapped, and what was found before. */
export function createKnownNames(slice: OutgoingSlice) {
  const { tenantId, companyId } = slice.event;

  async function entriesOf(mappings: readonly StoredMapping[]) {
    const byList = Map.groupBy(mappings, ({ kind }) => kindRow(kind as ReferenceNeed['kind']).list);
    const entries = await Promise.all(
      [...byList].map(async ([list, group]) => {
        const { entity } = quickBooksLists[list];
        const qboIds = group.map(({ qboId }) => qboId);
        const found = await slice.db.withTenant(tenantId, (tx) => listEntriesById(tx, { companyId, entity, qboIds }));
        return found.map((entry) => [`${list}/${entry.qboId}`, entry] as const);
      }),
    );
    return new Map(entries.flat());
  }

  async function remember(found: readonly Finding[]): Promise<void> {
    if (found.length === 0) return;
    const references = found.map(({ kind, key, reference: { qboId, name, data } }) => ({
      kind,
      key,
      qboId,
      name,
      data: { ...data },
    }));
    await withFence(slice.db, slice.fence, (tx) =>
      saveReferences(tx, { tenantId, companyId, references, now: slice.sqlNow() }),
    );
  }

  async function lose(lost: readonly { need: ReferenceNeed; how: 'inactive' | 'gone' }[]): Promise<void> {
    if (lost.length === 0) return;
    const references = lost.map(({ need, how }) => ({ kind: need.kind, key: referenceKey(need), lost: how }));
    await withFence(slice.db, slice.fence, (tx) => loseReferences(tx, { companyId, references, now: slice.sqlNow() }));
  }

  async function keepEntries(list: QuickBooksList, entries: readonly ListEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const { entity } = quickBooksLists[list];
    await withFence(slice.db, slice.fence, (tx) =>
      saveListEntries(tx, { tenantId, companyId, entity, entries, now: slice.clock.now() }),
    );
  }

  return {
    /** What people decided, by the key of the need; doubtful when the entry was inactive as far as we know. */
    async mapped(needs: readonly ReferenceNeed[]): Promise<Map<string, { resolution: Resolution; doubtful: boolean }>> {
      const mappings = await slice.db.withTenant(tenantId, (tx) =>
        findMappings(tx, { companyId, keys: keysOf(needs) }),
      );
      const entries = await entriesOf(mappings);
      return new Map(
        mappings.map((mapping) => {
          const { list } = kindRow(mapping.kind as ReferenceNeed['kind']);
          const entry = entries.get(`${list}/${mapping.qboId}`);
          const resolution = metByMapping(mapping, entry);
          return [`${mapping.kind}/${mapping.key}`, { resolution, doubtful: entry?.active === false }];
        }),
      );
    },

    /** What each name was found to be, also where that is lost, by the key of the need. */
    async found(needs: readonly ReferenceNeed[]): Promise<Map<string, CachedReference>> {
      const references = keysOf(needs);
      const cached = await slice.db.withTenant(tenantId, (tx) => findReferences(tx, { companyId, references }));
      return new Map(cached.map((entry) => [`${entry.kind}/${entry.key}`, entry]));
    },

    remember,
    keepEntries,

    /** Asks QBO by Id, once per list, and keeps what it says: which entries are alive, and which are lost. */
    async recheck(met: readonly Met[]): Promise<{ alive: Met[]; lost: (Met & { how: 'inactive' | 'gone' })[] }> {
      const alive: Met[] = [];
      const lost: (Met & { how: 'inactive' | 'gone' })[] = [];
      for (const [list, group] of Map.groupBy(met, ({ need }) => kindRow(need.kind).list)) {
        const entries = await queryByIds(slice, list, [...new Set(group.map(({ reference }) => reference.qboId))]);
        await keepEntries(list, entries);
        const byId = new Map(entries.map((entry) => [entry.qboId, entry]));
        for (const { need, reference } of group) {
          const entry = byId.get(reference.qboId);
          const data = { ...reference.data, ...entry?.data };
          if (entry?.active === true) alive.push({ need, reference: { ...reference, data } });
          else lost.push({ need, reference, how: entry === undefined ? 'gone' : 'inactive' });
        }
      }
      // Under the names by which they were found: another name would say that somebody else is meant.
      await remember(alive.filter(({ reference }) => !reference.mapped).map(toFinding));
      await lose(lost);
      return { alive, lost };
    },
  };
}

export type KnownNames = ReturnType<typeof createKnownNames>;

const toFinding = ({ need, reference }: Met) => ({ kind: need.kind, key: referenceKey(need), reference });
