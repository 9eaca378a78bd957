import { AutosyncError } from '@autosync/core';
import type { FailureCode } from '@autosync/contracts';
import { findReferences, forgetReferences, openNameIntents, saveReferences, withFence } from '@autosync/records';
import { textField } from './body-fields.ts';
import type { Refusal } from './entity-definition.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { createName, driveName, queryNames } from './name-intents.ts';
import { cleanName, referenceKey, referenceRules, type ReferenceKind, type ReferenceNeed } from './reference-kinds.ts';
import type { Sent } from './sending.ts';

/** A need that is met, or why it is not. */
export type Resolution =
  | { ok: true; qboId: string }
  | { ok: false; refusal: Refusal }
  /** The name's own intent has no definite answer yet. */
  | { ok: false; waits: Date | null };

const NAMES_PER_QUERY = 30;

function needKey(need: ReferenceNeed): string {
  return `${need.kind}/${referenceKey(need.name)}`;
}

/**
 * Finds the QBO ids of names, per company: from the cache, else by query (many names in one metered call), else by
 * creating what may be created. Each name is created once, however many documents of the slice ask for it.
 */
export function createReferenceResolver(slice: OutgoingSlice) {
  const known = new Map<string, Resolution>();
  /** Looked for in QBO since the last `forget`: what is not known by now is not there. */
  const lookedUp = new Set<string>();
  const resolving = new Map<string, Promise<Resolution>>();
  const { tenantId, companyId } = slice.event;

  async function remember(kind: ReferenceKind, found: { key: string; qboId: string; name: string }[]): Promise<void> {
    for (const { key, qboId } of found) known.set(`${kind}/${key}`, { ok: true, qboId });
    if (found.length === 0) return;
    const references = found.map((entry) => ({ kind, data: {}, ...entry }));
    await withFence(slice.db, slice.fence, (tx) =>
      saveReferences(tx, { tenantId, companyId, references, now: slice.sqlNow() }),
    );
  }

  async function fromCache(needs: ReferenceNeed[]): Promise<void> {
    const references = needs.map((need) => ({ kind: need.kind, key: referenceKey(need.name) }));
    const cached = await slice.db.withTenant(tenantId, (tx) => findReferences(tx, { companyId, references }));
    for (const entry of cached) known.set(`${entry.kind}/${entry.key}`, { ok: true, qboId: entry.qboId });
  }

  async function fromQuery(kind: ReferenceKind, needs: ReferenceNeed[]): Promise<void> {
    const rule = referenceRules[kind];
    for (let at = 0; at < needs.length; at += NAMES_PER_QUERY) {
      const page = needs.slice(at, at + NAMES_PER_QUERY);
      const names = page.map((need) => cleanName(need.name));
      const entities = await queryNames(slice, kind, names);
      const byKey = new Map(entities.map((entity) => [referenceKey(entity[rule.nameField] ?? ''), entity]));
      await remember(
        kind,
        page.flatMap((need) => {
          const entity = rule.conditions === undefined ? byKey.get(referenceKey(cleanName(need.name))) : entities[0];
          return entity === undefined
            ? []
            : [{ key: referenceKey(need.name), qboId: entity.Id, name: entity[rule.nameField] ?? need.name }];
        }),
      );
      for (const need of page) lookedUp.add(needKey(need));
    }
  }

  /** From the cache, then from QBO, whatever was not looked up yet. */
  async function lookUp(needs: readonly ReferenceNeed[]): Promise<void> {
    const all = needs.flatMap((need) => [need, ...referenceRules[need.kind].createNeeds]);
    const isOpen = (key: string): boolean => !known.has(key) && !lookedUp.has(key);
    const open = () =>
      [...new Map(all.map((need) => [needKey(need), need]))].flatMap(([key, need]) => (isOpen(key) ? [need] : []));
    if (open().length === 0) return;
    await fromCache(open());
    for (const [kind, group] of Map.groupBy(open(), (need) => need.kind)) await fromQuery(kind, group);
  }

  async function create(need: ReferenceNeed): Promise<Resolution> {
    const rule = referenceRules[need.kind];
    if (rule.toBody === null) return missing(rule.missing, need);
    const resolved = await Promise.all(rule.createNeeds.map(resolve));
    const unmet = resolved.find((resolution) => !resolution.ok);
    if (unmet !== undefined) return unmet;
    const idOf = (wanted: ReferenceNeed) => idFrom(known.get(needKey(wanted)));
    const names = [cleanName(need.name)];
    if (need.accountNumber !== undefined) names.push(cleanName(`${need.name} (${need.accountNumber})`));
    let refusal: Resolution = missing(rule.missing, need);
    for (const name of names) {
      const sent = await createName(slice, need, rule.toBody(need, name, idOf));
      if (sent.kind === 'accepted') {
        const qboId = textField(sent.body, 'Id');
        await remember(need.kind, [{ key: referenceKey(need.name), qboId, name }]);
        return { ok: true, qboId };
      }
      if (sent.kind === 'waits') return { ok: false, waits: sent.until };
      if (sent.kind === 'unclear') return { ok: false, waits: null };
      refusal = refusalOf(sent, name);
      if (sent.kind !== 'rejected' || sent.fault.code !== '6240') break;
      // Somebody may have created it since we looked.
      const [entity] = await queryNames(slice, need.kind, [name]);
      if (entity !== undefined) {
        await remember(need.kind, [{ key: referenceKey(need.name), qboId: entity.Id, name }]);
        return { ok: true, qboId: entity.Id };
      }
    }
    return refusal;
  }

  /** A record with an open intent was in no `prefetch`, and a name that is there must not be created again. */
  async function findOrCreate(need: ReferenceNeed): Promise<Resolution> {
    const key = needKey(need);
    await lookUp([need]);
    const resolution = known.get(key) ?? (await create(need));
    known.set(key, resolution);
    return resolution;
  }

  function resolve(need: ReferenceNeed): Promise<Resolution> {
    const key = needKey(need);
    const done = known.get(key);
    if (done !== undefined) return Promise.resolve(done);
    const underWay = resolving.get(key) ?? findOrCreate(need);
    resolving.set(key, underWay);
    return underWay;
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
          const name = textField(intent.payload, referenceRules[kind].nameField);
          await remember(kind, [{ key, qboId: textField(sent.body, 'Id'), name }]);
        } else if (sent.kind === 'waits') known.set(`${kind}/${key}`, { ok: false, waits: sent.until });
        else if (sent.kind === 'unclear') known.set(`${kind}/${key}`, { ok: false, waits: null });
      }
    },

    /** Looks up all names of a page of records at once, so that `resolve` seldom calls QBO. Creates nothing. */
    prefetch: lookUp,

    /** The id of one name: as it was found, else created when the company allows. */
    resolve,

    /** Forgets names that QBO no longer accepts: the next `resolve` asks QBO again. */
    async forget(needs: readonly ReferenceNeed[]): Promise<void> {
      for (const key of needs.map(needKey)) {
        known.delete(key);
        lookedUp.delete(key);
        resolving.delete(key);
      }
      const references = needs.map((need) => ({ kind: need.kind, key: referenceKey(need.name) }));
      await withFence(slice.db, slice.fence, (tx) => forgetReferences(tx, { companyId, references }));
    },
  };
}

export type ReferenceResolver = ReturnType<typeof createReferenceResolver>;

/** The id of a met need. Throws `reference-unresolved`: a mapping asked for a name it did not list in `needs`. */
export function idFrom(resolution: Resolution | undefined): string {
  if (resolution?.ok === true) return resolution.qboId;
  throw new AutosyncError('reference-unresolved', 'a mapping refers to a name that it does not need');
}

function missing(code: FailureCode, need: ReferenceNeed): Resolution {
  return { ok: false, refusal: { code, values: { name: need.name } } };
}

function refusalOf(sent: Exclude<Sent, { kind: 'accepted' | 'waits' | 'unclear' }>, name: string): Resolution {
  if (sent.kind === 'ambiguous-documents') return { ok: false, refusal: { code: 'document-ambiguous' } };
  return sent.fault.code === '6240'
    ? { ok: false, refusal: { code: 'name-in-use', values: { name } } }
    : { ok: false, refusal: { code: 'reference-invalid', values: { detail: `${name}: ${sent.fault.detail}` } } };
}
