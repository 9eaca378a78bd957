import { Type, type Static } from 'typebox';
import { recordTypes } from './record-types/registry.ts';

/** What programs hear of by webhook, with what it means. `webhook.test` comes only when somebody asks for it. */
export const webhookEvents = {
  'batch.finished': 'A batch has ended, whatever came of it',
  'batch.needs-attention': 'A batch has Finished with Error: somebody has something to do',
  'connection.changed':
    'The connection of a company to QuickBooks is another one: connected, disconnected, or to be connected again',
  'payment.applied': 'A batch of payments brought payments or credits back, or took some away',
  'settings.changed': 'The AutoSync settings of a company were saved, or AutoSync was switched off for a type',
} as const;
export type WebhookEventType = keyof typeof webhookEvents;
export const webhookEventTypes = Object.keys(webhookEvents) as WebhookEventType[];

export const webhookTestType = 'webhook.test';
/** Every type that a delivery can have. */
export const deliveredTypes = [...webhookEventTypes, webhookTestType] as const;

/** Why a webhook is switched off: somebody said so, it answered 410, or it failed for days. */
export const webhookDisabledReasons = ['byHand', 'gone', 'failing'] as const;

/** `skipped`: the webhook was switched off. What failed or was skipped can be sent again. */
export const webhookDeliveryStates = ['waiting', 'delivered', 'failed', 'skipped'] as const;

/** What can come of an attempt, with what it means. */
export const webhookOutcomes = {
  delivered: 'It was answered with a status of 2xx',
  refused: 'It was answered with another status',
  redirected: 'It was answered with a redirect, which is not followed',
  gone: 'It was answered with 410: the webhook is switched off',
  'timed-out': 'No answer came in time',
  'not-resolved': 'The name of the address is not known',
  'address-refused': 'The address is one that must not be called, or the name stands for one',
  'not-connected': 'There was no connection, or it broke off',
  'tls-failed': 'The certificate is not good for the name, or there is no common TLS version',
} as const;
export type WebhookOutcome = keyof typeof webhookOutcomes;

/** The body of every webhook: what happened to what, and where to read about it. */
export const webhookBodySchema = Type.Object(
  {
    type: Type.Enum([...deliveredTypes], { description: 'What happened' }),
    timestamp: Type.String({ format: 'date-time', description: 'When it happened' }),
    data: Type.Object(
      {
        tenantId: Type.String({ format: 'uuid' }),
        companyId: Type.Optional(Type.String({ format: 'uuid', description: 'Of `webhook.test` there is none' })),
        batchId: Type.Optional(Type.String({ format: 'uuid' })),
        recordType: Type.Optional(Type.Enum([...recordTypes])),
        link: Type.String({ format: 'uri', description: 'Where the API says how it is now' }),
      },
      { title: 'WebhookData' },
    ),
  },
  { title: 'WebhookBody' },
);
export type WebhookBody = Static<typeof webhookBodySchema>;
