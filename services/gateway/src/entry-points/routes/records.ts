import { Type } from 'typebox';
import type { Static, TObject } from 'typebox';
import { recordSchemas, recordTypeNames } from '@autosync/contracts';
import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import { getRecord, listAttempts, listRecords, readInvoiceMoney, syncStates } from '@autosync/records';
import type { RecordRow } from '@autosync/records';
import { decodeCursor, encodeCursor, toPage } from '../../domain/cursors.ts';
import { requireDistinct } from '../../domain/distinct-records.ts';
import { problem } from '../../errors.ts';
import type { Operation } from '../../metrics.ts';
import { takeRecords } from '../../operations/take-records.ts';
import type { TakenRecord } from '../../operations/take-records.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { auditFields } from '../audit-fields.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import {
  bulkInput,
  bulkOutcomeSchema,
  MOST_HISTORY_ITEMS,
  recordPath,
  recordSchema,
  recordSummarySchema,
  toAttempt,
  toRecordSummary,
  upsertOutcomeSchema,
} from '../resources/record.ts';
import type { BulkItem } from '../resources/record.ts';
import { receivableFields, receivableTypes, toReceivable } from '../resources/receivable.ts';
import { closed, companyPath, DEFAULT_LIMIT, oneOf, pageSchema, pagingQuery } from '../resources/shared.ts';

type Resource = { type: RecordType; path: string; content: TObject };

/** `upsertRecord` → `upsertInvoices`: clients see an operation per type, metrics sum them up. */
function names(operation: Operation, { type }: Resource) {
  return { operationId: operation.replace(/Records?$/, recordTypeNames[type]), tags: [type] };
}

function writeRoutes(app: App, resource: Resource, deps: RouteDeps): void {
  const { type, path, content } = resource;
  const word = recordTypeNames[type].toLowerCase();

  app.put(
    `${path}/:externalId`,
    {
      config: { operation: 'upsertRecord', access: 'records:write' },
      schema: {
        ...names('upsertRecord', resource),
        summary: `Create or replace one of the ${word}`,
        params: recordPath,
        body: content,
        response: { 200: upsertOutcomeSchema, 201: upsertOutcomeSchema },
      },
    },
    async (request, reply) => {
      const { companyId, externalId } = request.params;
      const { tenantId } = keyOf(request);
      const records = [{ externalId, content: request.body }];
      const input = { ...auditFields(request, tenantId), companyId, type, records };
      const [taken] = (await takeRecords(deps, input)) as [TakenRecord];
      return reply.code(taken.outcome === 'created' ? 201 : 200).send(taken);
    },
  );

  app.post(
    `${path}/bulk`,
    {
      config: { operation: 'bulkUpsertRecords', access: 'records:write' },
      bodyLimit: deps.settings.bulkBodyLimitBytes,
      schema: {
        ...names('bulkUpsertRecords', resource),
        summary: `Create or replace up to 1,000 ${word}`,
        description: 'All or nothing: one fault and none is stored. Safe to repeat.',
        params: companyPath,
        body: bulkInput(content),
        response: { 200: bulkOutcomeSchema },
      },
    },
    async (request) => {
      const { companyId } = request.params;
      const { tenantId } = keyOf(request);
      const items: readonly BulkItem[] = request.body.items;
      requireDistinct(items);
      const records = items.map(({ externalId, ...rest }) => ({ externalId, content: rest }));
      return { items: await takeRecords(deps, { ...auditFields(request, tenantId), companyId, type, records }) };
    },
  );
}

/** What QuickBooks told of the money of a record's document. */
async function readMoney(tx: Tx, { companyId, qbo }: { companyId: string; qbo: RecordRow['qbo'] }) {
  if (qbo?.entity !== 'Invoice' && qbo?.entity !== 'CreditMemo') return null;
  return readInvoiceMoney(tx, { companyId, entity: qbo.entity, qboId: qbo.id });
}

const listQuery = Type.Object({ ...pagingQuery, syncState: Type.Optional(oneOf(syncStates)) }, closed);

function readRoutes(app: App, resource: Resource, { db }: RouteDeps): void {
  const { type, path, content } = resource;
  const word = recordTypeNames[type].toLowerCase();
  const isReceivable = receivableTypes.has(type);

  async function list(tenantId: string, companyId: string, query: Static<typeof listQuery>) {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [after] = query.cursor === undefined ? [] : decodeCursor(query.cursor, [/^[^\0]*$/]);
    const page = {
      companyId,
      type,
      limit: limit + 1,
      ...(after !== undefined && { after }),
      ...(query.syncState !== undefined && { syncState: query.syncState }),
    };
    const rows = await db.withTenant(tenantId, async (tx) => {
      await requireCompany(tx, companyId);
      return listRecords(tx, page);
    });
    return toPage(rows, { limit, toItem: toRecordSummary, cursorOf: ({ externalId }) => encodeCursor([externalId]) });
  }

  app.get(
    path,
    {
      config: { operation: 'listRecords', access: 'records:read' },
      schema: {
        ...names('listRecords', resource),
        summary: `List ${word} in the order of their external ids, by sync state`,
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
      config: { operation: 'getRecord', access: 'records:read' },
      schema: {
        ...names('getRecord', resource),
        summary: `Read one of the ${word} with its sync state and history`,
        params: recordPath,
        response: { 200: recordSchema(content, isReceivable ? receivableFields : {}) },
      },
    },
    async (request) => {
      const { companyId, externalId } = request.params;
      return db.withTenant(keyOf(request).tenantId, async (tx) => {
        await requireCompany(tx, companyId);
        const row = await getRecord(tx, { companyId, type, externalId });
        if (row === null) throw problem('not-found', `There is no such record among the ${word}.`);
        const attempts = await listAttempts(tx, { recordId: row.recordId, limit: MOST_HISTORY_ITEMS });
        return {
          ...toRecordSummary(row),
          ...(isReceivable && toReceivable(await readMoney(tx, { companyId, qbo: row.qbo }))),
          content: row.content as never,
          history: attempts.map(toAttempt),
        };
      });
    },
  );
}

/** The same routes for every record type that contracts has a content schema for: a new type adds nothing here. */
export function recordRoutes(app: App, deps: RouteDeps): void {
  for (const [type, content] of Object.entries(recordSchemas) as [RecordType, TObject][]) {
    const resource = { type, content, path: `/v1/companies/:companyId/${type}` };
    writeRoutes(app, resource, deps);
    readRoutes(app, resource, deps);
  }
}
