import { hasEnded } from '@autosync/client';
import type { Batch } from '../api/api.ts';
import { useTexts } from '../texts/index.ts';
import { Said } from '../ui/sentences.tsx';

/** How far a batch is; without a total it says how much was done, and no share of nothing. */
export function BatchProgress({ batch: { counts, step, message, state, ...batch } }: { batch: Batch }) {
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
      {step === null || state !== 'running' ? null : <p className="muted">{steps[step] ?? step}</p>}
      {message === null ? null : (
        <p>
          <Said>{message}</Said>
        </p>
      )}
      {batch.cancelRequested ? <p>{words.cancelling}</p> : null}
    </div>
  );
}
