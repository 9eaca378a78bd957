import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { memo } from 'react';
import { conditions } from '../addresses.ts';
import type { CompaniesSearch } from '../addresses.ts';
import type { CompanyStatus } from '../api/api.ts';
import { useLiveCompanies } from '../api/live.ts';
import { companiesQuery } from '../api/queries.ts';
import { chosenTenant } from '../api/chosen-tenant.ts';
import { usePerson } from '../api/session.ts';
import { OperatorHome } from '../administration/operator-home.tsx';
import { useTexts } from '../texts/index.ts';
import { SelectField, useChangeFilter } from '../ui/filters.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { EmptyState, PagesView } from '../ui/query-view.tsx';
import { LongTable } from '../ui/table.tsx';
import type { RowProps } from '../ui/table.tsx';
import { CompanyRow } from './company-row.tsx';
import { HomeSearch } from './home-search.tsx';
import { NewCompany } from './new-company.tsx';

const route = getRouteApi('/');

const idOf = ({ id }: CompanyStatus): string => id;
const rowOf = (company: CompanyStatus, { key, ...row }: RowProps & { key: string }) => (
  <CompanyRow key={key} company={company} row={row} />
);

/** Memoised, so that it is not rendered again for every letter typed into the search. */
const CompanyTable = memo(function CompanyTable({ companies: shown }: { companies: CompanyStatus[] }) {
  const { companies } = useTexts();
  return (
    <LongTable
      items={shown}
      keyOf={idOf}
      columns={[
        companies.company,
        companies.state,
        companies.dataAsOf,
        companies.nextRun,
        companies.lastBatch,
        { name: companies.problems, is: 'number' },
        companies.connection,
      ]}
    >
      {rowOf}
    </LongTable>
  );
});

export function CompaniesPage() {
  const person = usePerson();
  return person?.isOperator && chosenTenant() === undefined ? <OperatorHome /> : <CompaniesOfTenant />;
}

function CompaniesOfTenant() {
  const { companies } = useTexts();
  const { q = '', condition } = route.useSearch();
  const change = useChangeFilter<CompaniesSearch>();
  const search = q.trim();
  const isLive = useLiveCompanies();
  const query = useInfiniteQuery(companiesQuery(search, { isLive, condition }));
  const none =
    search === '' && condition === undefined ? (
      <EmptyState icon="empty" title={companies.none} actions={<NewCompany isPrimary />}>
        {companies.noneHint}
      </EmptyState>
    ) : (
      <EmptyState icon="search" title={companies.noMatch} actions={<Link to="/">{companies.showAll}</Link>}>
        {condition === undefined ? companies.noMatchHint(search) : companies.noneOfState}
      </EmptyState>
    );
  return (
    <>
      <PageHead title={companies.title}>
        <NewCompany />
      </PageHead>
      <div className="filters">
        <HomeSearch text={q} onSettle={(text) => change('q', text)} />
        <SelectField
          id="company-condition"
          label={companies.state}
          value={condition ?? ''}
          all={companies.allStates}
          options={conditions.map((word) => [word, companies.conditions[word]])}
          onChange={(word) => change('condition', word)}
        />
      </div>
      <PagesView query={query} empty={none}>
        {(items) => <CompanyTable companies={items} />}
      </PagesView>
    </>
  );
}
