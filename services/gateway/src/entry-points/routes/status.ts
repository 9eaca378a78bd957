import { Type } from 'typebox';
import { isRetryable } from '@autosync/core';
import type { BatchMessage } from '@autosync/contracts';
import { companyConditions, staleConditions } from '../../domain/company-condition.ts';
import { decodeCursor, encodeCursor, toPage } from '../../domain/cursors.ts';
import { comparePlaces, placeOf } from '../../operations/company-overview.ts';
import type { CompanyOverview, OverviewPlace } from '../../operations/company-overview.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { principalOf } from '../plugins/authentication.ts';
import {
  companyStatusSchema,
  MOST_STALE,
  summarySchema,
  toCompanyStatus,
  toStale,
} from '../resources/company-status.ts';
import { closed, DEFAULT_LIMIT, oneOf, pageSchema, pagingQuery } from '../resources/shared.ts';

const whose = 'A tenant sees its own, the operator all of them.';

const listQuery = Type.Object(
  {
    ...pagingQuery,
    condition: Type.Optional(
      Type.Array(oneOf(companyConditions), {
        maxItems: companyConditions.length,
        description: 'Companies whose worst condition this is; repeat it for several',
      }),
    ),
    name: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: 'Part of the name, in whatever case; or the realm' }),
    ),
  },
  closed,
);

/** The place of the last company of a page. */
const placeCursor = {
  encode: ({ condition, at, name, id }: OverviewPlace) => encodeCursor([condition, at, name, id]),
  decode(cursor: string | undefined): OverviewPlace | null {
    if (cursor === undefined) return null;
    const any = new RegExp(`^(${companyConditions.join('|')})$`);
    const [condition = '', at = '', name = '', id = ''] = decodeCursor(cursor, [
      any,
      /^[\d:TZ.+-]{0,40}$/,
      /^.{0,60}$/su,
      /^[\da-f-]{36}$/,
    ]);
    return { condition: condition as OverviewPlace['condition'], at, name, id };
  },
};

/** What is left out when batch-status does not answer: the rest is worth showing without it. */
async function lastBatchesOf(
  { batchStatus, logger }: RouteDeps,
  companies: readonly CompanyOverview[],
): Promise<Map<string, BatchMessage>> {
  try {
    const of = companies.map(({ tenantId, id: companyId }) => ({ tenantId, companyId }));
    const { items } = await batchStatus.listLastBatches({ companies: of });
    return new Map(items.map((batch) => [batch.header?.companyId ?? '', batch]));
  } catch (error) {
    if (!isRetryable(error)) throw error;
    logger.warn({ err: error }, 'companies shown without their last batch');
    return new Map();
  }
}

function matches(
  { condition, name, realmId }: CompanyOverview,
  query: { condition?: string[]; name?: string },
): boolean {
  const { condition: wanted, name: part } = query;
  if (wanted !== undefined && !wanted.includes(condition)) return false;
  return part === undefined || realmId === part || name.toLowerCase().includes(part.toLowerCase());
}

export function statusRoutes(app: App, deps: RouteDeps): void {
  const { overview } = deps;

  app.get(
    '/v1/status/summary',
    {
      config: { operation: 'getStatusSummary', access: 'batches:read', operatorToo: true, companies: 'narrowed' },
      schema: {
        tags: ['status'],
        summary: 'How many companies are in which condition, and which should be in step and are not',
        description: `${whose} A second old at most.`,
        response: { 200: summarySchema },
      },
    },
    async (request) => {
      const companies = await overview(principalOf(request));
      const stale = companies.filter(({ condition }) => staleConditions.includes(condition));
      const byCondition = Map.groupBy(companies, ({ condition }) => condition);
      const conditions = Object.fromEntries(
        companyConditions.map((one) => [one, byCondition.get(one)?.length ?? 0]),
      ) as Record<(typeof companyConditions)[number], number>;
      return {
        companies: companies.length,
        conditions,
        stale: stale.slice(0, MOST_STALE).map(toStale),
        staleCount: stale.length,
      };
    },
  );

  app.get(
    '/v1/status/companies',
    {
      config: { operation: 'listCompanyStatus', access: 'batches:read', operatorToo: true, companies: 'narrowed' },
      schema: {
        tags: ['status'],
        summary: 'List companies with how they are, worst first',
        description:
          `${whose} Among companies of one condition those whose data is oldest come first. A company whose condition ` +
          'changes while somebody pages may be seen twice or not at all; nobody else is.',
        querystring: listQuery,
        response: { 200: pageSchema(companyStatusSchema) },
      },
    },
    async (request) => {
      const { limit = DEFAULT_LIMIT, cursor, ...query } = request.query;
      const after = placeCursor.decode(cursor);
      const all = await overview(principalOf(request));
      const found = all.filter(
        (company) => matches(company, query) && (after === null || comparePlaces(placeOf(company), after) > 0),
      );
      const last = await lastBatchesOf(deps, found.slice(0, limit));
      return toPage(found, {
        limit,
        toItem: (company) => toCompanyStatus(company, last.get(company.id)),
        cursorOf: (company) => placeCursor.encode(placeOf(company)),
      });
    },
  );
}
