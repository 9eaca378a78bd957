import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '@autosync/client';
import { api } from '../api/api.ts';
import { useMay } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { webhooksKey } from './webhook-queries.ts';
import type { Webhook } from './webhook-queries.ts';

const HOUR_MS = 3_600_000;
/** How far back to go, in hours. */
const spans = [1, 24, 72, 168] as const;

function SendAgainDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const texts = useTexts();
  const { webhooks, dialog } = texts;
  const queries = useQueryClient();
  const [hours, setHours] = useState<number>(24);
  const sending = useMutation({
    mutationFn: async () => {
      const params = { path: { webhookId: webhook.id }, header: { 'idempotency-key': crypto.randomUUID() } };
      const body = { from: new Date(Date.now() - hours * HOUR_MS).toISOString() };
      return (await answered(api.POST('/v1/webhooks/{webhookId}/redeliver', { params, body }))).data;
    },
    onSuccess: async () => queries.invalidateQueries({ queryKey: webhooksKey }),
  });
  return (
    <Dialog
      title={webhooks.sendAgain}
      onClose={onClose}
      end={
        <>
          <button type="button" className="button" onClick={onClose}>
            {sending.data === undefined ? dialog.cancel : webhooks.close}
          </button>
          {sending.data !== undefined && !sending.data.more ? null : (
            <button
              type="button"
              className="button primary"
              disabled={sending.isPending}
              onClick={() => sending.mutate()}
            >
              {webhooks.sendAgain}
            </button>
          )}
        </>
      }
    >
      <p>{webhooks.sendAgainHint}</p>
      <div className="field">
        <label htmlFor="send-again-span">{webhooks.ofTheLast}</label>
        <select
          id="send-again-span"
          className="select"
          value={hours}
          onChange={({ target }) => {
            setHours(Number(target.value));
            sending.reset();
          }}
        >
          {spans.map((length) => (
            <option key={length} value={length}>
              {webhooks.span(length)}
            </option>
          ))}
        </select>
      </div>
      {sending.data === undefined ? null : (
        <Notice kind="good" title={webhooks.sentAgain(sending.data.count)}>
          {sending.data.more ? <p>{webhooks.thereAreMore}</p> : null}
        </Notice>
      )}
      {sending.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(sending.error, texts)}</p>
        </Notice>
      )}
    </Dialog>
  );
}

/** Sends again what failed or was skipped in a period, after an outage of the receiver. */
export function SendAgain({ webhook }: { webhook: Webhook }) {
  const { webhooks } = useTexts();
  const [isOpen, setOpen] = useState(false);
  if (!useMay('webhooks:write') || !webhook.enabled) return null;
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        <Icon name="again" />
        {webhooks.sendAgain}
      </button>
      {isOpen ? <SendAgainDialog webhook={webhook} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
