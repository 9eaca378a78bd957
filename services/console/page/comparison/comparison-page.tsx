import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { differenceKinds } from '../addresses.ts';
import type { ComparisonSearch } from '../addresses.ts';
import { inOrder } from '../api/record-types.ts';
import { autoSyncQuery, differencesQuery, trendQuery } from '../api/queries.ts';
import { useCompany } from '../company/use-company.ts';
import { useTexts } from '../texts/index.ts';
import { CsvLink } from '../ui/csv-link.tsx';
import { SelectField, useChangeFilter } from '../ui/filters.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { EmptyState, PagesView, QueryView } from '../ui/query-view.tsx';
import { ComparedType } from './compared-type.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { Trend } from './trend.tsx';

const route = getRouteApi('/companies/$companyId/comparison');

function Filters({ search }: { search: ComparisonSearch }) {
  const { comparison, types } = useTexts();
  const change = useChangeFilter<ComparisonSearch>();
  return (
    <div className="filters" data-set={Object.keys(search).length > 0 || undefined}>
      <SelectField
        id="difference-state"
        label={comparison.state}
        value={search.state ?? ''}
        all={comparison.states.open}
        options={[
          ['accepted', comparison.states.accepted],
          ['closed', comparison.states.closed],
        ]}
        onChange={(state) => change('state', state)}
      />
      <SelectField
        id="difference-type"
        label={comparison.type}
        value={search.type ?? ''}
        all={comparison.all}
        options={Object.entries(types)}
        onChange={(type) => change('type', type)}
      />
      <SelectField
        id="difference-kind"
        label={comparison.kind}
        value={search.kind ?? ''}
        all={comparison.all}
        options={differenceKinds.map((kind) => [kind, comparison.kinds[kind]])}
        onChange={(kind) => change('kind', kind)}
      />
    </div>
  );
}

/** Compares both sides: their sums, what differs and what to do about it, and the last thirty days. */
export function ComparisonPage() {
  const { comparison } = useTexts();
  const { id: companyId } = useCompany();
  const search = route.useSearch();
  const filter = { state: 'open', ...search } as const;
  const autoSync = useQuery(autoSyncQuery(companyId));
  const query = useInfiniteQuery(differencesQuery(companyId, filter));
  // Only after a first comparison the page may say that nothing differs.
  const { data: trend } = useQuery(trendQuery(companyId));
  const nothing =
    Object.keys(search).length > 0 ? 'noMatch' : trend !== undefined && trend.length > 0 ? 'none' : 'notCompared';
  const icons = { noMatch: 'search', none: 'check', notCompared: 'empty' } as const;
  const none = (
    <EmptyState icon={icons[nothing]} title={comparison[nothing]}>
      {comparison[`${nothing}Hint`]}
    </EmptyState>
  );
  return (
    <>
      <PageHead title={comparison.title}>
        <CsvLink path={`/v1/companies/${companyId}/differences.csv`} query={filter} />
        <PrintButton list={query} />
      </PageHead>
      <p className="muted" style={{ marginBottom: '1rem' }}>
        {comparison.what}
      </p>
      <QueryView query={autoSync} lines={4}>
        {({ settings }) => (
          <div className="cards halves">
            {inOrder(settings.types).map(([type]) => (
              <ComparedType key={type} type={type} />
            ))}
          </div>
        )}
      </QueryView>
      <Trend />
      <section className="section" aria-labelledby="differences">
        <h2 id="differences">{comparison.differences}</h2>
        <Filters search={search} />
        <PagesView query={query} empty={none}>
          {(items) => <DifferenceTable differences={items} />}
        </PagesView>
      </section>
    </>
  );
}
