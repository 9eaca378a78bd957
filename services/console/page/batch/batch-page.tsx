import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { hasEnded } from '@autosync/client';
import type { Batch } from '../api/api.ts';
import { useLiveBatch } from '../api/live.ts';
import { batchQuery } from '../api/queries.ts';
import { useLanguage, useTexts } from '../texts/index.ts';
import { Badge, BatchBadge } from '../ui/badge.tsx';
import { Moment, useDay, useNow } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { lengthOfTime } from '../ui/relative-time.ts';
import { Actions, ExportActions } from './actions.tsx';
import { BatchOperations } from './batch-operations.tsx';
import { BatchProgress } from './batch-progress.tsx';
import { ChangedSincePreview } from './changed-since.tsx';
import { FromPreview } from './from-preview.tsx';
import { TraceLink } from './trace-link.tsx';
import { Sentence, useInWords } from '../ui/sentences.tsx';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ batch }: { batch: Batch }) {
  const { batch: words } = useTexts();
  const language = useLanguage();
  const day = useDay();
  const now = useNow();
  const end = batch.finishedAt === null ? now : new Date(batch.finishedAt).getTime();
  return (
    <dl className="facts across">
      <Fact name={words.trigger}>{words.triggers[batch.trigger]}</Fact>
      {batch.actor === null ? null : <Fact name={words.actor}>{batch.actor}</Fact>}
      {batch.startDate === null ? null : <Fact name={words.startDate}>{day(batch.startDate)}</Fact>}
      {batch.recordIds.length === 0 ? null : (
        <Fact name={words.records}>{words.chosenRecords(batch.recordIds.length)}</Fact>
      )}
      {batch.previewId === null ? null : (
        <Fact name={words.preview}>
          <FromPreview batch={batch} previewId={batch.previewId} />
        </Fact>
      )}
      <Fact name={words.queued}>
        <Moment at={batch.createdAt} />
      </Fact>
      <Fact name={words.started}>{batch.startedAt === null ? words.notYet : <Moment at={batch.startedAt} />}</Fact>
      {batch.finishedAt === null ? null : (
        <Fact name={words.finished}>
          <Moment at={batch.finishedAt} />
        </Fact>
      )}
      {batch.startedAt === null ? null : (
        <Fact name={words.took}>{lengthOfTime(end - new Date(batch.startedAt).getTime(), language)}</Fact>
      )}
      {batch.traceId === null ? null : (
        <Fact name={words.trace}>
          <TraceLink traceId={batch.traceId} />
        </Fact>
      )}
    </dl>
  );
}

function Counts({ batch: { counts, dryRun } }: { batch: Batch }) {
  const { batch: texts } = useTexts();
  const words = dryRun ? texts.previewCounts : texts.counts;
  if (counts.succeeded + counts.warning + counts.failed + counts.skipped === 0) return null;
  return (
    <div className="row">
      {counts.succeeded > 0 ? (
        <Badge tone="good" icon="check">
          {words.succeeded(counts.succeeded)}
        </Badge>
      ) : null}
      {counts.warning > 0 ? (
        <Badge tone="warn" icon="warning">
          {words.warning(counts.warning)}
        </Badge>
      ) : null}
      {counts.failed > 0 ? (
        <Badge tone="bad" icon="error">
          {words.failed(counts.failed)}
        </Badge>
      ) : null}
      {counts.skipped > 0 ? (
        <Badge tone="idle" icon="stop">
          {words.skipped(counts.skipped)}
        </Badge>
      ) : null}
    </div>
  );
}

function Outcome({ batch }: { batch: Batch }) {
  const say = useInWords();
  if (batch.message === null || !hasEnded(batch)) return null;
  const kinds = { finished: 'idle', finishedWithWarning: 'warn', finishedWithError: 'bad', cancelled: 'idle' } as const;
  const kind = batch.state === 'notStarted' || batch.state === 'running' ? 'idle' : kinds[batch.state];
  return (
    <Notice kind={kind} title={say(batch.message)}>
      {batch.fix === null ? null : (
        <p>
          <Sentence>{batch.fix}</Sentence>
        </p>
      )}
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
            badge={<BatchBadge state={batch.state} isPreview={batch.dryRun} />}
          >
            <BatchOperations batch={batch} />
            <ExportActions batch={batch} />
          </PageHead>
          {query.error === null || hasEnded(batch) ? null : (
            <Notice kind="warn">
              <p>{words.connectionLost}</p>
            </Notice>
          )}
          <ChangedSincePreview batch={batch} />
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
