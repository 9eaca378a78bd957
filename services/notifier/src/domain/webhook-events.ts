import { deterministicId } from '@autosync/core';
import { declarationOf, webhookTestType, type BatchFinished, type WebhookBody } from '@autosync/contracts';
import type { Fact } from './facts.ts';

export type WebhookEvent = { id: string; type: WebhookBody['type']; companyId: string | null; body: string };

type Told = { type: WebhookBody['type']; path: string; batchId?: string; recordType?: BatchFinished['type'] };

function ofBatch({ batchId, companyId, type: recordType, state, dryRun, counts }: BatchFinished): Told[] {
  const about = { batchId, recordType };
  const path = `/v1/batches/${batchId}`;
  const applied = declarationOf(recordType).direction === 'in' && !dryRun && counts.succeeded + counts.warning > 0;
  return [
    { ...about, type: 'batch.finished', path },
    ...(state === 'finishedWithError' && !dryRun ? [{ ...about, type: 'batch.needs-attention' as const, path }] : []),
    ...(applied
      ? [{ ...about, type: 'payment.applied' as const, path: `/v1/companies/${companyId}/payment-applications` }]
      : []),
  ];
}

function toldOf(fact: Fact, isOtherConnection: boolean): Told[] {
  if (fact.kind === 'batch') return ofBatch(fact.batch);
  const company = `/v1/companies/${fact.companyId}`;
  if (fact.notice.kind === 'settingsChanged') return [{ type: 'settings.changed', path: `${company}/autosync` }];
  return isOtherConnection ? [{ type: 'connection.changed', path: `${company}/connection` }] : [];
}

/**
 * The webhook events of an incoming event. Their ids are derived from it, so a repeat makes no new message. `publicUrl`
 * has no slash at the end.
 */
export function webhookEventsOf(
  fact: Fact,
  { publicUrl, isOtherConnection }: { publicUrl: string; isOtherConnection: boolean },
): WebhookEvent[] {
  const { tenantId, companyId, at: timestamp } = fact;
  return toldOf(fact, isOtherConnection).map(({ type, path, ...about }) => {
    const body: WebhookBody = { type, timestamp, data: { tenantId, companyId, ...about, link: `${publicUrl}${path}` } };
    return { id: deterministicId('webhook-event', fact.id, type), type, companyId, body: JSON.stringify(body) };
  });
}

export function webhookTestEvent({
  id,
  tenantId,
  webhookId,
  now,
  publicUrl,
}: {
  id: string;
  tenantId: string;
  webhookId: string;
  now: Date;
  publicUrl: string;
}): WebhookEvent {
  const data = { tenantId, link: `${publicUrl}/v1/webhooks/${webhookId}` };
  const body: WebhookBody = { type: webhookTestType, timestamp: now.toISOString(), data };
  return { id, type: webhookTestType, companyId: null, body: JSON.stringify(body) };
}
