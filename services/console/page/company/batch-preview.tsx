import { useQuery } from '@tanstack/react-query';
import { hasEnded } from '@autosync/client';
import { useLiveBatch } from '../api/live.ts';
import { batchQuery, previewQuery } from '../api/queries.ts';
import { useTexts } from '../texts/index.ts';
import { BatchBadge } from '../ui/badge.tsx';
import { Notice } from '../ui/notice.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { BatchProgress } from '../batch/batch-progress.tsx';
import { PreviewTable, isSent } from './preview-table.tsx';
import { useCompany } from './use-company.ts';
import { Sentence } from '../ui/sentences.tsx';

export type Leaving = { left: ReadonlySet<string>; onLeave: (recordId: string, isLeft: boolean) => void };

function Shown({ previewId, left, onLeave }: Leaving & { previewId: string }) {
  const { run } = useTexts();
  const { id: companyId } = useCompany();
  return (
    <QueryView query={useQuery(previewQuery(companyId, previewId))} lines={5}>
      {({ items, hasMore }) =>
        items.length === 0 ? (
          <p>{run.nothingToSend}</p>
        ) : (
          <>
            <p>{items.some(isSent) ? run.approve : run.nothingToSend}</p>
            {hasMore ? (
              <Notice kind="warn">
                <p>{run.onlyThese(items.length)}</p>
              </Notice>
            ) : null}
            <PreviewTable items={items} left={left} onLeave={onLeave} />
          </>
        )
      }
    </QueryView>
  );
}

/** What a batch would do with each record. Behind it is a batch that changes nothing. */
export function BatchPreview({ previewId, ...leaving }: Leaving & { previewId: string }) {
  const { run } = useTexts();
  useLiveBatch(previewId);
  const query = useQuery(batchQuery(previewId));
  return (
    <section className="stack tight" aria-live="polite" aria-label={run.previewTitle}>
      <h3>{run.previewTitle}</h3>
      <QueryView query={query}>
        {(batch) =>
          hasEnded(batch) ? (
            <>
              {batch.state === 'cancelled' ? <BatchBadge state={batch.state} /> : null}
              {batch.message === null ? null : (
                <p>
                  <Sentence>{batch.message}</Sentence>
                </p>
              )}
              <Shown previewId={previewId} {...leaving} />
            </>
          ) : (
            <BatchProgress batch={batch} />
          )
        }
      </QueryView>
    </section>
  );
}

/** The records of a preview that would be sent, without those left out; undefined until the preview is there. */
export function useApproved(previewId: string | undefined, left: ReadonlySet<string>) {
  const { id: companyId } = useCompany();
  const batch = useQuery({ ...batchQuery(previewId ?? ''), enabled: previewId !== undefined });
  const isThere = batch.data !== undefined && hasEnded(batch.data);
  const { data } = useQuery({ ...previewQuery(companyId, previewId ?? ''), enabled: isThere });
  if (!isThere || data === undefined) return undefined;
  const recordIds = data.items
    .filter((item) => isSent(item) && !left.has(item.recordId))
    .map(({ recordId }) => recordId);
  return { recordIds, isAll: left.size === 0 && !data.hasMore };
}
