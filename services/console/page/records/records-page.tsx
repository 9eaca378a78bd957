import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { outgoingTypes } from '../api/record-types.ts';
import type { RecordSummary } from '../api/api.ts';
import type { OutgoingType } from '../api/record-types.ts';
import { MOST_RECORDS, recordsQuery } from '../api/queries.ts';
import { useMay } from '../api/session.ts';
import { RunNewBatch } from '../company/run-new-batch.tsx';
import { useCompany } from '../company/use-company.ts';
import { recordAddress, syncStates } from '../addresses.ts';
import type { RecordsSearch } from '../addresses.ts';
import { useTexts } from '../texts/index.ts';
import { RecordBadge, recordState } from '../ui/badge.tsx';
import { DocumentLink } from '../ui/document-link.tsx';
import { SearchField, SelectField, useChangeFilter } from '../ui/filters.tsx';
import { Moment } from '../ui/moment.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { EmptyState, PagesView } from '../ui/query-view.tsx';
import { RowLink } from '../ui/row-link.tsx';
import { LongTable } from '../ui/table.tsx';
import { useDebounced } from '../ui/use-debounced.ts';
import type { RowProps } from '../ui/table.tsx';
import { Sentence } from '../ui/sentences.tsx';

const route = getRouteApi('/companies/$companyId/records');

function Filters({ search, type }: { search: RecordsSearch; type: OutgoingType }) {
  const { records, types } = useTexts();
  const change = useChangeFilter<RecordsSearch>();
  return (
    <div className="filters">
      <SelectField
        id="record-type"
        label={records.type}
        value={type}
        options={outgoingTypes.map((name) => [name, types[name]])}
        onChange={(name) => change('type', name)}
      />
      <SelectField
        id="record-state"
        label={records.state}
        value={search.state ?? ''}
        all={records.all}
        options={syncStates.map((state) => [state, records.syncStates[state]])}
        onChange={(state) => change('state', state)}
      />
      <SearchField
        id="record-search"
        label={records.search}
        hint={records.searchHint}
        value={search.q ?? ''}
        onChange={(text) => change('q', text)}
      />
    </div>
  );
}

type RecordRowProps = {
  row: RowProps;
  record: RecordSummary;
  type: OutgoingType;
  /** Whether the row is chosen, and how to change that; undefined if the person may not run batches. */
  choice: { isChosen: boolean; onChange: (isChosen: boolean) => void } | undefined;
};

function Row({ record, type, choice, row }: RecordRowProps) {
  const { records } = useTexts();
  const { id: companyId } = useCompany();
  const { externalId, number, quickbooks, failure, syncedAt } = record;
  return (
    <tr {...row}>
      <th scope="row">
        <div className="choice-cell">
          {choice === undefined ? null : (
            <input
              type="checkbox"
              className="tick"
              aria-label={records.choose(externalId)}
              checked={choice.isChosen}
              onChange={({ target }) => choice.onChange(target.checked)}
            />
          )}
          <RowLink className="main-link" to={recordAddress(companyId, type, externalId)}>
            {externalId}
          </RowLink>
          {number === null || number === externalId ? null : <span className="muted small">{number}</span>}
        </div>
      </th>
      <td data-label={records.state}>
        <RecordBadge state={recordState(record)} />
      </td>
      <td data-label={records.why}>
        {failure === null ? null : (
          <span className="break">
            <Sentence>{failure.message}</Sentence>
          </span>
        )}
      </td>
      <td data-label={records.document}>{quickbooks === null ? null : <DocumentLink {...quickbooks} />}</td>
      <td data-label={records.syncedAt}>{syncedAt === null ? null : <Moment at={syncedAt} />}</td>
    </tr>
  );
}

/** The records of one type that were ticked, at most as many as a batch takes. */
function useChoice(type: OutgoingType) {
  const [{ ofType, ids }, setChosen] = useState({ ofType: type, ids: new Set<string>() });
  const present = ofType === type ? ids : new Set<string>();
  const change = (id: string, isChosen: boolean) => {
    const next = new Set(present);
    if (!isChosen) next.delete(id);
    else if (next.size < MOST_RECORDS) next.add(id);
    setChosen({ ofType: type, ids: next });
  };
  return {
    recordIds: [...present],
    clear: () => setChosen({ ofType: type, ids: new Set() }),
    of: (id: string) => ({ isChosen: present.has(id), onChange: (isChosen: boolean) => change(id, isChosen) }),
  };
}

export function RecordsPage() {
  const { records, types } = useTexts();
  const { id: companyId } = useCompany();
  const search = route.useSearch();
  const { type = 'invoices', state, q = '' } = search;
  const text = useDebounced(q.trim());
  const query = useInfiniteQuery(recordsQuery(companyId, type, { syncState: state, search: text }));
  const mayRun = useMay('batches:write');
  const choice = useChoice(type);
  return (
    <>
      <PageHead title={records.title} />
      <Filters search={search} type={type} />
      {choice.recordIds.length === 0 ? null : (
        <div className="chosen row" role="status">
          <span>{records.chosen(choice.recordIds.length)}</span>
          <RunNewBatch chosen={{ type, recordIds: choice.recordIds }} />
          <button type="button" className="button quiet" onClick={choice.clear}>
            {records.unchoose}
          </button>
        </div>
      )}
      <PagesView
        query={query}
        empty={
          text === '' ? (
            <EmptyState icon="empty" title={records.none(types[type])}>
              {state === undefined ? records.noneHint : records.noneOfState}
            </EmptyState>
          ) : (
            <EmptyState icon="search" title={records.noMatch}>
              {records.noMatchHint(text)}
            </EmptyState>
          )
        }
      >
        {(items) => (
          <LongTable
            columns={[records.record, records.state, records.why, records.document, records.syncedAt]}
            items={items}
            keyOf={({ id }) => id}
          >
            {(record, { key, ...row }) => (
              <Row key={key} row={row} record={record} type={type} choice={mayRun ? choice.of(record.id) : undefined} />
            )}
          </LongTable>
        )}
      </PagesView>
    </>
  );
}
