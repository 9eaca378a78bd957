import { useQuery } from '@tanstack/react-query';
import { hasEnded } from '@autosync/client';
import type { Batch } from '../api/api.ts';
import { runCheckQuery } from '../api/queries.ts';
import { useTexts } from '../texts/index.ts';
import { Moment } from '../ui/moment.tsx';
import { Sentence } from '../ui/sentences.tsx';

/**
 * Why a batch waits, as the run check says. Its sentence about the queue is left out, since that counts this batch too.
 */
function WhyItWaits({ batch: { companyId, type } }: { batch: Batch }) {
  const { data } = useQuery(runCheckQuery(companyId, type));
  return (data?.reasons ?? [])
    .filter(({ code }) => code !== 'queue')
    .map(({ code, message }) => (
      <p key={code}>
        <Sentence>{message}</Sentence>
      </p>
    ));
}

/** When a batch goes on that QuickBooks asked to wait, as far as that is known. */
function GoesOn({ batch: { id, companyId, type } }: { batch: Batch }) {
  const { batch: words } = useTexts();
  const { data } = useQuery(runCheckQuery(companyId, type));
  const until = data?.resting.find(({ batchId }) => batchId === id)?.until;
  return until === undefined ? null : (
    <>
      {' '}
      {words.goesOn} <Moment at={until} />.
    </>
  );
}

/** A batch's progress. As long as the total is unknown only the count is shown. */
export function BatchProgress({ batch }: { batch: Batch }) {
  const { counts, step, message, state } = batch;
  const { batch: words } = useTexts();
  const { done, total } = counts;
  if (hasEnded({ state })) return null;
  const isKnown = total > 0;
  const steps: Readonly<Record<string, string>> = words.steps;
  const text = isKnown ? words.progress(done, Math.max(done, total)) : words.progressUnknown(done);
  return (
    <div className="stack tight small">
      {state === 'running' ? (
        <progress aria-label={text} {...(isKnown && { value: done, max: Math.max(done, total) })} />
      ) : null}
      {state === 'running' ? <p className="muted">{text}</p> : null}
      {step === null || state !== 'running' ? null : (
        <p className="muted">
          {steps[step] ?? step}
          {step === 'waiting-for-quickbooks' ? <GoesOn batch={batch} /> : null}
        </p>
      )}
      {state === 'notStarted' ? <WhyItWaits batch={batch} /> : null}
      {message === null ? null : (
        <p>
          <Sentence>{message}</Sentence>
        </p>
      )}
      {batch.cancelRequested ? <p>{words.cancelling}</p> : null}
    </div>
  );
}
