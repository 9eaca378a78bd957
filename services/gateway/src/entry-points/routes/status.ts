import { Type } from 'typebox';
import { isRetryable } from '@autosync/core';
import type { BatchMessage } from '@autosync/contracts';
import { companyConditions, staleConditions } from '../../domain/company-condition.ts';
import { decodeCursor, encodeCursor } from '../../domain/cursors.ts';
import type { CompanyOverview } from '../../operations/company-overview.ts';
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
      config: { operation: 'getStatusSummary', access: 'batches:read', operatorToo: true },
      schema: {
        tags: ['status'],
        summary: 'How many companies are in which condition, and which should be in step and are not',
        description: `${whose} A second old at most.`,
        response: { 200: summarySchema },
      },
    },
    async (request) => {
      const companies = await overview(principalOf(request).tenantId);
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
      config: { operation: 'listCompanyStatus', access: 'batches:read', operatorToo: true },
      schema: {
        tags: ['status'],
        summary: 'List companies with how they are, worst first',
        description:
          `${whose} Among companies of one condition those whose data is oldest come first. The order is that of the moment: ` +
          'a company that moves while somebody pages may be seen twice or not at all.',
        querystring: listQuery,
        response: { 200: pageSchema(companyStatusSchema) },
      },
    },
    async (request) => {
      const { limit = DEFAULT_LIMIT, cursor, ...query } = request.query;
      const [place = '0'] = cursor === undefined ? [] : decodeCursor(cursor, [/^\d{1,7}$/]);
      const all = await overview(principalOf(request).tenantId);
      const found = all.filter((company) => matches(company, query));
      const from = Number(place);
      const page = found.slice(from, from + limit);
      const last = await lastBatchesOf(deps, page);
      return {
        items: page.map((company) => toCompanyStatus(company, last.get(company.id))),
        nextCursor: from + limit < found.length ? encodeCursor([String(from + limit)]) : null,
      };
    },
  );
}
