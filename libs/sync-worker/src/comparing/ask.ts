import { errorCode } from '@autosync/core';
import type { QboEntityName } from '@autosync/qbo';
import {
  countComparedDocuments,
  findOtherVersions,
  forgetComparedDocuments,
  forgetUnseenDocuments,
  listUnseenOurs,
  nothingSettled,
  saveComparedDocuments,
  settleDifferences,
  type Comparison,
  type ComparedDocument,
} from '@autosync/records';
import type { EntityDefinition } from '../outgoing/entity-definition.ts';
import type { Doc } from '../outgoing/merging/same.ts';
import type { OutgoingSlice } from '../outgoing/outgoing-slice.ts';
import { MOST_CAPTURED, readUntil } from '../change-capture.ts';
import { readQbo } from '../reading.ts';
import type { ComparisonStep } from './compare-if-due.ts';
import { compareAlone, deletedDocument } from './compared-document.ts';
import { compareItemAccounts } from './item-accounts.ts';
import { afterOtherCount, afterPage, insteadOfCapture, PAGE, type Ask, type ComparisonPlan } from './plan.ts';

/** Ids in one read. */
const MOST_IDS = 200;

type Step = ComparisonStep<ComparisonPlan>;
type Given = { comparison: Comparison<ComparisonPlan>; plan: ComparisonPlan };
type Of<Kind extends Ask['kind']> = Extract<Ask, { kind: Kind }>;

/** Asks QuickBooks the next thing of a plan, then settles what it has answered, page by page; undefined: nothing is left. */
export async function askNext<Content>(
  slice: OutgoingSlice,
  definition: EntityDefinition<Content>,
  { comparison, plan }: Given,
): Promise<Step | undefined> {
  const [ask, ...asks] = plan.asks;
  if (ask === undefined) return settle(slice, { comparison, plan });
  const left = { comparison, plan: { ...plan, asks } };
  switch (ask.kind) {
    case 'scan':
      return scan(slice, left, ask);
    case 'capture':
      return capture(slice, left, ask);
    case 'count':
      return count(slice, left, ask);
    case 'seek':
      return seek(slice, left);
    case 'accounts':
      return only({ ...left.plan, accounts: await compareItemAccounts(slice, definition) });
  }
}

const only = (plan: ComparisonPlan) => () => Promise.resolve(plan);

function settle(slice: OutgoingSlice, { comparison, plan }: Given): Step | undefined {
  const { settled: before = nothingSettled, accounts } = plan;
  if (before.after === null) return undefined;
  const { id: comparisonId, startedAt } = comparison;
  const given = { ...placeOf(slice), comparisonId, startedAt, accounts, before, now: slice.sqlNow() };
  return async (tx) => ({ ...plan, settled: await settleDifferences(tx, given) });
}

function placeOf(slice: OutgoingSlice) {
  const { tenantId, companyId, type } = slice.event;
  return { tenantId, companyId, type };
}

/** Asked by the clock of QuickBooks or ours, whichever is earlier; the first answer counts, since later ones know more. */
function untilOf(plan: ComparisonPlan, asked: { at: Date; serverDate: Date | undefined }): string {
  if (plan.until !== null) return plan.until;
  return readUntil(asked.serverDate, asked.at).toISOString();
}

async function scan(slice: OutgoingSlice, { comparison, plan }: Given, { entity, start }: Of<'scan'>): Promise<Step> {
  const at = slice.clock.now();
  const { body, serverDate } = await readQbo(slice, () =>
    slice.qbo.query(entity as QboEntityName, [], { orderBy: 'Id', startPosition: start, maxResults: PAGE }),
  );
  const documents = await compare(slice, entity, body);
  const next = afterPage(start, body.length);
  const comparisonId = comparison.id;
  return async (tx) => {
    await saveComparedDocuments(tx, { ...placeOf(slice), comparisonId, documents });
    if (next === undefined) await forgetUnseenDocuments(tx, { ...placeOf(slice), entity, comparisonId });
    return {
      ...plan,
      until: untilOf(plan, { at, serverDate }),
      asks: next === undefined ? plan.asks : [{ kind: 'scan', entity, start: next }, ...plan.asks],
    };
  };
}

async function capture(slice: OutgoingSlice, { comparison, plan }: Given, ask: Of<'capture'>): Promise<Step> {
  const at = slice.clock.now();
  const captured = await captureOf(slice, ask);
  if (captured === undefined) {
    return only({ ...plan, asks: [...insteadOfCapture(ask), ...plan.asks] });
  }
  const { of, serverDate } = captured;
  const comparisonId = comparison.id;
  const documents: ComparedDocument[] = [];
  for (const entity of ask.entities) documents.push(...(await compare(slice, entity, of[entity]?.live ?? [])));
  return async (tx) => {
    await saveComparedDocuments(tx, { ...placeOf(slice), comparisonId, documents });
    for (const entity of ask.entities) {
      const qboIds = (of[entity]?.deleted ?? []).map(({ Id }) => Id);
      await forgetComparedDocuments(tx, { ...placeOf(slice), entity, qboIds });
    }
    return { ...plan, until: untilOf(plan, { at, serverDate }) };
  };
}

type Changes = Record<string, { live: readonly object[]; deleted: readonly { Id: string }[] } | undefined>;

/** Undefined: it was cut off, or QuickBooks does not tell changes of one of these. */
async function captureOf(
  slice: OutgoingSlice,
  { entities, since }: Of<'capture'>,
): Promise<{ of: Changes; serverDate: Date | undefined } | undefined> {
  try {
    const { body, serverDate } = await readQbo(slice, () =>
      slice.qbo.changeDataCapture(entities as readonly QboEntityName[], new Date(since)),
    );
    return body.count >= MOST_CAPTURED ? undefined : { of: body.of, serverDate };
  } catch (error) {
    if (errorCode(error) !== 'qbo-fault') throw error;
    return undefined;
  }
}

async function count(slice: OutgoingSlice, { plan }: Given, ask: Of<'count'>): Promise<Step> {
  const { entity } = ask;
  const { body: theirs } = await readQbo(slice, () => slice.qbo.count(entity as QboEntityName));
  const { tenantId, ...place } = placeOf(slice);
  const known = await slice.db.withTenant(tenantId, (tx) => countComparedDocuments(tx, { ...place, entity }));
  if (known === theirs) return only(plan);
  slice.logger.info({ entity, known, theirs }, 'QuickBooks has another number of documents than were seen');
  const until = plan.until ?? slice.clock.now().toISOString();
  return only({ ...plan, asks: [...afterOtherCount(ask, until), ...plan.asks] });
}

/** Not shown is no evidence: our documents that no read has shown are asked for by their Ids, as long as there are any. */
async function seek(slice: OutgoingSlice, { comparison, plan }: Given): Promise<Step> {
  const { tenantId, ...place } = placeOf(slice);
  const before = comparison.startedAt;
  const unseen = await slice.db.withTenant(tenantId, (tx) => listUnseenOurs(tx, { ...place, before, limit: MOST_IDS }));
  if (unseen === null) return only(plan);
  const { entity, qboIds } = unseen;
  const { body } = await readQbo(slice, () =>
    slice.qbo.query(entity as QboEntityName, [{ field: 'Id', operator: 'in', value: qboIds }], { maxResults: PAGE }),
  );
  const shown = await compare(slice, entity, body);
  const there = new Set(shown.map(({ qboId }) => qboId));
  const gone = qboIds.filter((qboId) => !there.has(qboId)).map((qboId) => deletedDocument(entity, qboId));
  const documents = [...shown, ...gone];
  return async (tx) => {
    await saveComparedDocuments(tx, { ...placeOf(slice), comparisonId: comparison.id, documents });
    return { ...plan, asks: [{ kind: 'seek' }, ...plan.asks] };
  };
}

async function compare(slice: OutgoingSlice, entity: string, rows: readonly object[]): Promise<ComparedDocument[]> {
  const { tenantId, ...place } = placeOf(slice);
  const documents = rows.map((row): Doc => ({ ...row }));
  const tokens = documents.map(({ Id, SyncToken }) => ({ qboId: String(Id), syncToken: String(SyncToken) }));
  const others = await slice.db.withTenant(tenantId, (tx) =>
    findOtherVersions(tx, { ...place, entity, documents: tokens }),
  );
  return documents.map((document) =>
    compareAlone(entity, { document, ours: others.get(String(document['Id'])) }, (err) =>
      slice.logger.error({ entity, qboId: document['Id'], err }, 'a document could not be compared'),
    ),
  );
}
