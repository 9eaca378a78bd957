import { isReferenceKind } from '@autosync/contracts';
import { listMappings, mappingVersion } from '@autosync/records';
import { Type } from 'typebox';
import { readCsv, writeCsv, type CsvRow } from '../../domain/csv-text.ts';
import { etagOf } from '../../domain/if-match.ts';
import { MAX_FAULTS, problem, type Fault } from '../../errors.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import {
  changeOutcomeSchema,
  mappingInput,
  MOST_MAPPINGS,
  toMapping,
  type MappingInput,
} from '../resources/mapping.ts';
import { companyPath } from '../resources/shared.ts';
import { Compile } from 'typebox/compile';
import { answerChange, changeHeaders, changeQuery } from './mappings.ts';

const path = '/v1/companies/:companyId/mappings.csv';
const columns = ['kind', 'name', 'accountNumber', 'quickbooksId', 'quickbooksName', 'paymentType'] as const;
const validator = Compile(mappingInput);

/** What an empty cell stands for is left out; the name in QuickBooks is there for people. */
function toInput({ fields }: CsvRow): Record<string, string> {
  const entries = Object.entries(fields).filter(([name, text]) => text !== '' && name !== 'quickbooksName');
  return Object.fromEntries(entries);
}

function toInputs(rows: readonly CsvRow[]): MappingInput[] {
  const faults: Fault[] = [];
  const inputs = rows.flatMap((row) => {
    const input: unknown = toInput(row);
    if (validator.Check(input)) return [input];
    const [error] = validator.Errors(input);
    const column = error?.instancePath.slice(1) || 'a column';
    const isKind = isReferenceKind(row.fields['kind'] ?? '');
    const detail = isKind ? `${column} ${error?.message ?? 'is not valid'}` : 'there is no such kind of name';
    faults.push({ pointer: `/${row.line}`, code: 'csv', detail: `Line ${row.line}: ${detail}` });
    return [];
  });
  const [first] = faults;
  if (first !== undefined)
    throw problem('invalid-request', `${first.detail}.`, { errors: faults.slice(0, MAX_FAULTS) });
  return inputs;
}

function exportRoute(app: App, { db }: RouteDeps): void {
  app.get(
    path,
    {
      config: { operation: 'exportMappings', access: 'settings:read', sends: ['etag', 'content-disposition'] },
      schema: {
        tags: ['mappings'],
        summary: 'All mappings of the company as CSV, to be changed in a spreadsheet and sent back',
        params: companyPath,
        produces: ['text/csv'],
        response: { 200: Type.String() },
      },
    },
    async (request, reply) => {
      const { companyId } = request.params;
      const { version, rows } = await db.withTenant(keyOf(request).tenantId, async (tx) => {
        await requireCompany(tx, companyId);
        const all = await listMappings(tx, { companyId, kind: null, after: null, limit: 10 * MOST_MAPPINGS });
        return { version: await mappingVersion(tx, companyId), rows: all };
      });
      const lines = rows.map(toMapping).map((mapping) => columns.map((name) => mapping[name] ?? ''));
      reply.header('etag', etagOf(version)).type('text/csv; charset=utf-8');
      reply.header('content-disposition', 'attachment; filename="mappings.csv"').serializer(String);
      return writeCsv(columns, lines);
    },
  );
}

function importRoute(app: App, deps: RouteDeps): void {
  app.put(
    path,
    {
      config: {
        operation: 'importMappings',
        access: 'settings:write',
        sends: ['etag'],
        problems: ['if-match-required'],
      },
      bodyLimit: deps.settings.bulkBodyLimitBytes,
      schema: {
        tags: ['mappings'],
        summary: 'Replace all mappings of the company by those of a CSV',
        description: 'UTF-8 with a header, as it is exported; faults name their line. What is not in it goes.',
        consumes: ['text/csv'],
        params: companyPath,
        headers: changeHeaders,
        querystring: changeQuery,
        body: Type.Object({ csv: Type.Unsafe<Buffer>({}) }),
        response: { 200: changeOutcomeSchema },
      },
    },
    async (request, reply) => {
      const rows = readCsv(request.body.csv, { columns, most: MOST_MAPPINGS });
      const set = toInputs(rows);
      const pointerOf = (_list: string, index: number) => `/${rows[index]?.line ?? index}`;
      const order = { set, remove: [], replace: true, pointerOf };
      const { companyId } = request.params;
      return answerChange(deps, request, reply, { companyId, dryRun: request.query.dryRun === 'true', order });
    },
  );
}

/** In a scope of their own: only here a body may be CSV. */
export function mappingCsvRoutes(app: App, deps: RouteDeps): void {
  void app.register((scope, _options, done) => {
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser('text/csv', { parseAs: 'buffer' }, (_request, csv, parsed) => parsed(null, { csv }));
    exportRoute(scope as App, deps);
    importRoute(scope as App, deps);
    done();
  });
}
