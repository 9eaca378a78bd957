import type { WebhookMessage } from '@autosync/contracts';
import { AutosyncError } from '@autosync/core';
import { problem } from '../errors.ts';
import type { RouteDeps } from './app-types.ts';

type Notifying = Pick<RouteDeps, 'notifier'>;

/** Throws `not-found` where there is no notifier. */
export function requireNotifier({ notifier }: Notifying): NonNullable<RouteDeps['notifier']> {
  if (notifier === undefined)
    throw problem('not-found', 'This installation has no notifier: it tells nobody anything.');
  return notifier;
}

/** A part without which an answer of the notifier says nothing. */
export function requirePart<T>(part: T | null): T {
  if (part === null) throw new AutosyncError('notifier-answer-incomplete', 'the notifier answered too little');
  return part;
}

/** The tenant's webhook; the notifier answers `not-found` for others. */
export async function readWebhook(deps: Notifying, key: { tenantId: string; id: string }): Promise<WebhookMessage> {
  return requirePart((await requireNotifier(deps).getWebhook(key)).webhook);
}
