import type { WebhookReceiver } from '../webhook-receiver.ts';
import type { TenantApi } from './tenant-api.ts';

/** By this the webhook of an earlier start is known, whose receiver and secret are gone. */
const description = 'npm start';

/** Makes a webhook of the tenant for the receiver of this start, and removes that of the start before. */
export async function hearWebhooks(api: TenantApi, receiver: WebhookReceiver): Promise<void> {
  for (const { id } of (await api.webhooks()).filter((webhook) => webhook.description === description)) {
    await api.removeWebhook(id);
  }
  receiver.trust(await api.createWebhook({ url: receiver.url, description }));
}
