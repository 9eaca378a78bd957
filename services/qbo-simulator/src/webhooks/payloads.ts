import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { ChangeEvent } from './change-events.ts';

/** An event with its time. */
export type TimedEvent = ChangeEvent & { atMs: number };

/** `cloudevents` is what Intuit sends now, `legacy` what it sent until July 2026 (docs/quickbooks.md#webhooks). */
export const payloadFormats = ['cloudevents', 'legacy'] as const;
export type PayloadFormat = (typeof payloadFormats)[number];

/** The body of a delivery: events of several companies may be in one. */
export const payloads: Record<PayloadFormat, (events: readonly TimedEvent[], clientId: string) => string> = {
  cloudevents: (events, clientId) => JSON.stringify(events.map((event) => cloudEvent(event, clientId))),
  legacy: (events) => JSON.stringify({ eventNotifications: notifications(events) }),
};

function cloudEvent({ realmId, entity, id, operation, atMs }: TimedEvent, clientId: string): object {
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: `intuit.${createHash('sha256').update(clientId).digest('base64url').slice(0, 27)}`,
    type: `qbo.${entity.toLowerCase()}.${operation}.v1`,
    datacontenttype: 'application/json',
    time: nanosecondTime(atMs),
    intuitentityid: id,
    intuitaccountid: realmId,
    data: {},
  };
}

let nanoseconds = 0;

/** Our clock has milliseconds; the six digits after them only make the times differ. */
function nanosecondTime(atMs: number): string {
  nanoseconds = (nanoseconds + 179_851) % 1_000_000;
  return `${new Date(atMs).toISOString().slice(0, -1)}${String(nanoseconds).padStart(6, '0')}Z`;
}

const legacyOperations: Record<ChangeEvent['operation'], string> = {
  created: 'Create',
  updated: 'Update',
  deleted: 'Delete',
  voided: 'Void',
  emailed: 'Emailed',
};

function notifications(events: readonly TimedEvent[]): object[] {
  const realms = Map.groupBy(events, ({ realmId }) => realmId);
  return [...realms].map(([realmId, own]) => ({
    realmId,
    dataChangeEvent: {
      entities: own.map(({ entity, id, operation, atMs }) => ({
        name: entity,
        id,
        operation: legacyOperations[operation],
        lastUpdated: new Date(atMs).toISOString(),
      })),
    },
  }));
}

/** The header `intuit-signature`: base64 of HMAC-SHA256 of the raw body (docs/quickbooks.md#webhooks). */
export function signatureOf(body: string, verifierToken: string): string {
  return createHmac('sha256', verifierToken).update(body).digest('base64');
}
