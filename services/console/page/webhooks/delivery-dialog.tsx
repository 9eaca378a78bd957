import { useQuery } from '@tanstack/react-query';
import { useLanguage, useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { numberFormat } from '../ui/formats.ts';
import { Moment } from '../ui/moment.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { DeliveryBadge, useOutcome } from './delivery-words.tsx';
import { deliveryQuery } from './webhook-queries.ts';

type DeliveryDialogProps = { webhookId: string; deliveryId: string; onClose: () => void };

/** All attempts of a delivery with the answers, and the body that was posted. */
export function DeliveryDialog({ webhookId, deliveryId, onClose }: DeliveryDialogProps) {
  const { webhooks } = useTexts();
  const language = useLanguage();
  const outcome = useOutcome();
  const query = useQuery(deliveryQuery(webhookId, deliveryId));
  return (
    <Dialog
      title={webhooks.delivery}
      onClose={onClose}
      isWide
      end={
        <button type="button" className="button" onClick={onClose}>
          {webhooks.close}
        </button>
      }
    >
      <QueryView query={query} lines={5}>
        {({ state, eventId, attempts, body }) => (
          <>
            <div className="row">
              <DeliveryBadge state={state} />
              <code className="small break">webhook-id: {eventId}</code>
            </div>
            <h3>{webhooks.attempts}</h3>
            {attempts.length === 0 ? <p className="muted">{webhooks.noAttempts}</p> : null}
            <ol className="stack">
              {attempts.map((attempt) => (
                <li key={attempt.number} className="stack tight">
                  <p>
                    {attempt.number}. <Moment at={attempt.at} />: <strong>{outcome(attempt)}</strong>
                    {attempt.durationMs === null ? null : (
                      <span className="muted small"> {numberFormat(language).format(attempt.durationMs)} ms</span>
                    )}
                  </p>
                  {attempt.detail === null ? null : <p className="muted small break">{attempt.detail}</p>}
                  {attempt.answer === null || attempt.answer === '' ? null : (
                    <pre className="secret small">{attempt.answer}</pre>
                  )}
                </li>
              ))}
            </ol>
            <h3>{webhooks.posted}</h3>
            <pre className="secret small">{body}</pre>
          </>
        )}
      </QueryView>
    </Dialog>
  );
}
