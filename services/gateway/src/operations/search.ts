import type { BatchMessage, BatchStatusDefinition } from '@autosync/contracts';
import { isId } from '@autosync/core';
import type { Db, Tx } from '@autosync/db';
import type { UnaryClient } from '@autosync/grpc';
import { findCompanies, searchCompanies, searchRecords } from '../data-access/search.ts';
import type { FoundCompany, FoundRecord } from '../data-access/search.ts';

/** Most things of one kind in an answer. */
export const MOST_OF_A_KIND = 10;

export type Found =
  | { kind: 'batch'; company: FoundCompany; batch: BatchMessage }
  | { kind: 'company'; company: FoundCompany }
  | { kind: 'record'; company: FoundCompany; record: FoundRecord };

export type SearchFor = {
  /** Null: of all tenants. */
  tenantId: string | null;
  /** Null: of all companies. */
  companyIds: readonly string[] | null;
  text: string;
  kinds: Readonly<Record<Found['kind'], boolean>>;
};

/** A company may be found by several of its words. */
const WORDS_OF_A_COMPANY = 4;

/** So many digits of an id are hardly those of another one. */
const FEWEST_DIGITS = 8;

const beginsAnId = (text: string) =>
  text.length >= FEWEST_DIGITS && isId(text + '00000000-0000-4000-8000-000000000000'.slice(text.length));

async function searchBatches(
  batchStatus: Pick<UnaryClient<BatchStatusDefinition>, 'findBatches'>,
  { tenantId, companyIds, text, kinds }: SearchFor,
): Promise<BatchMessage[]> {
  const idBeginsWith = text.toLowerCase();
  if (!kinds.batch || !beginsAnId(idBeginsWith)) return [];
  const limit = MOST_OF_A_KIND + 1;
  const { items } = await batchStatus.findBatches({ tenantId: tenantId ?? '', idBeginsWith, limit });
  return companyIds === null ? items : items.filter(({ header }) => companyIds.includes(header?.companyId ?? ''));
}

const closest = (text: string, of: string) => Number(!of.toLowerCase().startsWith(text.toLowerCase()));

/** Those that begin with the text before those that have it elsewhere, then by name. */
function inOrder<Item>(items: Iterable<Item>, text: string, nameOf: (item: Item) => string): Item[] {
  return [...items].sort(
    (a, b) => closest(text, nameOf(a)) - closest(text, nameOf(b)) || nameOf(a).localeCompare(nameOf(b)),
  );
}

/**
 * What has a name, a number or an id that begins with the text: batches, companies, then records, so many of each at most;
 * `more`: there are others.
 */
export async function search(
  {
    db,
    batchStatus,
  }: {
    db: Pick<Db, 'withTenant' | 'withAllTenants'>;
    batchStatus: Pick<UnaryClient<BatchStatusDefinition>, 'findBatches'>;
  },
  wanted: SearchFor,
): Promise<{ items: Found[]; more: boolean }> {
  const { tenantId, companyIds, text, kinds } = wanted;
  const batches = await searchBatches(batchStatus, wanted);

  async function readAll(tx: Tx) {
    const words = { tenantId, companyIds, text, limit: MOST_OF_A_KIND * WORDS_OF_A_COMPANY + 1 };
    const rows = kinds.company ? await searchCompanies(tx, words) : [];
    const numbers = { tenantId, companyIds, text, limit: MOST_OF_A_KIND + 1 };
    const records = kinds.record ? await searchRecords(tx, numbers) : [];
    const others = [
      ...records.map(({ companyId }) => companyId),
      ...batches.map(({ header }) => header?.companyId ?? ''),
    ];
    const companies = await findCompanies(tx, [...new Set(others)]);
    return { rows, records, companies: new Map(companies.map((company) => [company.id, company])), words };
  }
  const { rows, records, companies, words } = await (tenantId === null
    ? db.withAllTenants(readAll)
    : db.withTenant(tenantId, readAll));
  const named = new Map(rows.map((company) => [company.id, company]));

  const ofKind = <Item, Kind extends Found>(items: readonly Item[], toFound: (item: Item) => Kind | undefined) =>
    items.slice(0, MOST_OF_A_KIND).flatMap((item) => toFound(item) ?? []);
  const sorted = {
    companies: inOrder(named.values(), text, ({ name }) => name),
    records: inOrder(records, text, ({ number, externalId }) => number ?? externalId),
  };
  return {
    items: [
      ...ofKind(batches, (batch) => {
        const company = companies.get(batch.header?.companyId ?? '');
        return company && { kind: 'batch', company, batch };
      }),
      ...ofKind(sorted.companies, (company) => ({ kind: 'company' as const, company })),
      ...ofKind(sorted.records, (record) => {
        const company = companies.get(record.companyId);
        return company && { kind: 'record', company, record };
      }),
    ],
    more:
      rows.length === words.limit ||
      [batches, sorted.companies, records].some((found) => found.length > MOST_OF_A_KIND),
  };
}
