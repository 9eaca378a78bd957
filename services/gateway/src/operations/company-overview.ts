import { shareReading } from '@autosync/core';
import type { CompanyFreshnessMessage, SchedulerDefinition } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import type { UnaryClient } from '@autosync/grpc';
import { listCompanyFacts } from '../data-access/company-overview.ts';
import type { CompanyFacts } from '../data-access/company-overview.ts';
import { companyConditions, conditionsOf, dataAsOf } from '../domain/company-condition.ts';
import type { CompanyCondition } from '../domain/company-condition.ts';
import type { Principal } from '../domain/principal.ts';

/** One company with what it is in. */
export type CompanyOverview = CompanyFacts & {
  condition: CompanyCondition;
  conditions: Map<CompanyCondition, string[]>;
  dataAsOf: { at: string | null; type: string } | undefined;
  freshness: CompanyFreshnessMessage | undefined;
};

export type OverviewReader = (of: Pick<Principal, 'tenantId' | 'companyIds'>) => Promise<readonly CompanyOverview[]>;

/** Most of the scheduler's answer that one message holds. */
const PAGE = 1000;
/** An overview is this old at most: it costs a pass over the companies, and is asked for by everybody who looks. */
const MAX_AGE_MS = 1000;
/** Tenants whose overview is kept. */
const MOST_KEPT = 500;

/** Where a company stands in the list. */
export type OverviewPlace = { condition: CompanyCondition; at: string; name: string; id: string };

/** Of a name so much counts: a place must fit into a cursor. */
const NAME_LENGTH = 60;

export function placeOf({ condition, dataAsOf: data, name, id }: CompanyOverview): OverviewPlace {
  return { condition, at: data?.at ?? '', name: name.slice(0, NAME_LENGTH).toWellFormed(), id };
}

/** Worst first; among equals those whose data is oldest, then by name. */
export function comparePlaces(a: OverviewPlace, b: OverviewPlace): number {
  const byCondition = companyConditions.indexOf(a.condition) - companyConditions.indexOf(b.condition);
  if (byCondition !== 0) return byCondition;
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.name.localeCompare(b.name) || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/** Reads how the companies are that somebody may see, worst first: of a tenant, or of all tenants where it is null. */
export function createOverviewReader({
  db,
  scheduler,
}: {
  db: Pick<Db, 'withTenant' | 'withAllTenants'>;
  scheduler: Pick<UnaryClient<SchedulerDefinition>, 'listFreshness'>;
}): OverviewReader {
  const readers = new Map<string, () => Promise<readonly CompanyOverview[]>>();

  async function freshnessOf(tenantId: string): Promise<Map<string, CompanyFreshnessMessage>> {
    const all = new Map<string, CompanyFreshnessMessage>();
    for (let after: string | undefined; after !== '';) {
      const page: { items: CompanyFreshnessMessage[]; nextAfter: string } = await scheduler.listFreshness({
        tenantId,
        after: after ?? '',
        limit: PAGE,
      });
      for (const item of page.items) all.set(item.companyId, item);
      after = page.nextAfter;
    }
    return all;
  }

  async function read(tenantId: string | null): Promise<readonly CompanyOverview[]> {
    const [companies, freshness] = await Promise.all([
      tenantId === null ? db.withAllTenants(listCompanyFacts) : db.withTenant(tenantId, listCompanyFacts),
      freshnessOf(tenantId ?? ''),
    ]);
    return companies
      .map((company) => {
        const known = freshness.get(company.id);
        const conditions = conditionsOf({ ...company, freshness: known });
        const [condition = 'inStep'] = conditions.keys();
        return { ...company, condition, conditions, dataAsOf: dataAsOf(known), freshness: known };
      })
      .map((company) => ({ company, place: placeOf(company) }))
      .sort((a, b) => comparePlaces(a.place, b.place))
      .map(({ company }) => company);
  }

  function readShared(tenantId: string | null): Promise<readonly CompanyOverview[]> {
    const key = tenantId ?? '';
    const known = readers.get(key);
    if (known !== undefined) return known();
    if (readers.size >= MOST_KEPT) readers.clear();
    const reader = shareReading(() => read(tenantId), { maxAgeMs: MAX_AGE_MS });
    readers.set(key, reader);
    return reader();
  }

  return async ({ tenantId, companyIds }) => {
    const all = await readShared(tenantId);
    if (companyIds === null) return all;
    const seen = new Set(companyIds);
    return all.filter(({ id }) => seen.has(id));
  };
}
