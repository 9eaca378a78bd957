import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '@autosync/client';
import { ShownOnce } from '../administration/shown-once.tsx';
import { api } from '../api/api.ts';
import { useOrderKey } from '../api/order-key.ts';
import { ticked } from '../notifications/recipients-draft.ts';
import { useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { readWebhook, webhookEvents, webhooksKey } from './webhook-queries.ts';
import type { Webhook, WebhookInput } from './webhook-queries.ts';

const FORM = 'webhook';

type Draft = { url: string; description: string; eventTypes: Webhook['eventTypes']; contact: string; enabled: boolean };

const toDraft = (webhook: Webhook | undefined): Draft => ({
  url: webhook?.url ?? 'https://',
  description: webhook?.description ?? '',
  eventTypes: webhook?.eventTypes ?? [],
  contact: webhook?.contact ?? '',
  enabled: webhook?.enabled ?? true,
});

/**
 * Creates a webhook, whose secret is in the answer, or changes one, unless it has changed since the form was opened.
 */
function useSave(webhook: Webhook | undefined, onDone: () => void) {
  const queries = useQueryClient();
  const { keyOf } = useOrderKey();
  return useMutation({
    mutationFn: async (draft: Draft): Promise<string | undefined> => {
      const body: WebhookInput = { ...draft, companyIds: webhook?.companyIds ?? [] };
      if (webhook === undefined) {
        const params = { header: { 'idempotency-key': keyOf(body) } };
        return (await answered(api.POST('/v1/webhooks', { params, body }))).data.secret;
      }
      const now = await readWebhook(webhook.id);
      const params = { path: { webhookId: webhook.id }, header: { 'if-match': now.etag } };
      const { companyIds } = now.webhook;
      await answered(api.PUT('/v1/webhooks/{webhookId}', { params, body: { ...draft, companyIds } }));
      return undefined;
    },
    onSuccess: async (secret) => {
      if (secret === undefined) onDone();
      await queries.invalidateQueries({ queryKey: webhooksKey });
    },
  });
}

function EventChoices({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { webhooks } = useTexts();
  const isOn = (type: (typeof webhookEvents)[number]) =>
    draft.eventTypes.length === 0 || draft.eventTypes.includes(type);
  return (
    <fieldset className="plain">
      <legend className="label">{webhooks.hears}</legend>
      {webhookEvents.map((type) => (
        <label key={type} className="choice">
          <input
            type="checkbox"
            checked={isOn(type)}
            disabled={isOn(type) && webhookEvents.filter(isOn).length === 1}
            onChange={({ target }) =>
              onChange({ ...draft, eventTypes: ticked(webhookEvents, draft.eventTypes, type, target.checked) })
            }
          />
          <span>
            {webhooks.events[type].name} <code className="small muted">{type}</code>
            <span className="hint">{webhooks.events[type].what}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

type TextFieldProps = {
  id: string;
  label: string;
  hint?: string;
  type?: 'text' | 'url' | 'email';
  isRequired?: boolean;
  most: number;
  value: string;
  onChange: (value: string) => void;
};

function TextField({ id, label, hint, type = 'text', isRequired = false, most, value, onChange }: TextFieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type={type}
        required={isRequired}
        maxLength={most}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
      />
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className="hint">
          {hint}
        </span>
      )}
    </div>
  );
}

/** The form of a new webhook, whose secret is shown once, or of an existing one. */
export function WebhookForm({ webhook, onClose }: { webhook?: Webhook; onClose: () => void }) {
  const texts = useTexts();
  const { webhooks, dialog, autosync } = texts;
  const [draft, setDraft] = useState(() => toDraft(webhook));
  const saving = useSave(webhook, onClose);
  if (saving.data !== undefined)
    return <ShownOnce title={webhooks.secret} hint={webhooks.secretHint} secret={saving.data} onClose={onClose} />;
  return (
    <Dialog
      title={webhook === undefined ? webhooks.create : webhooks.edit}
      onClose={onClose}
      end={
        <>
          <button type="button" className="button" onClick={onClose}>
            {dialog.cancel}
          </button>
          <button type="submit" form={FORM} className="button primary" disabled={saving.isPending}>
            {webhook === undefined ? webhooks.create : autosync.save}
          </button>
        </>
      }
    >
      <form
        id={FORM}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate(draft);
        }}
      >
        <TextField
          id="webhook-url"
          label={webhooks.url}
          hint={webhooks.urlHint}
          type="url"
          isRequired
          most={2048}
          value={draft.url}
          onChange={(url) => setDraft({ ...draft, url })}
        />
        <TextField
          id="webhook-description"
          label={webhooks.description}
          most={200}
          value={draft.description}
          onChange={(description) => setDraft({ ...draft, description })}
        />
        <EventChoices draft={draft} onChange={setDraft} />
        <TextField
          id="webhook-contact"
          label={webhooks.contact}
          hint={webhooks.contactHint}
          type="email"
          most={254}
          value={draft.contact}
          onChange={(contact) => setDraft({ ...draft, contact })}
        />
        {webhook === undefined ? null : (
          <label className="switch">
            <input
              type="checkbox"
              role="switch"
              checked={draft.enabled}
              onChange={({ target }) => setDraft({ ...draft, enabled: target.checked })}
            />
            {autosync.enabled}
          </label>
        )}
        {saving.error === null ? null : (
          <Notice kind="bad">
            <p>{problemText(saving.error, texts)}</p>
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
