import { seeds } from '../../seeds/new-company.ts';
import { eventOperations } from '../../webhooks/change-events.ts';
import { payloadFormats } from '../../webhooks/payloads.ts';

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const milliseconds = { type: 'integer', minimum: 0, maximum: 2_147_483_647 } as const;
const positive = { type: 'number', exclusiveMinimum: 0, maximum: 2_147_483_647 } as const;
const status = { type: 'integer', minimum: 200, maximum: 599 } as const;
const commit = { type: 'boolean' } as const;

function strict(properties: Record<string, unknown>, required: string[] = []) {
  return { type: 'object', additionalProperties: false, properties, required };
}

/** One of several objects with different `kind`. */
function variant(kind: string, properties: Record<string, unknown> = {}, required: string[] = []) {
  return strict({ kind: { const: kind }, ...properties }, ['kind', ...required]);
}

const message = { code: text, message: text, detail: text };

export const newCompanySchema = strict(
  {
    realmId: { type: 'string', pattern: '^[0-9]{1,20}$' },
    name: { type: 'string', minLength: 1, maxLength: 200 },
    timeZone: text,
    customTxnNumbers: { type: 'boolean' },
    salesTax: { type: 'boolean' },
    seed: { enum: seeds },
  },
  ['name'],
);

export const clockSchema = strict({
  mode: { enum: ['real', 'frozen'] },
  now: text,
  advanceMs: { type: 'integer' },
  rate: { type: 'number', exclusiveMinimum: 0, maximum: 1_000_000 },
});

export const limitsSchema = strict({
  perMinute: count,
  perSecond: count,
  inFlight: count,
  batchPerMinute: count,
  realmBatchPerMinute: count,
  combinedPerMinute: count,
  emailsPerDay: count,
  corePlusPerMonth: count,
  enabled: { type: 'boolean' },
});

const seed = { type: 'integer' } as const;

export const latencySchema = {
  type: 'object',
  oneOf: [
    variant('none'),
    variant('fixed', { ms: milliseconds }, ['ms']),
    variant('uniform', { minMs: milliseconds, maxMs: milliseconds, seed }, ['minMs', 'maxMs']),
    variant('lognormal', { medianMs: positive, p99Ms: positive, seed }, ['medianMs', 'p99Ms']),
  ],
};

export const faultRuleSchema = strict(
  {
    realmId: text,
    method: text,
    entity: text,
    operation: text,
    nth: { type: 'integer', minimum: 1 },
    times: { type: 'integer', minimum: 1 },
    probability: { type: 'number', minimum: 0, maximum: 1 },
    seed,
    fault: {
      oneOf: [
        variant('status', { status, body: text, contentType: text, commit }, ['status']),
        variant('reset-before'),
        variant('reset-after'),
        variant('hang', { ms: milliseconds }, ['ms']),
        variant('hang-after', { ms: milliseconds }, ['ms']),
        variant('latency', { ms: milliseconds }, ['ms']),
        variant('stream-timeout', { commit }),
        variant('fault-200', message, Object.keys(message)),
        variant('fault', { ...message, status }, Object.keys(message)),
      ],
    },
  },
  ['fault'],
);

export const connectionSchema = strict({ realmId: text, clientId: text, scope: text }, ['realmId']);

export const subscriptionSchema = strict(
  {
    url: text,
    clientId: text,
    verifierToken: { type: 'string', minLength: 1, maxLength: 200 },
    format: { enum: payloadFormats },
    entities: { type: 'array', items: text },
    operations: { type: 'array', items: { enum: eventOperations } },
  },
  ['url'],
);

export const appSchema = strict({
  clientId: { type: 'string', pattern: '^[^:]{1,100}$' },
  clientSecret: { type: 'string', minLength: 1, maxLength: 100 },
  name: { type: 'string', minLength: 1, maxLength: 100 },
  redirectUris: { type: 'array', items: text },
});
