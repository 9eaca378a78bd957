import { Type, type Static } from 'typebox';
import {
  deliveredTypes,
  webhookDeliveryStates,
  webhookDisabledReasons,
  webhookEvents,
  webhookEventTypes,
  webhookOutcomes,
  type WebhookAttemptMessage,
  type WebhookDeliveryMessage,
  type WebhookEventType,
  type WebhookMessage,
  type WebhookOutcome,
} from '@autosync/contracts';
import { AutosyncError } from '@autosync/core';
import { closed, idSchema, instantSchema, orNull, pagingQuery, textOrNull } from './shared.ts';

const MOST_COMPANIES = 1000;
const MOST_DELIVERIES_OF_RANGE = 10_000;
const WEEK_S = 7 * 86_400;

const eventTypeSchema = Type.Enum([...webhookEventTypes], {
  title: 'WebhookEventType',
  description: Object.entries(webhookEvents)
    .map(([type, meaning]) => `\`${type}\`: ${meaning}`)
    .join('. '),
});

const fields = {
  url: Type.String({ minLength: 1, maxLength: 2048, description: 'Where deliveries are posted: an https URL' }),
  description: Type.String({ maxLength: 200, description: 'What it is for, for people' }),
  eventTypes: Type.Array(eventTypeSchema, {
    maxItems: webhookEventTypes.length,
    uniqueItems: true,
    description: 'What it hears of; none: everything, also types that there will be one day',
  }),
  companyIds: Type.Array(idSchema, {
    maxItems: MOST_COMPANIES,
    uniqueItems: true,
    description: 'Of which companies it hears; none: of all',
  }),
  contact: Type.String({
    maxLength: 254,
    pattern: '^$|^[^\\s<>@,;:"]+@[^\\s<>@,;:"]+$',
    description: 'one mail address: who hears when the webhook is switched off; empty: the operators do',
  }),
  enabled: Type.Boolean({
    description:
      'false: what happens is kept as skipped deliveries, which can be sent later. true again: it begins anew',
  }),
};

const example = {
  url: 'https://example.com/hooks/autosync',
  eventTypes: ['batch.finished'],
  contact: 'ops@example.com',
};

const secretSchema = Type.Object(
  {
    id: idSchema,
    createdAt: instantSchema,
    expiresAt: orNull(Type.String({ format: 'date-time', description: 'Until then it signs, too; null: it stays' })),
  },
  { title: 'WebhookSecret' },
);

const shown = {
  id: idSchema,
  createdAt: instantSchema,
  disabledReason: orNull(
    Type.Enum([...webhookDisabledReasons], {
      description: 'byHand; gone: it answered 410; failing: nothing has succeeded for days',
    }),
  ),
  disabledAt: orNull(instantSchema),
  failingSince: orNull(
    Type.String({ format: 'date-time', description: 'No attempt has succeeded since; null: the last one did' }),
  ),
  secrets: Type.Array(secretSchema, { description: 'With each of them deliveries are signed; the newest first' }),
};

export const webhookInput = Type.Object(
  {
    url: fields.url,
    description: Type.Optional(fields.description),
    eventTypes: Type.Optional(fields.eventTypes),
    companyIds: Type.Optional(fields.companyIds),
    contact: Type.Optional(fields.contact),
    enabled: Type.Optional(fields.enabled),
  },
  { ...closed, title: 'WebhookInput', examples: [example] },
);

const readOnly = Object.fromEntries(
  Object.keys(shown).map((name) => [name, Type.Optional(Type.Unknown({ readOnly: true }))]),
);

/** What was read may be sent back as it came. */
export const webhookReplacement = Type.Object(
  { ...fields, ...(readOnly as Record<string, never>) },
  {
    ...closed,
    title: 'WebhookReplacement',
    examples: [{ ...example, description: '', companyIds: [], enabled: true }],
  },
);

const webhookFields = { ...shown, ...fields };
export const webhookSchema = Type.Object(webhookFields, { title: 'Webhook' });

const secretText = Type.String({
  description: 'What deliveries are checked with: `whsec_` and base64. It is in this answer and nowhere else',
});
export const webhookWithSecretSchema = Type.Object(
  { ...webhookFields, secret: secretText },
  { title: 'WebhookWithSecret' },
);
export const webhookListSchema = Type.Object({ items: Type.Array(webhookSchema) }, { title: 'WebhookList' });

export const webhookPath = Type.Object({ webhookId: idSchema });
export const deliveryPath = Type.Object({ webhookId: idSchema, deliveryId: idSchema });

export const secretRotationInput = Type.Object(
  {
    overlapSeconds: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: WEEK_S,
        default: 86_400,
        description: 'How long the secrets that are there sign beside the new one',
      }),
    ),
  },
  { ...closed, title: 'WebhookSecretRotationInput' },
);

const attemptSchema = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    at: instantSchema,
    outcome: orNull(
      Type.Enum(Object.keys(webhookOutcomes) as WebhookOutcome[], {
        title: 'WebhookOutcome',
        description: `${Object.entries(webhookOutcomes)
          .map(([outcome, meaning]) => `\`${outcome}\`: ${meaning}`)
          .join('. ')}. null: it is under way, or was cut off`,
      }),
    ),
    durationMs: orNull(Type.Integer({ minimum: 0 })),
    status: orNull(Type.Integer({ description: 'HTTP status of the answer; null: there was none' })),
    detail: orNull(Type.String({ description: 'What went wrong, for people' })),
    answer: orNull(Type.String({ description: 'The beginning of the answer, 1,000 characters at most' })),
  },
  { title: 'WebhookAttempt' },
);

const deliveryFields = {
  id: idSchema,
  eventId: Type.String({ description: 'The header `webhook-id`: the same at every attempt, and at every webhook' }),
  type: Type.Enum([...deliveredTypes], { title: 'WebhookDeliveryType' }),
  companyId: orNull(idSchema),
  state: Type.Enum([...webhookDeliveryStates], {
    title: 'WebhookDeliveryState',
    description:
      'waiting: it is tried now, or again later; delivered; failed: for good; skipped: the webhook was switched off',
  }),
  attemptCount: Type.Integer({ minimum: 0 }),
  createdAt: instantSchema,
  nextAttemptAt: orNull(instantSchema),
  endedAt: orNull(instantSchema),
};

export const deliverySchema = Type.Object(
  { ...deliveryFields, lastAttempt: orNull(attemptSchema) },
  { title: 'WebhookDelivery' },
);

export const deliveryDetailsSchema = Type.Object(
  {
    ...deliveryFields,
    attempts: Type.Array(attemptSchema, { description: 'The oldest first' }),
    body: Type.String({ description: 'What was posted, as it was signed' }),
  },
  { title: 'WebhookDeliveryDetails' },
);

export const deliveriesQuery = Type.Object(
  {
    ...pagingQuery,
    state: Type.Optional(deliveryFields.state),
    type: Type.Optional(deliveryFields.type),
    companyId: Type.Optional(idSchema),
  },
  closed,
);

export const redeliveryInput = Type.Object(
  {
    from: Type.String({ format: 'date-time', description: 'Deliveries that were made then or later' }),
    to: Type.Optional(Type.String({ format: 'date-time', description: 'and not after that; not said: until now' })),
    states: Type.Optional(
      Type.Array(Type.Enum(['failed', 'skipped', 'delivered']), {
        minItems: 1,
        uniqueItems: true,
        default: ['failed', 'skipped'],
        description: 'Those in these states',
      }),
    ),
  },
  { ...closed, title: 'RedeliveryInput', examples: [{ from: '2026-03-02T08:00:00Z' }] },
);

export const redeliverySchema = Type.Object(
  {
    count: Type.Integer({ minimum: 0, description: 'So many are sent again' }),
    more: Type.Boolean({
      description: `true: there are more, which the same request takes next; one takes ${MOST_DELIVERIES_OF_RANGE} at most, the oldest first`,
    }),
  },
  { title: 'Redelivery' },
);

function settingsOf({ settings }: WebhookMessage): NonNullable<WebhookMessage['settings']> {
  if (settings === null) throw new AutosyncError('notifier-answer-incomplete', 'the notifier answered no settings');
  return settings;
}

export function toWebhook(message: WebhookMessage): Static<typeof webhookSchema> {
  const { url, description, eventTypes, companyIds, contact, enabled } = settingsOf(message);
  return {
    id: message.id,
    url,
    description,
    eventTypes: eventTypes as WebhookEventType[],
    companyIds,
    contact,
    enabled,
    disabledReason: textOrNull(message.disabledReason) as (typeof webhookDisabledReasons)[number] | null,
    disabledAt: textOrNull(message.disabledAt),
    failingSince: textOrNull(message.failingSince),
    createdAt: message.createdAt,
    secrets: message.secrets.map(({ id, createdAt, expiresAt }) => ({
      id,
      createdAt,
      expiresAt: textOrNull(expiresAt),
    })),
  };
}

function toAttempt(attempt: WebhookAttemptMessage): Static<typeof attemptSchema> {
  const { number, at, outcome, durationMs, status, detail, answer } = attempt;
  const isOver = outcome !== '';
  return {
    number,
    at,
    outcome: isOver ? (outcome as WebhookOutcome) : null,
    durationMs: isOver ? durationMs : null,
    status: status === 0 ? null : status,
    detail: textOrNull(detail),
    answer: status === 0 ? null : answer,
  };
}

const deliveryOf = (message: WebhookDeliveryMessage) => ({
  id: message.id,
  eventId: message.eventId,
  type: message.eventType as (typeof deliveredTypes)[number],
  companyId: textOrNull(message.companyId),
  state: message.state as (typeof webhookDeliveryStates)[number],
  attemptCount: message.attemptCount,
  createdAt: message.createdAt,
  nextAttemptAt: textOrNull(message.nextAt),
  endedAt: textOrNull(message.endedAt),
});

export function toDelivery(message: WebhookDeliveryMessage): Static<typeof deliverySchema> {
  const last = message.attempts.at(-1);
  return { ...deliveryOf(message), lastAttempt: last === undefined ? null : toAttempt(last) };
}

export function toDeliveryDetails(message: WebhookDeliveryMessage): Static<typeof deliveryDetailsSchema> {
  return { ...deliveryOf(message), attempts: message.attempts.map(toAttempt), body: message.body };
}
