import type { FastifySchemaCompiler } from 'fastify';
import { Type } from 'typebox';
import type { Static, TSchema } from 'typebox';
import { declarationOf, outgoingTypes, sourceFields } from '@autosync/contracts';
import type { RecordContent, RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import { getRecord, listAttempts, listRecords, readInvoiceMoney, syncStates } from '@autosync/records';
import type { RecordRow } from '@autosync/records';
import { decodeCursor, encodeCursor, toPage } from '../../domain/cursors.ts';
import { requireDistinct } from '../../domain/distinct-records.ts';
import { etagOf } from '../../domain/if-match.ts';
import { judgeItems } from '../../domain/judge-items.ts';
import { checkContents, splitBody, toSource } from '../../domain/record-content.ts';
import { possibleDecisions } from '../../domain/record-decision.ts';
import { problem } from '../../errors.ts';
import type { Operation } from '../../metrics.ts';
import { cancelRecord, takeRecord, takeRecords } from '../../operations/take-records.ts';
import { takeEach } from '../../operations/take-each.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { auditFields } from '../audit-fields.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import { bodyValidator, compileSchema } from '../plugins/validation.ts';
import { recordStreamRoute } from './record-streams.ts';
import {
  bulkInput,
  bulkItem,
  bulkOutcomeSchema,
  looseBulkInput,
  MOST_HISTORY_ITEMS,
  recordInput,
  recordPath,
  recordSchema,
  recordSummarySchema,
  toAttempt,
  toRecordSummary,
  upsertOutcomeSchema,
} from '../resources/record.ts';
import type { BulkItem } from '../resources/record.ts';
import { receivableFields, toReceivable } from '../resources/receivable.ts';
import { closed, companyPath, DEFAULT_LIMIT, oneOf, pageSchema, pagingQuery } from '../resources/shared.ts';

type Resource = { type: RecordType; path: string; content: RecordContent };

/** `upsertRecord` → `upsertInvoices`: clients see an operation per type, metrics sum them up. */
function names(operation: Operation, { type }: Resource) {
  return { operationId: operation.replace(/Records?$/, declarationOf(type).title), tags: [type] };
}

const conditions = Type.Object({
  'if-match': Type.Optional(Type.String({ description: 'ETag of the version that you read; `*`: of any' })),
  'if-none-match': Type.Optional(Type.String({ description: '`*`: only if there is none yet' })),
});

function putRoute(app: App, resource: Resource, deps: RouteDeps): void {
  const { type, path, content } = resource;
  app.put(
    `${path}/:externalId`,
    {
      config: { operation: 'upsertRecord', access: 'records:write', sends: ['etag'], problems: ['outdated-record'] },
      bodyLimit: deps.settings.bulkBodyLimitBytes,
      schema: {
        ...names('upsertRecord', resource),
        summary: `Create or replace ${declarationOf(type).words.one}`,
        description:
          'The last writer wins, unless you say which: by `If-Match` with the ETag that you read, or by `sourceUpdatedAt` ' +
          'or `sourceSequence`. A state that is older than what is stored is answered with 409 `outdated-record`, and ' +
          'changes nothing; there is no need to send it again. With `cancelled: true` its document in QuickBooks is voided or ' +
          'deleted by the next batch, as the setting `cancelledRecords` of the company says; one that was never sent just ends.',
        params: recordPath,
        headers: conditions,
        body: recordInput(content),
        response: { 200: upsertOutcomeSchema, 201: upsertOutcomeSchema },
      },
    },
    async (request, reply) => {
      const { companyId, externalId } = request.params;
      const { tenantId } = keyOf(request);
      const { source, ...record } = splitBody('', request.body);
      checkContents(content, [['', record.content]]);
      const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = request.headers;
      const precondition = { ...(ifMatch && { ifMatch }), ...(ifNoneMatch && { ifNoneMatch }) };
      const input = { ...auditFields(request, tenantId), companyId, type };
      const { outcome, ...taken } = await takeRecord(
        deps,
        { ...input, record: { externalId, source, ...record } },
        precondition,
      );
      reply.header('etag', etagOf(taken.version));
      if (outcome === 'outdated') throw outdated(taken.version);
      return reply.code(outcome === 'created' ? 201 : 200).send({ ...taken, outcome });
    },
  );
}

const cancelQuery = Type.Object(
  { sourceSequence: sourceFields.sourceSequence, sourceUpdatedAt: sourceFields.sourceUpdatedAt },
  closed,
);

function cancelRoute(app: App, resource: Resource, deps: RouteDeps): void {
  const { type, path } = resource;
  app.delete(
    `${path}/:externalId`,
    {
      config: { operation: 'cancelRecord', access: 'records:write', sends: ['etag'], problems: ['outdated-record'] },
      schema: {
        ...names('cancelRecord', resource),
        summary: `Say that ${declarationOf(type).words.one} was cancelled in your system`,
        description:
          'The same as to send it again as it is with `cancelled: true`. The record stays, with its history; its document in ' +
          'QuickBooks is voided or deleted by the next batch. Safe to repeat. To bring it back, send it again.',
        params: recordPath,
        headers: Type.Object({ 'if-match': conditions.properties['if-match'] }),
        querystring: cancelQuery,
        response: { 200: upsertOutcomeSchema },
      },
    },
    async (request, reply) => {
      const { companyId, externalId } = request.params;
      const { tenantId } = keyOf(request);
      const { 'if-match': ifMatch } = request.headers;
      const { outcome, ...taken } = await cancelRecord(
        deps,
        { ...auditFields(request, tenantId), companyId, type, externalId, source: toSource('', request.query) },
        { ...(ifMatch !== undefined && { ifMatch }) },
      );
      reply.header('etag', etagOf(taken.version));
      if (outcome === 'outdated') throw outdated(taken.version);
      return { ...taken, outcome };
    },
  );
}

/** Not 200: who looks at the status only would take what was sent for what is stored. */
const outdated = (version: number) =>
  problem('outdated-record', `Version ${version} was made later, by your own sequence. It stays.`);

/** The items of a request whose items are taken one for one are looked at later. */
function bulkValidator(content: RecordContent): FastifySchemaCompiler<TSchema> {
  const whole = bodyValidator(bulkInput(content));
  const loose = bodyValidator(looseBulkInput);
  return (part) => {
    if (part.httpPart !== 'body') return compileSchema(part);
    return (body: unknown) => {
      const takesEach = typeof body === 'object' && body !== null && 'atomic' in body && body.atomic === false;
      return (takesEach ? loose : whole)(body);
    };
  };
}

/** All items, when all of them are good; throws the faults of the first hundred. */
function allOf(content: RecordContent, items: readonly BulkItem[]) {
  requireDistinct(items);
  const records = items.map(({ externalId, ...body }, index) => ({
    externalId,
    ...splitBody(`/items/${index}`, body),
  }));
  checkContents(
    content,
    records.map((record, index) => [`/items/${index}`, record.content]),
  );
  return records;
}

function bulkRoute(app: App, resource: Resource, deps: RouteDeps): void {
  const { type, path, content } = resource;
  const item = bodyValidator(bulkItem(content));
  app.post(
    `${path}/bulk`,
    {
      config: { operation: 'bulkUpsertRecords', access: 'records:write' },
      bodyLimit: deps.settings.bulkBodyLimitBytes,
      validatorCompiler: bulkValidator(content),
      schema: {
        ...names('bulkUpsertRecords', resource),
        summary: `Create or replace up to 1,000 ${declarationOf(type).words.many}`,
        description:
          'All or nothing, or with `atomic: false` each item for itself. Safe to repeat. An item that is older than what is stored, by ' +
          '`sourceUpdatedAt` or `sourceSequence`, has the outcome `outdated` and changes nothing.',
        params: companyPath,
        body: bulkInput(content),
        response: { 200: bulkOutcomeSchema },
      },
    },
    async (request) => {
      const { companyId } = request.params;
      const { tenantId } = keyOf(request);
      const owner = { ...auditFields(request, tenantId), companyId, type };
      const { items } = request.body;
      if (request.body.atomic === false)
        return { items: await takeEach(deps, owner, judgeItems(content, item, items)) };
      return { items: await takeRecords(deps, { ...owner, records: allOf(content, items as readonly BulkItem[]) }) };
    },
  );
}

/** What QuickBooks told of the money of a record's document. */
async function readMoney(tx: Tx, { companyId, qbo }: { companyId: string; qbo: RecordRow['qbo'] }) {
  if (qbo?.entity !== 'Invoice' && qbo?.entity !== 'CreditMemo') return null;
  return readInvoiceMoney(tx, { companyId, entity: qbo.entity, qboId: qbo.id });
}

const listQuery = Type.Object(
  {
    ...pagingQuery,
    syncState: Type.Optional(oneOf(syncStates)),
    search: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description:
          'Part of its number, of the number of its document, of your own id, or of the name of its customer, vendor or employee, in ' +
          'whatever case',
      }),
    ),
  },
  closed,
);

function readRoutes(app: App, resource: Resource, { db }: RouteDeps): void {
  const { type, path, content } = resource;
  const { words } = declarationOf(type);

  async function list(tenantId: string, companyId: string, query: Static<typeof listQuery>) {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [after] = query.cursor === undefined ? [] : decodeCursor(query.cursor, [/^[^\0]*$/]);
    const page = {
      companyId,
      type,
      limit: limit + 1,
      ...(after !== undefined && { after }),
      ...(query.syncState !== undefined && { syncState: query.syncState }),
      ...(query.search !== undefined && { search: query.search }),
    };
    const [, rows] = await db.readOfTenant(tenantId, (tx) =>
      Promise.all([requireCompany(tx, companyId), listRecords(tx, page)]),
    );
    return toPage(rows, { limit, toItem: toRecordSummary, cursorOf: ({ externalId }) => encodeCursor([externalId]) });
  }

  app.get(
    path,
    {
      config: { operation: 'listRecords', access: 'records:read' },
      schema: {
        ...names('listRecords', resource),
        summary: `List ${words.many} in the order of their external ids, by sync state, number or name`,
        params: companyPath,
        querystring: listQuery,
        response: { 200: pageSchema(recordSummarySchema) },
      },
    },
    async (request) => list(keyOf(request).tenantId, request.params.companyId, request.query),
  );

  app.get(
    `${path}/:externalId`,
    {
      config: { operation: 'getRecord', access: 'records:read', sends: ['etag'] },
      schema: {
        ...names('getRecord', resource),
        summary: `Read ${words.one} with its sync state and history`,
        description: 'The ETag is its version: send it as If-Match to replace just that.',
        params: recordPath,
        response: { 200: recordSchema(content.schema, content.isReceivable ? receivableFields : {}) },
      },
    },
    async (request, reply) => {
      const { companyId, externalId } = request.params;
      return db.withTenant(keyOf(request).tenantId, async (tx) => {
        await requireCompany(tx, companyId);
        const row = await getRecord(tx, { companyId, type, externalId });
        if (row === null) throw problem('not-found', `There is no such record among the ${words.many}.`);
        reply.header('etag', etagOf(row.version));
        const attempts = await listAttempts(tx, { recordId: row.recordId, limit: MOST_HISTORY_ITEMS });
        return {
          ...toRecordSummary(row),
          ...(content.isReceivable && toReceivable(await readMoney(tx, { companyId, qbo: row.qbo }))),
          decisions: possibleDecisions({ ...row, entity: row.qbo?.entity ?? null }),
          content: row.content as never,
          history: attempts.map(toAttempt),
        };
      });
    },
  );
}

/** The same routes for every record type that goes out: a new type adds nothing here. */
export function recordRoutes(app: App, deps: RouteDeps): void {
  for (const [type, content] of outgoingTypes) {
    const resource = { type, content, path: `/v1/companies/:companyId/${type}` };
    putRoute(app, resource, deps);
    cancelRoute(app, resource, deps);
    bulkRoute(app, resource, deps);
    recordStreamRoute(app, resource, deps);
    readRoutes(app, resource, deps);
  }
}
