import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '@autosync/client';
import { useMay } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';
import { Blank, QueryView } from '../ui/query-view.tsx';
import { WebhookCard } from './webhook-card.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { webhooksQuery } from './webhook-queries.ts';

function NewWebhook({ isPrimary = false }: { isPrimary?: boolean }) {
  const { webhooks } = useTexts();
  const [isOpen, setOpen] = useState(false);
  if (!useMay('webhooks:write')) return null;
  return (
    <>
      <button type="button" className={isPrimary ? 'button primary' : 'button'} onClick={() => setOpen(true)}>
        {webhooks.create}
      </button>
      {isOpen ? <WebhookForm onClose={() => setOpen(false)} /> : null}
    </>
  );
}

type WebhooksProps = {
  /** The webhook whose deliveries are shown. */
  opened: string | undefined;
  onOpen: (webhookId: string | undefined) => void;
};

/** What programs are told, and what became of it. */
export function Webhooks({ opened, onOpen }: WebhooksProps) {
  const { webhooks, notifications } = useTexts();
  const query = useQuery(webhooksQuery);
  const isMissing = isProblem(query.error, 'not-found');
  return (
    <section className="section stack" aria-labelledby="webhooks">
      <div className="card-head">
        <h2 id="webhooks">{webhooks.title}</h2>
        {isMissing || !query.data?.length ? null : <NewWebhook />}
      </div>
      <p className="muted">{webhooks.what}</p>
      {isMissing ? (
        <Blank icon="info" title={notifications.notInstalled}>
          {notifications.notInstalledHint}
        </Blank>
      ) : (
        <QueryView query={query} lines={4}>
          {(items) =>
            items.length === 0 ? (
              <Blank icon="empty" title={webhooks.none} actions={<NewWebhook isPrimary />}>
                {webhooks.noneHint}
              </Blank>
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
    </section>
  );
}
