const text = { type: 'string' } as const;
const milliseconds = { type: 'integer', minimum: 0, maximum: 2_147_483_647 } as const;
const status = { type: 'integer', minimum: 200, maximum: 599 } as const;
const commit = { type: 'boolean' } as const;

function strict(properties: Record<string, unknown>, required: string[] = []) {
  return { type: 'object', additionalProperties: false, properties, required };
}

function fault(kind: string, properties: Record<string, unknown> = {}, required: string[] = []) {
  return strict({ kind: { const: kind }, ...properties }, ['kind', ...required]);
}

const message = { code: text, message: text, detail: text };

export const newCompanySchema = strict(
  {
    realmId: { type: 'string', pattern: '^[0-9]{1,20}$' },
    name: { type: 'string', minLength: 1, maxLength: 200 },
    timeZone: text,
    customTxnNumbers: { type: 'boolean' },
    seed: { enum: ['us-services'] },
  },
  ['name'],
);

export const clockSchema = strict({
  mode: { enum: ['real', 'frozen'] },
  now: text,
  advanceMs: { type: 'integer' },
});

export const limitsSchema = strict({
  perMinute: { type: 'integer', minimum: 0 },
  perSecond: { type: 'integer', minimum: 0 },
  inFlight: { type: 'integer', minimum: 0 },
  enabled: { type: 'boolean' },
});

export const faultRuleSchema = strict(
  {
    realmId: text,
    method: text,
    entity: text,
    operation: text,
    nth: { type: 'integer', minimum: 1 },
    times: { type: 'integer', minimum: 1 },
    probability: { type: 'number', minimum: 0, maximum: 1 },
    seed: { type: 'integer' },
    fault: {
      oneOf: [
        fault('status', { status, body: text, contentType: text, commit }, ['status']),
        fault('reset-before'),
        fault('reset-after'),
        fault('hang', { ms: milliseconds }, ['ms']),
        fault('hang-after', { ms: milliseconds }, ['ms']),
        fault('latency', { ms: milliseconds }, ['ms']),
        fault('stream-timeout', { commit }),
        fault('fault-200', message, Object.keys(message)),
        fault('fault', { ...message, status }, Object.keys(message)),
      ],
    },
  },
  ['fault'],
);

export const realmSchema = strict({ realmId: text }, ['realmId']);
