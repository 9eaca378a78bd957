import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '@autosync/client';
import { api } from '../api/api.ts';
import { useOrderKey } from '../api/order-key.ts';
import { useMay } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { Deliveries } from './deliveries.tsx';
import { RemoveWebhook } from './remove-webhook.tsx';
import { RotateSecret } from './rotate-secret.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { webhooksKey } from './webhook-queries.ts';
import type { Webhook } from './webhook-queries.ts';

function State({ webhook: { enabled, disabledReason, failingSince } }: { webhook: Webhook }) {
  const { webhooks } = useTexts();
  if (!enabled) {
    return (
      <Badge tone={disabledReason === 'byHand' ? 'idle' : 'bad'} icon={disabledReason === 'byHand' ? 'pause' : 'error'}>
        {webhooks.disabled[disabledReason ?? 'byHand']}
      </Badge>
    );
  }
  return failingSince === null ? (
    <Badge tone="good" icon="check">
      {webhooks.on}
    </Badge>
  ) : (
    <Badge tone="warn" icon="warning">
      {webhooks.failing}
    </Badge>
  );
}

function Facts({ webhook }: { webhook: Webhook }) {
  const { webhooks } = useTexts();
  const { eventTypes, companyIds, contact, failingSince, disabledAt, secrets } = webhook;
  const old = secrets.slice(1);
  return (
    <dl className="facts">
      <dt>{webhooks.hears}</dt>
      <dd>
        {eventTypes.length === 0
          ? webhooks.everything
          : eventTypes.map((type) => webhooks.events[type].name).join(', ')}
        {companyIds.length === 0 ? null : <span className="muted"> ({webhooks.ofCompanies(companyIds.length)})</span>}
      </dd>
      <dt>{webhooks.contact}</dt>
      <dd>{contact === '' ? <span className="muted">{webhooks.noContact}</span> : contact}</dd>
      {failingSince === null ? null : (
        <>
          <dt>{webhooks.failingSince}</dt>
          <dd>
            <Moment at={failingSince} />
          </dd>
        </>
      )}
      {disabledAt === null ? null : (
        <>
          <dt>{webhooks.offSince}</dt>
          <dd>
            <Moment at={disabledAt} />
          </dd>
        </>
      )}
      {old.map(({ id, expiresAt }) =>
        expiresAt === null ? null : (
          <div key={id} className="fact">
            <dt>{webhooks.oldSecret}</dt>
            <dd>
              {webhooks.signsUntil} <Moment at={expiresAt} />
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** Sends a test event and shows its outcome at once. */
function SendTest({ webhook, onSent }: { webhook: Webhook; onSent: () => void }) {
  const texts = useTexts();
  const { webhooks } = texts;
  const queries = useQueryClient();
  const { keyOf, isDone } = useOrderKey();
  const testing = useMutation({
    mutationFn: async () => {
      const params = { path: { webhookId: webhook.id }, header: { 'idempotency-key': keyOf(webhook) } };
      return (await answered(api.POST('/v1/webhooks/{webhookId}/test', { params }))).data;
    },
    onSuccess: async () => {
      isDone();
      onSent();
      await queries.invalidateQueries({ queryKey: webhooksKey });
    },
  });
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={testing.isPending || !webhook.enabled}
        onClick={() => testing.mutate()}
      >
        <Icon name="play" />
        {webhooks.test}
      </button>
      {testing.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(testing.error, texts)}</p>
        </Notice>
      )}
    </>
  );
}

type WebhookCardProps = { webhook: Webhook; isOpen: boolean; onOpen: (isOpen: boolean) => void };

/** One webhook: its state, its event types, and its deliveries. */
export function WebhookCard({ webhook, isOpen, onOpen }: WebhookCardProps) {
  const { webhooks } = useTexts();
  const [isEditing, setEditing] = useState(false);
  const mayWrite = useMay('webhooks:write');
  const title = `webhook-${webhook.id}`;
  return (
    <li>
      <article className="card stack" aria-labelledby={title}>
        <div className="card-head">
          <h3 id={title} className="break">
            {webhook.description === '' ? webhook.url : webhook.description}
          </h3>
          <State webhook={webhook} />
        </div>
        {webhook.description === '' ? null : <code className="break">{webhook.url}</code>}
        <Facts webhook={webhook} />
        <div className="row actions">
          {mayWrite ? (
            <>
              <SendTest webhook={webhook} onSent={() => onOpen(true)} />
              <button type="button" className="button" onClick={() => setEditing(true)}>
                <Icon name="edit" />
                {webhooks.edit}
              </button>
              <RotateSecret webhook={webhook} />
              <RemoveWebhook webhook={webhook} />
            </>
          ) : null}
          <button type="button" className="button quiet" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
            {isOpen ? webhooks.hideDeliveries : webhooks.showDeliveries}
          </button>
        </div>
        {isOpen ? <Deliveries webhook={webhook} /> : null}
        {isEditing ? <WebhookForm webhook={webhook} onClose={() => setEditing(false)} /> : null}
      </article>
    </li>
  );
}
