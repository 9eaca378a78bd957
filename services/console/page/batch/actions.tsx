import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { hasEnded } from '@autosync/client';
import type { Action, Batch, RecordType } from '../api/api.ts';
import { actionsQuery } from '../api/queries.ts';
import { actionFilters, recordAddress } from '../addresses.ts';
import type { BatchSearch } from '../addresses.ts';
import { useLanguage, useTexts } from '../texts/index.ts';
import { Badge } from '../ui/badge.tsx';
import type { Look } from '../ui/badge.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { DocumentLink } from '../ui/document-link.tsx';
import { SelectField, useChangeFilter } from '../ui/filters.tsx';
import { money } from '../ui/money.ts';
import { PrintButton } from '../ui/print-button.tsx';
import { EmptyState, PagesView } from '../ui/query-view.tsx';
import { RowLink } from '../ui/row-link.tsx';
import { LongTable } from '../ui/table.tsx';
import type { RowProps } from '../ui/table.tsx';
import { Sentence } from '../ui/sentences.tsx';

const looks: Record<Action['state'], Look> = {
  notStarted: { tone: 'idle', icon: 'clock' },
  running: { tone: 'busy', icon: 'turning' },
  succeeded: { tone: 'good', icon: 'check' },
  warning: { tone: 'warn', icon: 'warning' },
  failed: { tone: 'bad', icon: 'error' },
  skipped: { tone: 'idle', icon: 'stop' },
};

function RecordName({ type, companyId, action }: { type: RecordType; companyId: string; action: Action }) {
  const { externalId } = action;
  if (type === 'payments') return <>{externalId}</>;
  return (
    <RowLink className="main-link" to={recordAddress(companyId, type, externalId)}>
      {externalId}
    </RowLink>
  );
}

function ActionRow({ batch, action, row }: { batch: Batch; action: Action; row: RowProps }) {
  const { batch: words } = useTexts();
  const language = useLanguage();
  const operations: Readonly<Record<string, string>> = words.operations;
  return (
    <tr {...row}>
      <th scope="row">
        <RecordName type={batch.type} companyId={batch.companyId} action={action} />
      </th>
      <td data-label={words.outcome}>
        <Badge {...looks[action.state]}>{words.actionStates[action.state]}</Badge>
      </td>
      <td data-label={words.what}>
        <span className="stack tight">
          {action.message === null ? null : (
            <span className="break">
              <Sentence>{action.message}</Sentence>
            </span>
          )}
          {action.fix === null ? null : (
            <span className="muted break">
              <Sentence>{action.fix}</Sentence>
            </span>
          )}
          {action.message === null && action.operation !== null ? (
            <span>{operations[action.operation] ?? action.operation}</span>
          ) : null}
        </span>
      </td>
      <td data-label={words.document}>
        {action.entity === null || action.quickbooksId === null ? null : (
          <DocumentLink entity={action.entity} id={action.quickbooksId} docNumber={action.docNumber} />
        )}
      </td>
      <td data-label={words.amount} className="number nowrap">
        {action.amount === null ? null : money(action.amount, null, language)}
      </td>
    </tr>
  );
}

function Filter({ shown, counts }: { shown: string | undefined; counts: Batch['counts'] }) {
  const { batch: words } = useTexts();
  const change = useChangeFilter<BatchSearch>();
  return (
    <div className="filters" data-set={shown !== undefined || undefined}>
      <SelectField
        id="show"
        label={words.show}
        value={shown ?? ''}
        all={words.showAll}
        options={actionFilters.map((state) => [state, `${words.actionStates[state]} (${counts[state]})`])}
        onChange={(state) => change('show', state)}
      />
    </div>
  );
}

/** Takes the list of actions out of the console, as CSV or on paper. */
export function ExportActions({ batch }: { batch: Batch }) {
  const { show } = useSearch({ from: '/companies/$companyId/batches/$batchId' });
  const query = useInfiniteQuery(actionsQuery(batch.id, show));
  return (
    <>
      <CsvLink path={`/v1/batches/${batch.id}/actions.csv`} query={show === undefined ? {} : { state: show }} />
      <PrintButton list={query} />
    </>
  );
}

/** What a batch did with each record and, where it failed, what to do about it. */
export function Actions({ batch }: { batch: Batch }) {
  const { batch: words } = useTexts();
  const { show } = useSearch({ from: '/companies/$companyId/batches/$batchId' });
  const query = useInfiniteQuery(actionsQuery(batch.id, show));
  const { refetch } = query;
  // The list is read again whenever the batch has done more.
  const { done } = batch.counts;
  useEffect(() => {
    // A request under way is not cancelled, or a long list would never arrive.
    if (done > 0) void refetch({ cancelRefetch: false });
  }, [done, batch.state, refetch]);
  const nothing = show === undefined ? (hasEnded(batch) ? words.noActions : words.noActionsYet) : words.noneOfThese;
  return (
    <section aria-labelledby="actions">
      <h2 id="actions" className="visually-hidden">
        {words.actions}
      </h2>
      <Filter shown={show} counts={batch.counts} />
      <PagesView query={query} empty={<EmptyState icon="empty" title={nothing} />}>
        {(actions) => (
          <LongTable
            columns={[words.record, words.outcome, words.what, words.document, { name: words.amount, is: 'number' }]}
            items={actions}
            keyOf={(action) => `${action.recordId} ${action.quickbooksId} ${action.attempt}`}
          >
            {(action, { key, ...row }) => <ActionRow key={key} batch={batch} action={action} row={row} />}
          </LongTable>
        )}
      </PagesView>
    </section>
  );
}
