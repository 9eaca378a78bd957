import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '@autosync/client';
import { useMay } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';
import { EmptyState, QueryView } from '../ui/query-view.tsx';
import { WebhookCard } from './webhook-card.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { webhooksQuery } from './webhook-queries.ts';

type WebhooksProps = {
  /** The id of the webhook whose deliveries are shown. */
  opened: string | undefined;
  onOpen: (webhookId: string | undefined) => void;
};

/** All webhooks and their deliveries. */
export function Webhooks({ opened, onOpen }: WebhooksProps) {
  const { webhooks, notifications } = useTexts();
  const query = useQuery(webhooksQuery);
  const isMissing = isProblem(query.error, 'not-found');
  const mayWrite = useMay('webhooks:write');
  // The state is kept here and not in the button: with the first webhook the empty list goes away while its secret is
  // still shown.
  const [isMaking, setMaking] = useState(false);
  const create = (look: string) =>
    mayWrite ? (
      <button type="button" className={look} onClick={() => setMaking(true)}>
        {webhooks.create}
      </button>
    ) : null;
  return (
    <section className="section stack" aria-labelledby="webhooks">
      <div className="card-head">
        <h2 id="webhooks">{webhooks.title}</h2>
        {isMissing || !query.data?.length ? null : create('button')}
      </div>
      <p className="muted">{webhooks.what}</p>
      {isMissing ? (
        <EmptyState icon="info" title={notifications.notInstalled}>
          {notifications.notInstalledHint}
        </EmptyState>
      ) : (
        <QueryView query={query} lines={4}>
          {(items) =>
            items.length === 0 ? (
              <EmptyState icon="empty" title={webhooks.none} actions={create('button primary')}>
                {webhooks.noneHint}
              </EmptyState>
            ) : (
              <ul className="stack">
                {items.map((webhook) => (
                  <WebhookCard
                    key={webhook.id}
                    webhook={webhook}
                    isOpen={webhook.id === opened}
                    onOpen={(isOpen) => onOpen(isOpen ? webhook.id : undefined)}
                  />
                ))}
              </ul>
            )
          }
        </QueryView>
      )}
      {isMaking ? <WebhookForm onClose={() => setMaking(false)} /> : null}
    </section>
  );
}
