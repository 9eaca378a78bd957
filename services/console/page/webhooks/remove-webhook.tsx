import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '@autosync/client';
import { api } from '../api/api.ts';
import { useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { webhooksKey } from './webhook-queries.ts';
import type { Webhook } from './webhook-queries.ts';

export function RemoveWebhook({ webhook }: { webhook: Webhook }) {
  const texts = useTexts();
  const { webhooks, dialog } = texts;
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const removing = useMutation({
    mutationFn: async () => {
      await answered(api.DELETE('/v1/webhooks/{webhookId}', { params: { path: { webhookId: webhook.id } } }));
    },
    onSuccess: async () => {
      setOpen(false);
      await queries.invalidateQueries({ queryKey: webhooksKey });
    },
  });
  return (
    <>
      <button type="button" className="button danger" onClick={() => setOpen(true)}>
        <Icon name="trash" />
        {webhooks.remove}
      </button>
      {isOpen ? (
        <Dialog
          title={webhooks.removeTitle}
          onClose={() => setOpen(false)}
          end={
            <>
              <button type="button" className="button" onClick={() => setOpen(false)}>
                {dialog.cancel}
              </button>
              <button
                type="button"
                className="button danger"
                disabled={removing.isPending}
                onClick={() => removing.mutate()}
              >
                {webhooks.remove}
              </button>
            </>
          }
        >
          <p className="break">{webhook.url}</p>
          <p>{webhooks.removeHint}</p>
          {removing.error === null ? null : (
            <Notice kind="bad">
              <p>{problemText(removing.error, texts)}</p>
            </Notice>
          )}
        </Dialog>
      ) : null}
    </>
  );
}
