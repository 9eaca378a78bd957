import { kindRow, outgoingTypes, quickBooksLists, referenceKey, type ReferenceKind } from '@autosync/contracts';
import { nameKey, withAccountNumber } from '@autosync/core';
import type { Tx } from '@autosync/db';
import {
  changeMappings,
  findListEntries,
  findMappings,
  findReferences,
  freeRefused,
  freeWaitersOf,
  listEntriesById,
  listMappings,
  listPendingUses,
  listReads,
  listWaitersOf,
  lockMappings,
  type Mapping,
  type StoredListEntry,
} from '@autosync/records';
import { insertAuditEvent } from '../data-access/audit-events.ts';
import { matchVersion } from '../domain/if-match.ts';
import type { Actor } from '../domain/principal.ts';
import { MAX_FAULTS, problem, type Fault } from '../errors.ts';
import {
  fullKey,
  MOST_MAPPINGS,
  type MappingInput,
  type NamedInput,
  type PaymentType,
} from '../entry-points/resources/mapping.ts';

/** What a request asks for; `replace`: what it does not name goes. */
export type MappingOrder = {
  set: readonly MappingInput[];
  remove: readonly NamedInput[];
  replace: boolean;
  /** Where an item stands in the request. */
  pointerOf: (list: 'set' | 'remove', index: number) => string;
};

export type MappingRequest = {
  tenantId: string;
  companyId: string;
  actor: Actor;
  requestId: string;
  ifMatch: string;
  dryRun: boolean;
  now: Date | null;
};

/** What a name is in QuickBooks; of a payment method also how it pays. */
type Entry = { quickbooksId: string; name: string; paymentType?: PaymentType };
export type MappingChange = {
  kind: ReferenceKind;
  name: string;
  accountNumber: string | null;
  from: Entry | null;
  to: Entry | null;
};

const MOST_RECORDS = 200;
/** What the audit log keeps of one request; the numbers say how much there was. */
const MOST_AUDITED = 500;

/**
 * Changes mappings, all or nothing, and frees the records that waited for one of the names or were refused with it: they go out
 * with the next run, untouched. A dry run only says what would change.
 */
export async function orderMappings(tx: Tx, order: MappingOrder, request: MappingRequest) {
  const { tenantId, companyId, now } = request;
  const version = await lockMappings(tx, { tenantId, companyId, now });
  matchVersion(request.ifMatch, version);
  const set = await toMappings(tx, companyId, order);
  const before = await presentMappings(tx, companyId, order);
  const kept = new Set(set.map(keyOf));
  const remove = order.replace
    ? [...before.values()].filter((mapping) => !kept.has(keyOf(mapping)))
    : order.remove.flatMap((named) => before.get(fullKey(named)) ?? []);
  const changed = set.filter((mapping) => !isSame(before.get(keyOf(mapping)), mapping));
  const changes = [
    ...changed.map((mapping) => toChange(before.get(keyOf(mapping)), mapping)),
    ...remove.map((mapping) => toChange(mapping, undefined)),
  ];
  const records = request.dryRun ? await recordsConcerned(tx, companyId, changes) : { items: [], more: false };
  if (request.dryRun || changes.length === 0) return { version, dryRun: request.dryRun, changes, records, freed: 0 };

  const next = await changeMappings(tx, { tenantId, companyId, set: changed, remove, now });
  const waited = await freeWaitersOf(tx, { companyId, keys: changed.map(keyOf), now });
  const refused = await freeRefusedUses(tx, { companyId, changes, now });
  const audited = changes.slice(0, MOST_AUDITED).map(({ from, to, kind, name, accountNumber }) => ({
    from,
    to,
    named: { kind, name, accountNumber },
  }));
  await insertAuditEvent(tx, {
    tenantId,
    companyId,
    actor: request.actor,
    requestId: request.requestId,
    action: 'mappings.changed',
    outcome: 'done',
    before: { version, entries: audited.map(({ from, named }) => ({ ...named, entry: from })) },
    after: {
      version: next,
      changes: changes.length,
      entries: audited.map(({ to, named }) => ({ ...named, entry: to })),
    },
    now,
  });
  return { version: next, dryRun: false, changes, records, freed: waited + refused };
}

const keyOf = ({ kind, key }: { kind: string; key: string }) => `${kind}/${key}`;

function isSame(before: Mapping | undefined, after: Mapping): boolean {
  return before?.qboId === after.qboId && before.data['paymentType'] === after.data['paymentType'];
}

function toChange(before: Mapping | undefined, after: Mapping | undefined): MappingChange {
  const named = (after ?? before) as Mapping;
  return {
    kind: named.kind as ReferenceKind,
    name: named.name,
    accountNumber: named.accountNumber,
    from: toEntry(before),
    to: toEntry(after),
  };
}

function toEntry(mapping: Mapping | undefined): Entry | null {
  if (mapping === undefined) return null;
  const { qboId: quickbooksId, qboName: name, data } = mapping;
  const paymentType = data['paymentType'] as PaymentType | undefined;
  return { quickbooksId, name, ...(paymentType !== undefined && { paymentType }) };
}

async function presentMappings(tx: Tx, companyId: string, order: MappingOrder): Promise<Map<string, Mapping>> {
  const present = order.replace
    ? await listMappings(tx, { companyId, kind: null, after: null, limit: 10 * MOST_MAPPINGS })
    : await findMappings(tx, {
        companyId,
        keys: [...order.set, ...order.remove].map((named) => ({ kind: named.kind, key: referenceKey(named) })),
      });
  return new Map(present.map((mapping) => [keyOf(mapping), mapping]));
}

/** The mappings that a request sets, each held against the list it points into. Throws `invalid-request` with all faults. */
async function toMappings(tx: Tx, companyId: string, order: MappingOrder): Promise<Mapping[]> {
  const entries = await entriesChosen(tx, companyId, order.set);
  const readLists = new Set((await listReads(tx, companyId)).map(({ entity }) => entity));
  const faults: Fault[] = [];
  const seen = new Set<string>();
  const mappings: Mapping[] = [];
  for (const [index, input] of order.set.entries()) {
    const { entity } = quickBooksLists[kindRow(input.kind).list];
    const entry = entries.get(`${entity}/${input.quickbooksId}`);
    const fault = faultOf(input, { entry, isRead: readLists.has(entity), seen });
    seen.add(fullKey(input));
    if (fault !== undefined)
      faults.push({ ...fault, pointer: `${order.pointerOf('set', index)}${fault.pointer ?? ''}` });
    else if (entry !== undefined) mappings.push(toMapping(input, entry));
  }
  if (faults.length > 0) {
    const [first] = faults;
    throw problem('invalid-request', `${first?.pointer ?? ''} ${first?.detail ?? ''}`, {
      errors: faults.slice(0, MAX_FAULTS),
    });
  }
  return mappings;
}

function toMapping(input: MappingInput, entry: StoredListEntry): Mapping {
  return {
    kind: input.kind,
    key: referenceKey(input),
    name: input.name,
    accountNumber: input.accountNumber ?? null,
    qboId: entry.qboId,
    qboName: entry.fullName,
    data: input.paymentType === undefined ? {} : { paymentType: input.paymentType },
  };
}

async function entriesChosen(tx: Tx, companyId: string, set: readonly MappingInput[]) {
  const entries = new Map<string, StoredListEntry>();
  for (const [list, group] of Map.groupBy(set, ({ kind }) => kindRow(kind).list)) {
    const { entity } = quickBooksLists[list];
    const qboIds = group.map(({ quickbooksId }) => quickbooksId);
    for (const entry of await listEntriesById(tx, { companyId, entity, qboIds })) {
      entries.set(`${entity}/${entry.qboId}`, entry);
    }
  }
  return entries;
}

function faultOf(
  input: MappingInput,
  { entry, isRead, seen }: { entry: StoredListEntry | undefined; isRead: boolean; seen: ReadonlySet<string> },
): Fault | undefined {
  const row = kindRow(input.kind);
  if (seen.has(fullKey(input)))
    return { pointer: '/name', code: 'duplicate', detail: 'is mapped twice in this request' };
  if (input.accountNumber !== undefined && !row.numbered) {
    return { pointer: '/accountNumber', code: 'unknown', detail: `a ${row.word} has no account number` };
  }
  if ((input.kind === 'payment-method') !== (input.paymentType !== undefined)) {
    const detail = input.kind === 'payment-method' ? 'is needed: how it pays' : 'belongs to payment methods only';
    return { pointer: '/paymentType', code: 'payment-type', detail };
  }
  const at = '/quickbooksId';
  if (entry === undefined) {
    const detail = isRead
      ? `is none of the ${row.list} in QuickBooks as they were read last; refresh the lists if it is new`
      : `cannot be checked: the ${row.list} of QuickBooks were not read yet; connect the company and refresh the lists`;
    return { pointer: at, code: 'unknown', detail };
  }
  if (!entry.active) return { pointer: at, code: 'inactive', detail: `is "${entry.fullName}", which is inactive` };
  if (row.usable !== null && !row.usable.values.includes(String(entry.data[row.usable.field]))) {
    const sort = String(entry.data[row.usable.field]);
    return {
      pointer: at,
      code: 'unusable',
      detail: `is "${entry.fullName}" of the type ${sort}, which is no ${row.word}`,
    };
  }
  return undefined;
}

/** Records that use one of the names and that QuickBooks refused for another reason than a name that is missing. */
async function freeRefusedUses(
  tx: Tx,
  { companyId, changes, now }: { companyId: string; changes: readonly MappingChange[]; now: Date | null },
): Promise<number> {
  let freed = 0;
  for (const { type, path, names } of usesOf(changes)) {
    freed += await freeRefused(tx, { companyId, type, path, names, now });
  }
  return freed;
}

/** Where records may use the changed names: by record type and kind of name. */
function usesOf(changes: readonly MappingChange[]) {
  return outgoingTypes.flatMap(([type, { names: places }]) =>
    Object.entries(places).flatMap(([kind, path]) => {
      const names = changes.filter((change) => change.kind === kind);
      return names.length === 0 ? [] : [{ type, kind: kind as ReferenceKind, path, names }];
    }),
  );
}

/** Which records that are not synced yet would be written otherwise, and how. */
async function recordsConcerned(tx: Tx, companyId: string, changes: readonly MappingChange[]) {
  const byKey = new Map(changes.map((change) => [fullKey(toNamed(change)), change]));
  const byName = await meaningsByName(tx, companyId, changes.map(toNamed));
  const uses = await listWaitersOf(tx, { companyId, keys: [...byKey.keys()], limit: MOST_RECORDS + 1 });
  for (const { type, kind, path, names: changed } of usesOf(changes)) {
    const names = changed.map(({ name }) => name);
    const found = await listPendingUses(tx, { companyId, type, path, names, limit: MOST_RECORDS + 1 });
    for (const { externalId, name, accountNumber } of found) {
      uses.push({ type, externalId, key: fullKey(toNamed({ kind, name, accountNumber })) });
    }
  }
  const items = uses.flatMap(({ type, externalId, key }) => {
    const change = byKey.get(key);
    if (change === undefined) return [];
    const { kind, name, from, to } = change;
    const unmapped = byName.get(key) ?? null;
    return [{ type, externalId, kind, name, from: from ?? unmapped, to: to ?? unmapped }];
  });
  return { items: items.slice(0, MOST_RECORDS), more: items.length > MOST_RECORDS };
}

/** What names are without a mapping: what was found before, else the entry of exactly that name, as the lists were read last. */
async function meaningsByName(tx: Tx, companyId: string, names: readonly NamedInput[]): Promise<Map<string, Entry>> {
  const references = names.map((named) => ({ kind: named.kind, key: referenceKey(named) }));
  const cached = await findReferences(tx, { companyId, references });
  const found = new Map(cached.map((one) => [keyOf(one), one]));
  const meanings = new Map<string, Entry>();
  for (const [list, group] of Map.groupBy(names, ({ kind }) => kindRow(kind).list)) {
    const { entity, nested } = quickBooksLists[list];
    const nameKeys = group.flatMap(spellings).map((text) => nameKey(text.slice(text.lastIndexOf(':') + 1), { nested }));
    const entries = await findListEntries(tx, { companyId, entity, nameKeys, accountNumbers: [] });
    for (const named of group) {
      const known = found.get(fullKey(named));
      const [exact] = spellings(named).flatMap(
        (text) => entries.find(({ active, fullKey: key }) => active && key === nameKey(text, { nested })) ?? [],
      );
      if (known !== undefined && known.lost === null) {
        meanings.set(fullKey(named), { quickbooksId: known.qboId, name: known.name });
      } else if (exact !== undefined) {
        meanings.set(fullKey(named), { quickbooksId: exact.qboId, name: exact.fullName });
      }
    }
  }
  return meanings;
}

/** How a name may stand in QuickBooks: with its account number, or alone. */
function spellings({ name, accountNumber }: NamedInput): string[] {
  return accountNumber === undefined ? [name] : [withAccountNumber(name, accountNumber), name];
}

function toNamed({ kind, name, accountNumber }: Pick<MappingChange, 'kind' | 'name' | 'accountNumber'>): NamedInput {
  return { kind, name, ...(accountNumber !== null && { accountNumber }) };
}
