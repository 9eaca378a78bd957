import { getDifference, listDifferences } from '@autosync/records';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { ageCursor, toPage } from '../../domain/cursors.ts';
import { etagOf, requireIfMatch } from '../../domain/if-match.ts';
import { problem } from '../../errors.ts';
import { acceptanceOf } from '../../operations/accept-difference.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { auditFields } from '../audit-fields.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import {
  acceptanceInput,
  differenceFilter,
  differencePath,
  differenceSchema,
  toDifference,
} from '../resources/comparison.ts';
import { closed, companyPath, DEFAULT_LIMIT, pageSchema, pagingQuery } from '../resources/shared.ts';
import { sendCsv } from '../send-csv.ts';

const PAGE = 500;

const filterSchema = Type.Object(differenceFilter, closed);
const listQuery = Type.Object({ ...pagingQuery, ...differenceFilter }, closed);

function toFilter({ type, kind, state, comparisonId }: Static<typeof filterSchema>) {
  return {
    type: type ?? null,
    kinds: kind === undefined ? null : [kind],
    states: state === undefined ? null : [state],
    comparisonId: comparisonId ?? null,
  };
}

const cursorOf = ({ firstAt, id }: { firstAt: Date; id: string }) => ageCursor.encode({ createdAt: firstAt, id });

function readRoutes(app: App, { db }: RouteDeps): void {
  app.get(
    '/v1/companies/:companyId/differences',
    {
      config: { operation: 'listDifferences', access: 'records:read' },
      schema: {
        tags: ['comparisons'],
        summary: 'What differs between our records and QuickBooks, newest first',
        description:
          'With the record, both values and the thing to do. A difference is closed by itself when it is gone: by the next ' +
          'comparison, or at once when the record is decided about.',
        params: companyPath,
        querystring: listQuery,
        response: { 200: pageSchema(differenceSchema) },
      },
    },
    async (request) => {
      const { companyId } = request.params;
      const { limit = DEFAULT_LIMIT, cursor, ...filter } = request.query;
      const page = { companyId, ...toFilter(filter), after: ageCursor.decode(cursor), limit: limit + 1 };
      return db.withTenant(keyOf(request).tenantId, async (tx) => {
        await requireCompany(tx, companyId);
        return toPage(await listDifferences(tx, page), { limit, toItem: toDifference, cursorOf });
      });
    },
  );

  app.get(
    '/v1/companies/:companyId/differences/:differenceId',
    {
      config: { operation: 'getDifference', access: 'records:read', sends: ['etag'] },
      schema: {
        tags: ['comparisons'],
        summary: 'Read a difference',
        description: 'The ETag is what its acceptance wants as If-Match.',
        params: differencePath,
        response: { 200: differenceSchema },
      },
    },
    async (request, reply) => {
      const { companyId, differenceId } = request.params;
      const found = await db.withTenant(keyOf(request).tenantId, async (tx) => {
        await requireCompany(tx, companyId);
        return getDifference(tx, { companyId, id: differenceId });
      });
      if (found === null) throw problem('not-found', 'There is no such difference.');
      reply.header('etag', etagOf(found.version));
      return toDifference(found);
    },
  );
}

const columns = {
  type: ({ type }) => type,
  kind: ({ kind }) => kind,
  state: ({ state }) => state,
  externalId: ({ record }) => record?.externalId ?? '',
  entity: ({ entity }) => entity,
  docNumber: ({ docNumber }) => docNumber ?? '',
  quickbooksId: ({ quickbooksId }) => quickbooksId,
  field: () => '',
  ours: () => '',
  theirs: () => '',
  message: ({ message }) => message,
  fix: ({ fix }) => fix,
  firstAt: ({ firstAt }) => firstAt,
  lastAt: ({ lastAt }) => lastAt,
  closedAt: ({ closedAt }) => closedAt ?? '',
  acceptedBy: ({ acceptance }) => acceptance?.by ?? '',
  note: ({ acceptance }) => acceptance?.note ?? '',
} satisfies Record<string, (difference: Static<typeof differenceSchema>) => string>;

/** A row for each field that differs: what an accountant sums up. */
function rowsOf(difference: Static<typeof differenceSchema>): string[][] {
  return difference.fields.map(({ name, ours, theirs }) => {
    const values: Record<string, string> = { field: name, ours: ours ?? '', theirs: theirs ?? '' };
    return Object.entries(columns).map(([column, cell]) => values[column] ?? cell(difference));
  });
}

function exportRoute(app: App, { db }: RouteDeps): void {
  app.get(
    '/v1/companies/:companyId/differences.csv',
    {
      config: { operation: 'exportDifferences', access: 'records:read', sends: ['content-disposition'] },
      schema: {
        tags: ['comparisons'],
        summary: 'The differences as CSV, a row for each field, with the filters of the list',
        params: companyPath,
        querystring: filterSchema,
        response: {
          200: {
            description: 'CSV (RFC 4180) in UTF-8, which a spreadsheet shows and never calculates',
            content: { 'text/csv': { schema: Type.String() } },
          },
        },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const { companyId } = request.params;
      const filter = { companyId, ...toFilter(request.query) };
      await db.readOfTenant(tenantId, (tx) => requireCompany(tx, companyId));
      return sendCsv(request, reply, {
        name: 'differences',
        header: Object.keys(columns),
        async readPage(cursor) {
          const after = ageCursor.decode(cursor === '' ? undefined : cursor);
          const found = await db.withTenant(tenantId, (tx) =>
            listDifferences(tx, { ...filter, after, limit: PAGE + 1 }),
          );
          const { items, nextCursor } = toPage(found, { limit: PAGE, toItem: toDifference, cursorOf });
          return { rows: items.flatMap(rowsOf), nextCursor };
        },
      });
    },
  );
}

const acceptanceHeaders = Type.Object({ 'if-match': Type.Optional(Type.String()) });

function acceptanceRoutes(app: App, deps: RouteDeps): void {
  app.put(
    '/v1/companies/:companyId/differences/:differenceId/acceptance',
    {
      config: {
        operation: 'acceptDifference',
        access: 'records:write',
        sends: ['etag'],
        problems: ['if-match-required', 'operation-not-possible'],
      },
      schema: {
        tags: ['comparisons'],
        summary: 'Accept a difference, with a note',
        description:
          'It is no problem any more, as long as it stays what it is: changed once more in QuickBooks, it is open again. Needs ' +
          'If-Match with the ETag of what was read.',
        params: differencePath,
        headers: acceptanceHeaders,
        body: acceptanceInput,
        response: { 200: differenceSchema },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const given = { ...auditFields(request, tenantId), ...request.params };
      const ifMatch = requireIfMatch(request.headers['if-match']);
      const accepted = await acceptanceOf(deps, { ...given, ifMatch, note: request.body.note });
      reply.header('etag', etagOf(accepted.version));
      return toDifference(accepted);
    },
  );

  app.delete(
    '/v1/companies/:companyId/differences/:differenceId/acceptance',
    {
      config: {
        operation: 'withdrawAcceptance',
        access: 'records:write',
        sends: ['etag'],
        problems: ['if-match-required', 'operation-not-possible'],
      },
      schema: {
        tags: ['comparisons'],
        summary: 'Take the acceptance of a difference back: it is open again',
        params: differencePath,
        headers: acceptanceHeaders,
        response: { 200: differenceSchema },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const given = { ...auditFields(request, tenantId), ...request.params };
      const ifMatch = requireIfMatch(request.headers['if-match']);
      const open = await acceptanceOf(deps, { ...given, ifMatch, note: null });
      reply.header('etag', etagOf(open.version));
      return toDifference(open);
    },
  );
}

export function differenceRoutes(app: App, deps: RouteDeps): void {
  readRoutes(app, deps);
  exportRoute(app, deps);
  acceptanceRoutes(app, deps);
}
