import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import type { SyncState } from '@autosync/records';

// Each lookup reads one range of an index, within one tenant. A search over all tenants does so tenant by tenant: one range
// over all of them would grow with their number.

export type FoundCompany = { id: string; tenantId: string; name: string; realmId: string | null };

export type FoundRecord = {
  companyId: string;
  id: string;
  type: RecordType;
  externalId: string;
  number: string | null;
  docNumber: string | null;
  syncState: SyncState;
};

/** Of one tenant, or of all when it is null; of some of its companies, or of all when they are null. */
export type Search = { tenantId: string | null; companyIds: readonly string[] | null; text: string; limit: number };

/** A text that sorts after every text that begins with the given one. */
const lastOf = (text: string) => `${text}\u{10ffff}`;

const tenants = `accounts.tenants t`;
const ofTenant = 't.id = $1 and t.removed_at is null';
/** A statement for each: the plan that is good for one tenant is bad for all of them. */
const scopes = {
  one: { name: 'of-tenant', tenant: ofTenant, company: 'c.tenant_id = $1', among: '' },
  some: {
    name: 'of-companies',
    tenant: ofTenant,
    company: 'c.tenant_id = $1',
    among: 'and company_id = any($5::uuid[])',
  },
  all: { name: 'of-all', tenant: '$1::uuid is null and t.removed_at is null', company: '$1::uuid is null', among: '' },
} as const;

function scopeOf({ tenantId, companyIds }: Pick<Search, 'tenantId' | 'companyIds'>) {
  if (tenantId === null) return { ...scopes.all, values: [] };
  return companyIds === null ? { ...scopes.one, values: [] } : { ...scopes.some, values: [companyIds] };
}

/** Companies with a word that begins so, in whatever case, or of this realm; one may come several times. */
export async function searchCompanies(tx: Tx, { text, limit, ...of }: Search): Promise<FoundCompany[]> {
  const scope = scopeOf(of);
  const { rows } = await tx.query<FoundCompany>({
    name: `gateway.search-companies-${scope.name}`,
    text: `with found (id) as (
        (select c.id from accounts.companies c where c.realm_id = $2 and ${scope.company} ${scope.among.replace('company_id', 'c.id')})
        union all
        (select w.company_id
        from ${tenants} cross join lateral (
          select company_id from accounts.company_words
          where tenant_id = t.id and word >= lower($2) and word < lower($3) ${scope.among} order by word limit $4
        ) w
        where ${scope.tenant} limit $4)
      )
      select c.id, c.tenant_id as "tenantId", c.name, c.realm_id as "realmId"
      from found f join accounts.companies c on c.id = f.id where not c.removed`,
    values: [of.tenantId, text, lastOf(text), limit, ...scope.values],
  });
  return rows;
}

export async function findCompanies(tx: Tx, ids: readonly string[]): Promise<FoundCompany[]> {
  const { rows } = await tx.query<FoundCompany>({
    name: 'gateway.find-companies',
    text: `select id, tenant_id as "tenantId", name, realm_id as "realmId"
      from accounts.companies where id = any($1::uuid[]) and not removed`,
    values: [ids],
  });
  return rows;
}

/** One run of an index: records of tenant `t` whose `column` begins with the text as given, in capitals or in small letters. */
function run(column: string, condition: string): string {
  return `(select r.* from unnest($2::text[], $3::text[]) q (first, last) cross join lateral (
      select company_id, id, type, external_id, number, qbo_doc_number, sync_state from records.records
      where tenant_id = t.id and ${column} collate "C" >= q.first and ${column} collate "C" < q.last and ${condition}
      order by ${column} collate "C" limit $4) r)`;
}

/** Records whose number, or the number of their document, begins so, or their own id where they have none. */
export async function searchRecords(tx: Tx, { text, limit, ...of }: Search): Promise<FoundRecord[]> {
  const texts = [...new Set([text, text.toUpperCase(), text.toLowerCase()])];
  const scope = scopeOf(of);
  const { rows } = await tx.query<FoundRecord>({
    name: `gateway.search-records-${scope.name}`,
    text: `select distinct f.company_id as "companyId", f.id, f.type, f.external_id as "externalId", f.number,
        f.qbo_doc_number as "docNumber", f.sync_state as "syncState"
      from (
        select r.* from ${tenants} cross join lateral (
          ${run('number', `number is not null ${scope.among}`)}
          union all ${run('qbo_doc_number', `qbo_doc_number is not null and qbo_doc_number is distinct from number ${scope.among}`)}
          union all ${run('external_id', `number is null ${scope.among}`)}
          limit $4
        ) r
        where ${scope.tenant} limit $4
      ) f`,
    values: [of.tenantId, texts, texts.map(lastOf), limit, ...scope.values],
  });
  return rows;
}
