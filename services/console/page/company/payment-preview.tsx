import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { hasEnded } from '@autosync/client';
import { actionsQuery, batchQuery } from '../api/queries.ts';
import { useTexts } from '../texts/index.ts';
import { BatchBadge } from '../ui/badge.tsx';
import { PagesView, QueryView } from '../ui/query-view.tsx';
import { Table } from '../ui/table.tsx';
import { BatchProgress } from '../batch/batch-progress.tsx';
import { Sentence } from '../ui/sentences.tsx';

function Changes({ batchId }: { batchId: string }) {
  const { run } = useTexts();
  const query = useInfiniteQuery(actionsQuery(batchId, undefined));
  return (
    <PagesView query={query} empty={<p>{run.nothingWouldChange}</p>}>
      {(actions) => (
        <>
          <p>{run.approvePayments}</p>
          <Table columns={[run.invoice, run.change]}>
            {actions.map((action) => (
              <tr key={`${action.recordId} ${action.quickbooksId} ${action.attempt}`}>
                <th scope="row">{action.docNumber ?? action.externalId}</th>
                <td data-label={run.change}>
                  {action.message === null ? null : <Sentence>{action.message}</Sentence>}
                </td>
              </tr>
            ))}
          </Table>
        </>
      )}
    </PagesView>
  );
}

/** What a payment sync from a starting date would change, per invoice. Behind it is a batch that changes nothing. */
export function PaymentPreview({ batchId }: { batchId: string }) {
  const { run } = useTexts();
  const query = useQuery(batchQuery(batchId));
  return (
    <section className="stack tight" aria-live="polite">
      <h3>{run.previewTitle}</h3>
      <QueryView query={query}>
        {(batch) =>
          hasEnded(batch) ? (
            <>
              {batch.state === 'finished' ? null : <BatchBadge state={batch.state} />}
              {batch.message === null ? null : (
                <p>
                  <Sentence>{batch.message}</Sentence>
                </p>
              )}
              <Changes batchId={batchId} />
            </>
          ) : (
            <BatchProgress batch={batch} />
          )
        }
      </QueryView>
    </section>
  );
}
