import { useState } from 'react';
import { answered } from '@autosync/client';
import { ShownOnce } from '../administration/shown-once.tsx';
import { api } from '../api/api.ts';
import { useTexts } from '../texts/index.ts';
import { Icon } from '../ui/icon.tsx';
import { RotateDialog } from '../ui/rotate-dialog.tsx';
import { webhooksKey } from './webhook-queries.ts';
import type { Webhook } from './webhook-queries.ts';

const overlaps = [1, 7, 0] as const;

function RotateSecretDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { webhooks } = useTexts();
  return (
    <RotateDialog
      title={webhooks.rotate}
      hint={webhooks.rotateHint}
      action={webhooks.rotate}
      overlap={{ label: webhooks.overlap, days: overlaps, inWords: webhooks.overlapOf }}
      rotate={async ({ key, overlapSeconds }) => {
        const params = { path: { webhookId: webhook.id }, header: { 'idempotency-key': key } };
        const body = { overlapSeconds };
        return (await answered(api.POST('/v1/webhooks/{webhookId}/rotate-secret', { params, body }))).data.secret;
      }}
      shown={(secret) => (
        <ShownOnce title={webhooks.secret} hint={webhooks.secretHint} secret={secret} onClose={onClose} />
      )}
      queryKey={webhooksKey}
      onClose={onClose}
    />
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
      {isOpen ? <RotateSecretDialog webhook={webhook} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
