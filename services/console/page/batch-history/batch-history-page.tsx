import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { batchesQuery } from '../api/queries.ts';
import { RunNewBatch } from '../company/run-new-batch.tsx';
import { useCompany } from '../company/use-company.ts';
import { batchStates } from '../addresses.ts';
import type { HistorySearch } from '../addresses.ts';
import { useTexts } from '../texts/index.ts';
import { SearchField, SelectField, useChangeFilter } from '../ui/filters.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { Blank, PagesView } from '../ui/query-view.tsx';
import { BatchTable } from './batch-table.tsx';
import { Strip } from './strip.tsx';

const route = getRouteApi('/companies/$companyId/batches');

function Filters({ search }: { search: HistorySearch }) {
  const { history, types, batch } = useTexts();
  const change = useChangeFilter<HistorySearch>();
  return (
    <div className="filters" data-set={Object.keys(search).length > 0 || undefined}>
      <SearchField
        id="history-search"
        label={history.search}
        value={search.q ?? ''}
        onChange={(text) => change('q', text)}
      />
      <SelectField
        id="history-type"
        label={history.type}
        value={search.type ?? ''}
        all={history.all}
        options={Object.entries(types)}
        onChange={(type) => change('type', type)}
      />
      <SelectField
        id="history-state"
        label={history.state}
        value={search.state ?? ''}
        all={history.all}
        options={batchStates.map((state) => [state, batch.states[state]])}
        onChange={(state) => change('state', state)}
      />
    </div>
  );
}

export function BatchHistoryPage() {
  const { history } = useTexts();
  const { id: companyId } = useCompany();
  const search = route.useSearch();
  const { type, state, q = '' } = search;
  const words = q.trim();
  const isId = /^[0-9a-f-]{36}$/.test(words);
  const filter = {
    ...(type !== undefined && { type }),
    ...(state !== undefined && { state: [state] }),
    ...(words !== '' && !isId && { label: words }),
  };
  const query = useInfiniteQuery(batchesQuery(companyId, filter));
  const isFiltered = Object.keys(search).length > 0;
  const none = (
    <Blank
      icon="empty"
      title={isFiltered ? history.noMatch : history.none}
      actions={isFiltered ? null : <RunNewBatch />}
    >
      {isFiltered ? history.noMatchHint : history.noneHint}
    </Blank>
  );
  return (
    <>
      <PageHead title={history.title}>
        <RunNewBatch />
        <CsvLink path={`/v1/companies/${companyId}/batches.csv`} query={filter} />
        <PrintButton list={query} />
      </PageHead>
      <Strip companyId={companyId} />
      <Filters search={search} />
      <PagesView query={query} empty={none}>
        {(batches) => {
          const shown = isId ? batches.filter(({ id }) => id === words) : batches;
          return shown.length === 0 ? none : <BatchTable batches={shown} />;
        }}
      </PagesView>
    </>
  );
}
