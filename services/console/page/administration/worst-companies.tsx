import { queryOptions, useQuery } from '@tanstack/react-query';
import { answered } from '@autosync/client';
import { companyAddress } from '../addresses.ts';
import { api } from '../api/api.ts';
import type { CompanyStatus } from '../api/api.ts';
import { chooseTenant } from '../api/chosen-tenant.ts';
import { pageConfig } from '../api/config.ts';
import { companyCondition } from '../companies/company-condition.ts';
import { useTexts } from '../texts/index.ts';
import { Badge, ConnectionBadge } from '../ui/badge.tsx';
import { Moment, ZoneProvider } from '../ui/moment.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Table } from '../ui/table.tsx';

const SHOWN = 20;
const REFRESH_MS = 15_000;

const worstQuery = queryOptions({
  queryKey: ['companies', 'worst of all tenants'],
  refetchInterval: REFRESH_MS,
  queryFn: async ({ signal }) => {
    const params = { query: { limit: SHOWN } };
    return (await answered(api.GET('/v1/status/companies', { params, signal }))).data.items;
  },
});

/** A company's name; choosing it chooses its tenant, too. */
function Row({ company, tenant }: { company: CompanyStatus; tenant: string }) {
  const { admin, companies } = useTexts();
  const { word, tone, icon } = companyCondition(company);
  const open = () =>
    chooseTenant({ id: company.tenantId, name: tenant }, `${pageConfig.prefix}${companyAddress(company.id)}`);
  return (
    <ZoneProvider value={company.timeZone}>
      <tr>
        <th scope="row">
          <button type="button" className="button link" onClick={open}>
            {company.name}
          </button>
        </th>
        <td data-label={admin.tenant}>{tenant}</td>
        <td data-label={companies.state}>
          <Badge tone={tone} icon={icon}>
            {companies.conditions[word]}
          </Badge>
        </td>
        <td data-label={companies.dataAsOf}>
          {company.dataAsOf?.at ? (
            <Moment at={company.dataAsOf.at} />
          ) : (
            <span className="muted">{companies.notYet}</span>
          )}
        </td>
        <td data-label={companies.problems} className="number">
          {company.openProblems}
        </td>
        <td data-label={companies.connection}>
          <ConnectionBadge state={company.connectionState} />
        </td>
      </tr>
    </ZoneProvider>
  );
}

/** The companies of all tenants, those that need somebody first: for an operator who has chosen no tenant. */
export function WorstCompanies({ tenants }: { tenants: ReadonlyMap<string, string> }) {
  const { admin, companies } = useTexts();
  const query = useQuery(worstQuery);
  return (
    <section className="section" aria-labelledby="worst" style={{ marginBottom: '1.5rem' }}>
      <h2 id="worst">{admin.worst}</h2>
      <QueryView query={query} lines={5}>
        {(items) =>
          items.length === 0 ? (
            <p className="muted">{companies.none}</p>
          ) : (
            <>
              <Table
                columns={[
                  companies.company,
                  admin.tenant,
                  companies.state,
                  companies.dataAsOf,
                  { name: companies.problems, is: 'number' },
                  companies.connection,
                ]}
              >
                {items.map((company) => (
                  <Row key={company.id} company={company} tenant={tenants.get(company.tenantId) ?? company.tenantId} />
                ))}
              </Table>
              {items.length < SHOWN ? null : <p className="muted small">{admin.worstOnly(SHOWN)}</p>}
            </>
          )
        }
      </QueryView>
    </section>
  );
}
