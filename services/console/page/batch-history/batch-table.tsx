import { batchAddress } from '../addresses.ts';
import type { Batch } from '../api/api.ts';
import { useLanguage, useTexts } from '../texts/index.ts';
import { BatchBadge } from '../ui/badge.tsx';
import { Moment } from '../ui/moment.tsx';
import { lengthOfTime } from '../ui/relative-time.ts';
import { RowLink } from '../ui/row-link.tsx';
import { LongTable } from '../ui/table.tsx';
import type { RowProps } from '../ui/table.tsx';

function summary(batch: Batch, words: ReturnType<typeof useTexts>['batch']): string {
  const { succeeded, warning, failed, skipped } = batch.counts;
  const counts = batch.dryRun ? words.previewCounts : words.counts;
  const parts = [
    succeeded > 0 ? counts.succeeded(succeeded) : '',
    warning > 0 ? counts.warning(warning) : '',
    failed > 0 ? counts.failed(failed) : '',
    skipped > 0 ? counts.skipped(skipped) : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : (batch.message ?? words.counts.none);
}

function Row({ batch, row }: { batch: Batch; row: RowProps }) {
  const { batch: words, history } = useTexts();
  const language = useLanguage();
  const { id: batchId, companyId, startedAt, finishedAt } = batch;
  return (
    <tr {...row}>
      <th scope="row">
        <RowLink className="main-link" to={batchAddress(companyId, batchId)}>
          {batch.label}
        </RowLink>
      </th>
      <td data-label={history.state}>
        <BatchBadge state={batch.state} isPreview={batch.dryRun} />
      </td>
      <td data-label={history.trigger}>{words.triggers[batch.trigger]}</td>
      <td data-label={history.when}>
        <Moment at={startedAt ?? batch.createdAt} />
      </td>
      <td data-label={history.took} className="nowrap">
        {startedAt === null || finishedAt === null
          ? null
          : lengthOfTime(new Date(finishedAt).getTime() - new Date(startedAt).getTime(), language)}
      </td>
      <td data-label={history.result}>{summary(batch, words)}</td>
    </tr>
  );
}

export function BatchTable({ batches }: { batches: readonly Batch[] }) {
  const { history } = useTexts();
  return (
    <LongTable
      columns={[history.batch, history.state, history.trigger, history.when, history.took, history.result]}
      items={batches}
      keyOf={({ id }) => id}
    >
      {(batch, { key, ...row }) => <Row key={key} batch={batch} row={row} />}
    </LongTable>
  );
}
