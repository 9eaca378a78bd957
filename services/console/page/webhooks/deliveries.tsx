import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '@autosync/client';
import { api } from '../api/api.ts';
import { useMay } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';
import { SelectField } from '../ui/filters.tsx';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { EmptyState, PagesView } from '../ui/query-view.tsx';
import { Table } from '../ui/table.tsx';
import { DeliveryDialog } from './delivery-dialog.tsx';
import { DeliveryBadge, useOutcome } from './delivery-words.tsx';
import { SendAgain } from './send-again.tsx';
import { deliveriesQuery, deliveryStates, webhooksKey } from './webhook-queries.ts';
import type { Delivery, DeliveryState, Webhook } from './webhook-queries.ts';

type RowProps = { delivery: Delivery; isBusy: boolean; onShow: () => void; onRedeliver: () => void };

function Row({ delivery, isBusy, onShow, onRedeliver }: RowProps) {
  const { webhooks } = useTexts();
  const outcome = useOutcome();
  const mayWrite = useMay('webhooks:write');
  const { type, state, createdAt, attemptCount, lastAttempt, nextAttemptAt } = delivery;
  return (
    <tr>
      <th scope="row">
        <button type="button" className="button link" onClick={onShow}>
          {type === 'webhook.test' ? webhooks.testEvent : webhooks.events[type].name}
        </button>
      </th>
      <td data-label={webhooks.when}>
        <Moment at={createdAt} />
      </td>
      <td data-label={webhooks.state}>
        <DeliveryBadge state={state} />
      </td>
      <td data-label={webhooks.attempts} className="number">
        {attemptCount}
      </td>
      <td data-label={webhooks.lastAnswer}>
        {lastAttempt === null ? null : <span className="break">{outcome(lastAttempt)}</span>}
        {nextAttemptAt === null ? null : (
          <span className="muted small">
            {' '}
            {webhooks.next} <Moment at={nextAttemptAt} />
          </span>
        )}
      </td>
      <td className="end">
        {mayWrite ? (
          <button type="button" className="button" disabled={isBusy} onClick={onRedeliver}>
            {webhooks.redeliver}
          </button>
        ) : null}
      </td>
    </tr>
  );
}

function useRedeliver(webhook: Webhook) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (deliveryId: string) => {
      const path = { webhookId: webhook.id, deliveryId };
      const params = { path, header: { 'idempotency-key': crypto.randomUUID() } };
      const call = api.POST('/v1/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver', { params });
      return (await answered(call)).data;
    },
    onSuccess: async () => queries.invalidateQueries({ queryKey: webhooksKey }),
  });
}

/** The deliveries to a webhook, with their outcome and a way to send each again. */
export function Deliveries({ webhook }: { webhook: Webhook }) {
  const texts = useTexts();
  const { webhooks } = texts;
  const [state, setState] = useState<DeliveryState>();
  const [shown, setShown] = useState<string>();
  const query = useInfiniteQuery(deliveriesQuery(webhook.id, state));
  const redelivering = useRedeliver(webhook);
  return (
    <section className="stack" aria-label={webhooks.deliveries}>
      <div className="filters">
        <SelectField
          id={`deliveries-${webhook.id}`}
          label={webhooks.state}
          value={state ?? ''}
          all={webhooks.allStates}
          options={deliveryStates.map((word) => [word, webhooks.states[word]])}
          onChange={(word) => setState(deliveryStates.find((known) => known === word))}
        />
        <SendAgain webhook={webhook} />
      </div>
      {redelivering.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(redelivering.error, texts)}</p>
        </Notice>
      )}
      <PagesView
        query={query}
        empty={
          <EmptyState icon="empty" title={webhooks.noDeliveries}>
            {state === undefined ? webhooks.noDeliveriesHint : webhooks.noneOfState}
          </EmptyState>
        }
      >
        {(items) => (
          <Table
            caption={webhooks.deliveries}
            columns={[
              webhooks.event,
              webhooks.when,
              webhooks.state,
              { name: webhooks.attempts, is: 'number' },
              webhooks.lastAnswer,
              { name: webhooks.redeliver, is: 'hidden' },
            ]}
          >
            {items.map((delivery) => (
              <Row
                key={delivery.id}
                delivery={delivery}
                isBusy={redelivering.isPending}
                onShow={() => setShown(delivery.id)}
                onRedeliver={() => redelivering.mutate(delivery.id)}
              />
            ))}
          </Table>
        )}
      </PagesView>
      {shown === undefined ? null : (
        <DeliveryDialog webhookId={webhook.id} deliveryId={shown} onClose={() => setShown(undefined)} />
      )}
    </section>
  );
}
