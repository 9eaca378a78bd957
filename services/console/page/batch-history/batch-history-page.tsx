import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { batchesQuery } from '../api/queries.ts';
import { RunNewBatch } from '../company/run-new-batch.tsx';
import { useCompany } from '../company/use-company.ts';
import { batchStates } from '../addresses.ts';
import type { HistorySearch } from '../addresses.ts';
import { useTexts } from '../texts/index.ts';
import { Icon } from '../ui/icon.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Blank, PagesView } from '../ui/query-view.tsx';
import { BatchTable } from './batch-table.tsx';
import { Strip } from './strip.tsx';

const route = getRouteApi('/companies/$companyId/batches');

function Filters({ search }: { search: HistorySearch }) {
  const { history, types, batch } = useTexts();
  const navigate = route.useNavigate();
  const change = (name: keyof HistorySearch, value: string) =>
    void navigate({
      search: (before) => {
        const { [name]: _old, ...rest } = before;
        return value === '' ? rest : { ...rest, [name]: value };
      },
      replace: true,
    });
  return (
    <div className="filters">
      <div className="field wide">
        <label htmlFor="history-search">{history.search}</label>
        <input
          id="history-search"
          className="input"
          type="search"
          value={search.q ?? ''}
          onChange={({ target }) => change('q', target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="history-type">{history.type}</label>
        <select
          id="history-type"
          className="select"
          value={search.type ?? ''}
          onChange={({ target }) => change('type', target.value)}
        >
          <option value="">{history.all}</option>
          {Object.entries(types).map(([type, name]) => (
            <option key={type} value={type}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="history-state">{history.state}</label>
        <select
          id="history-state"
          className="select"
          value={search.state ?? ''}
          onChange={({ target }) => change('state', target.value)}
        >
          <option value="">{history.all}</option>
          {batchStates.map((state) => (
            <option key={state} value={state}>
              {batch.states[state]}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

export function BatchHistoryPage() {
  const { history, batch } = useTexts();
  const { id: companyId } = useCompany();
  const search = route.useSearch();
  const { type, state, q = '' } = search;
  const filter = { ...(type !== undefined && { type }), ...(state !== undefined && { state: [state] }) };
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
        <button type="button" className="button" onClick={() => window.print()}>
          <Icon name="print" />
          {batch.print}
        </button>
      </PageHead>
      <Strip companyId={companyId} />
      <Filters search={search} />
      <PagesView query={query} empty={none}>
        {(batches) => {
          const shown = batches.filter(({ label, id }) => id === q || label.toLowerCase().includes(q.toLowerCase()));
          return shown.length === 0 ? none : <BatchTable batches={shown} />;
        }}
      </PagesView>
    </>
  );
}
