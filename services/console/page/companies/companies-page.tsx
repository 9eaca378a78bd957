import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { CompanyStatus } from '../api/api.ts';
import { companiesQuery } from '../api/queries.ts';
import { chosenTenant } from '../api/chosen-tenant.ts';
import { useSession } from '../api/session.ts';
import { OperatorHome } from '../administration/operator-home.tsx';
import { useTexts } from '../texts/index.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Blank, PagesView } from '../ui/query-view.tsx';
import { CompanyRow } from './company-row.tsx';
import { NewCompany } from './new-company.tsx';

const route = getRouteApi('/');

function Search() {
  const { companies } = useTexts();
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div className="filters">
      <div className="field wide">
        <label htmlFor="company-search">{companies.search}</label>
        <input
          id="company-search"
          className="input"
          type="search"
          maxLength={200}
          placeholder={companies.searchHint}
          value={q}
          onChange={({ target }) =>
            void navigate({ search: target.value === '' ? {} : { q: target.value }, replace: true })
          }
        />
      </div>
    </div>
  );
}

function Table({ companies: shown }: { companies: CompanyStatus[] }) {
  const { companies } = useTexts();
  return (
    <div className="table-frame">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{companies.company}</th>
            <th scope="col">{companies.state}</th>
            <th scope="col">{companies.dataAsOf}</th>
            <th scope="col">{companies.nextRun}</th>
            <th scope="col">{companies.lastBatch}</th>
            <th scope="col" className="number">
              {companies.problems}
            </th>
            <th scope="col">{companies.connection}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((company) => (
            <CompanyRow key={company.id} company={company} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function CompaniesPage() {
  const { companies } = useTexts();
  const session = useSession();
  const isOperator = (session.kind === 'live' || session.kind === 'ended') && session.person.isOperator;
  return isOperator && chosenTenant() === undefined ? <OperatorHome /> : <CompaniesOfTenant title={companies.title} />;
}

function CompaniesOfTenant({ title }: { title: string }) {
  const { companies } = useTexts();
  const search = (route.useSearch().q ?? '').trim();
  const query = useInfiniteQuery(companiesQuery(search));
  const none =
    search === '' ? (
      <Blank icon="empty" title={companies.none} actions={<NewCompany isPrimary />}>
        {companies.noneHint}
      </Blank>
    ) : (
      <Blank icon="search" title={companies.noMatch} actions={<Link to="/">{companies.showAll}</Link>}>
        {companies.noMatchHint(search)}
      </Blank>
    );
  return (
    <>
      <PageHead title={title}>
        <NewCompany />
      </PageHead>
      <Search />
      <PagesView query={query} empty={none}>
        {(items) => <Table companies={items} />}
      </PagesView>
    </>
  );
}
