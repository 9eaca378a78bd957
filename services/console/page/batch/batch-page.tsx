import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { hasEnded } from '@autosync/client';
import type { Batch } from '../api/api.ts';
import { useLiveBatch } from '../api/live.ts';
import { batchQuery } from '../api/queries.ts';
import { useLanguage, useTexts } from '../texts/index.ts';
import { Badge, BatchBadge } from '../ui/badge.tsx';
import { Moment, useNow } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { lengthOfTime } from '../ui/relative-time.ts';
import { Actions, TakeAlong } from './actions.tsx';
import { BatchOperations } from './batch-operations.tsx';
import { BatchProgress } from './batch-progress.tsx';

function Facts({ batch }: { batch: Batch }) {
  const { batch: words } = useTexts();
  const language = useLanguage();
  const now = useNow();
  const end = batch.finishedAt === null ? now : new Date(batch.finishedAt).getTime();
  return (
    <dl className="facts">
      <dt>{words.trigger}</dt>
      <dd>{words.triggers[batch.trigger]}</dd>
      {batch.startDate === null ? null : (
        <>
          <dt>{words.startDate}</dt>
          <dd>{batch.startDate}</dd>
        </>
      )}
      {batch.recordIds.length === 0 ? null : (
        <>
          <dt>{words.records}</dt>
          <dd>{words.chosenRecords(batch.recordIds.length)}</dd>
        </>
      )}
      <dt>{words.queued}</dt>
      <dd>
        <Moment at={batch.createdAt} />
      </dd>
      <dt>{words.started}</dt>
      <dd>{batch.startedAt === null ? words.notYet : <Moment at={batch.startedAt} />}</dd>
      {batch.finishedAt === null ? null : (
        <>
          <dt>{words.finished}</dt>
          <dd>
            <Moment at={batch.finishedAt} />
          </dd>
        </>
      )}
      {batch.startedAt === null ? null : (
        <>
          <dt>{words.took}</dt>
          <dd>{lengthOfTime(end - new Date(batch.startedAt).getTime(), language)}</dd>
        </>
      )}
    </dl>
  );
}

function Counts({ batch: { counts } }: { batch: Batch }) {
  const { batch: words } = useTexts();
  if (counts.succeeded + counts.warning + counts.failed + counts.skipped === 0) return null;
  return (
    <div className="row">
      {counts.succeeded > 0 ? (
        <Badge tone="good" icon="check">
          {words.counts.succeeded(counts.succeeded)}
        </Badge>
      ) : null}
      {counts.warning > 0 ? (
        <Badge tone="warn" icon="warning">
          {words.counts.warning(counts.warning)}
        </Badge>
      ) : null}
      {counts.failed > 0 ? (
        <Badge tone="bad" icon="error">
          {words.counts.failed(counts.failed)}
        </Badge>
      ) : null}
      {counts.skipped > 0 ? (
        <Badge tone="idle" icon="stop">
          {words.counts.skipped(counts.skipped)}
        </Badge>
      ) : null}
    </div>
  );
}

function Outcome({ batch }: { batch: Batch }) {
  if (batch.message === null || !hasEnded(batch)) return null;
  const kinds = { finished: 'idle', finishedWithWarning: 'warn', finishedWithError: 'bad', cancelled: 'idle' } as const;
  const kind = batch.state === 'notStarted' || batch.state === 'running' ? 'idle' : kinds[batch.state];
  return (
    <Notice kind={kind} title={batch.message}>
      {batch.fix === null ? null : <p>{batch.fix}</p>}
    </Notice>
  );
}

export function BatchPage() {
  const { batch: words } = useTexts();
  const { batchId } = useParams({ from: '/companies/$companyId/batches/$batchId' });
  const isLive = useLiveBatch(batchId);
  const query = useQuery({ ...batchQuery(batchId), ...(isLive && { refetchInterval: false }) });
  return (
    <QueryView query={query} lines={8}>
      {(batch) => (
        <div className="stack">
          <PageHead
            title={batch.label}
            crumb={batch.dryRun ? words.dryRun : words.title}
            badge={<BatchBadge state={batch.state} />}
          >
            <BatchOperations batch={batch} />
            <TakeAlong batch={batch} />
          </PageHead>
          {query.error === null || hasEnded(batch) ? null : (
            <Notice kind="warn">
              <p>{words.connectionLost}</p>
            </Notice>
          )}
          <div className="card stack" aria-live="polite">
            <BatchProgress batch={batch} />
            <Counts batch={batch} />
            <Outcome batch={batch} />
            <Facts batch={batch} />
          </div>
          <Actions batch={batch} />
        </div>
      )}
    </QueryView>
  );
}
