import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '@autosync/client';
import { ShownOnce } from '../administration/shown-once.tsx';
import { api } from '../api/api.ts';
import { useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { webhooksKey } from './webhook-queries.ts';
import type { Webhook } from './webhook-queries.ts';

const DAY_S = 86_400;
/** How long the old secret stays valid, in days. */
const overlaps = [1, 7, 0] as const;

function RotateDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const texts = useTexts();
  const { webhooks, dialog } = texts;
  const queries = useQueryClient();
  const [days, setDays] = useState<number>(1);
  const [key] = useState(() => crypto.randomUUID());
  const rotating = useMutation({
    mutationFn: async () => {
      const params = { path: { webhookId: webhook.id }, header: { 'idempotency-key': key } };
      const body = { overlapSeconds: days * DAY_S };
      return (await answered(api.POST('/v1/webhooks/{webhookId}/rotate-secret', { params, body }))).data;
    },
    onSuccess: async () => queries.invalidateQueries({ queryKey: webhooksKey }),
  });
  if (rotating.data !== undefined) {
    const { secret } = rotating.data;
    return <ShownOnce title={webhooks.secret} hint={webhooks.secretHint} secret={secret} onClose={onClose} />;
  }
  return (
    <Dialog
      title={webhooks.rotate}
      onClose={onClose}
      end={
        <>
          <button type="button" className="button" onClick={onClose}>
            {dialog.cancel}
          </button>
          <button
            type="button"
            className="button primary"
            disabled={rotating.isPending}
            onClick={() => rotating.mutate()}
          >
            {webhooks.rotate}
          </button>
        </>
      }
    >
      <p>{webhooks.rotateHint}</p>
      <div className="field">
        <label htmlFor="webhook-overlap">{webhooks.overlap}</label>
        <select
          id="webhook-overlap"
          className="select"
          value={days}
          onChange={({ target }) => setDays(Number(target.value))}
        >
          {overlaps.map((length) => (
            <option key={length} value={length}>
              {webhooks.overlapOf(length)}
            </option>
          ))}
        </select>
      </div>
      {rotating.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(rotating.error, texts)}</p>
        </Notice>
      )}
    </Dialog>
  );
}

/** Makes a new secret. The old one signs too for a while, so that nothing is lost until the receiver is changed. */
export function RotateSecret({ webhook }: { webhook: Webhook }) {
  const { webhooks } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        <Icon name="lock" />
        {webhooks.rotate}
      </button>
      {isOpen ? <RotateDialog webhook={webhook} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
