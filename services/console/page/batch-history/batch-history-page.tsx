import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { isProblem } from '@autosync/client';
import { batchesQuery, batchQuery } from '../api/queries.ts';
import { RunNewBatch } from '../company/run-new-batch.tsx';
import { useCompany } from '../company/use-company.ts';
import { batchStates, triggers } from '../addresses.ts';
import type { HistorySearch } from '../addresses.ts';
import { useTexts } from '../texts/index.ts';
import { startOfDay } from '../ui/days.ts';
import { DayField, SearchField, SelectField, useChangeFilter } from '../ui/filters.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { EmptyState, PagesView, QueryView } from '../ui/query-view.tsx';
import { BatchTable } from './batch-table.tsx';
import { LastDays } from './last-days.tsx';

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
      <SelectField
        id="history-trigger"
        label={history.trigger}
        value={search.trigger ?? ''}
        all={history.all}
        options={triggers.map((trigger) => [trigger, batch.triggers[trigger]])}
        onChange={(trigger) => change('trigger', trigger)}
      />
      <DayField
        id="history-from"
        label={history.from}
        value={search.from ?? ''}
        onChange={(from) => change('from', from)}
      />
      <DayField id="history-to" label={history.to} value={search.to ?? ''} onChange={(to) => change('to', to)} />
    </div>
  );
}

/** The batch with the id that was searched for, if there is one. */
function BatchOfId({ batchId }: { batchId: string }) {
  const { history } = useTexts();
  const { id: companyId } = useCompany();
  const query = useQuery(batchQuery(batchId));
  const none = (
    <EmptyState icon="search" title={history.noMatch}>
      {history.noMatchHint}
    </EmptyState>
  );
  if (isProblem(query.error, 'not-found')) return none;
  return (
    <QueryView query={query}>
      {(batch) => (batch.companyId === companyId ? <BatchTable batches={[batch]} /> : none)}
    </QueryView>
  );
}

/** The filters as the API takes them: days in the company's time zone become instants. */
function toFilter({ type, state, trigger, from, to, q = '' }: HistorySearch, timeZone: string) {
  const label = q.trim();
  return {
    ...(type !== undefined && { type }),
    ...(state !== undefined && { state: [state] }),
    ...(trigger !== undefined && { trigger: [trigger] }),
    ...(from !== undefined && { from: startOfDay(from, timeZone) }),
    ...(to !== undefined && { to: startOfDay(to, timeZone, 1) }),
    ...(label !== '' && { label }),
  };
}

export function BatchHistoryPage() {
  const { history } = useTexts();
  const { id: companyId, timeZone } = useCompany();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const words = (search.q ?? '').trim().toLowerCase();
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(words);
  const filter = toFilter(isId ? {} : search, timeZone);
  const query = useInfiniteQuery(batchesQuery(companyId, filter));
  const isFiltered = Object.keys(search).length > 0;
  const none = (
    <EmptyState
      icon={isFiltered ? 'search' : 'empty'}
      title={isFiltered ? history.noMatch : history.none}
      actions={isFiltered ? null : <RunNewBatch />}
    >
      {isFiltered ? history.noMatchHint : history.noneHint}
    </EmptyState>
  );
  const choose = (day: string) =>
    void navigate({
      search: ({ from: _from, to: _to, ...rest }) => (day === '' ? rest : { ...rest, from: day, to: day }),
      replace: true,
    });
  return (
    <>
      <PageHead title={history.title}>
        <RunNewBatch />
        <CsvLink path={`/v1/companies/${companyId}/batches.csv`} query={filter} />
        <PrintButton list={query} />
      </PageHead>
      <LastDays chosen={search.from === search.to ? search.from : undefined} onChoose={choose} />
      <Filters search={search} />
      {isId ? (
        <BatchOfId batchId={words} />
      ) : (
        <PagesView query={query} empty={none}>
          {(batches) => <BatchTable batches={batches} />}
        </PagesView>
      )}
    </>
  );
}
