import fc from 'fast-check';

/** The part of JSON Schema that the OpenAPI document is written in. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  patternProperties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  format?: string;
};

export type Resolve = (schema: Schema) => Schema;

/** Something for each pattern there is; which one fits is tried. */
const samples = [
  'Contoso',
  'O’Neil & "Söhne" 株式会社',
  '1',
  '12.5',
  '0.01',
  '9999999999',
  '2026-11-02',
  '1900-01-01',
  '2999-12-31',
  '2026-11-02T10:00:00Z',
  '2026-11-02T10:00:00.5+23:59',
  'a@b.example',
  'USD',
  'America/Chicago',
  '0190a5a0-0000-4000-8000-000000000001',
  'x'.repeat(21),
  '*',
];

const formats: Record<string, fc.Arbitrary<string>> = {
  date: fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  'date-time': fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
};

function textOf({ pattern, format, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  const expression = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  const fits = (text: string): boolean =>
    text.length >= minLength && text.length <= maxLength && (expression?.test(text) ?? true);
  const fitting = samples.filter(fits);
  const choices: fc.Arbitrary<string>[] = [
    fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(Math.max(minLength, 40), maxLength) }),
    ...(fitting.length > 0 ? [fc.constantFrom(...fitting)] : []),
    ...(format !== undefined && format in formats ? [formats[format]!] : []),
  ];
  return fc.oneof(
    ...choices.toReversed().map((arbitrary, n) => ({ arbitrary, weight: n === choices.length - 1 ? 1 : 3 })),
  );
}

/** Values that a schema allows, or very nearly: what its patterns say is not always kept. */
export function valuesOf(given: Schema, resolve: Resolve): fc.Arbitrary<unknown> {
  const schema = resolve(given);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => valuesOf(choice, resolve)));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  const { minimum = -1e9, maximum = 1e9 } = schema;
  switch (type ?? 'any') {
    case 'object': {
      const parts = Object.entries(schema.properties ?? {}).map(([name, part]) => [name, valuesOf(part, resolve)]);
      const model: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(parts);
      const known = fc.record(model, { requiredKeys: schema.required ?? [], noNullPrototype: true });
      const free = [...Object.values(schema.patternProperties ?? {}), schema.additionalProperties].find(
        (one) => typeof one === 'object',
      );
      if (free === undefined) return known;
      const name = fc.oneof(fc.constantFrom(...samples, '\0', '\uD800', '__proto__'), fc.string({ unit: 'binary' }));
      const others = fc.dictionary(name, valuesOf(free, resolve), { maxKeys: 3, noNullPrototype: true });
      return fc.tuple(known, others).map(([own, more]) => ({ ...more, ...own }));
    }
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, resolve), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 3),
      });
    case 'string':
      return textOf(schema);
    case 'integer':
      return fc.oneof(fc.integer({ min: minimum, max: Math.max(minimum, maximum) }), fc.constantFrom(minimum, maximum));
    case 'number':
      return fc.double({ min: minimum, max: maximum, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** What no schema allows, and what breaks programs. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    0,
    -1,
    1.5,
    1e308,
    Number.MAX_SAFE_INTEGER,
    -0,
    [],
    {},
    [[]],
    '\0',
    '\uD800',
    '\u202E',
    '\uFEFF',
    '../../etc/passwd',
    "'; drop table accounts.tenants; --",
    '${7*7}{{7*7}}',
    '=cmd|calc',
    '1e400',
    'NaN',
    '-0',
    '٣',
    '0000-01-01',
    '9999-12-31',
    '2026-02-30',
    '+275760-09-13T00:00:00.001Z',
    '99999999999999999999',
    'x'.repeat(70_000),
    { constructor: { prototype: 1 } },
    { toString: 1, length: 2, valueOf: 3 },
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The same value with one place of it replaced, taken away, or joined by something unknown. */
export function spoiled(value: unknown, { at, by, how }: { at: number; by: unknown; how: number }): unknown {
  if (typeof value !== 'object' || value === null) return by;
  const names = Object.keys(value);
  if (names.length === 0 || at % 7 === 0) return how === 0 ? { ...value, surprise: by } : by;
  const name = names[at % names.length]!;
  const part = (value as Record<string, unknown>)[name];
  const deeper = typeof part === 'object' && part !== null && at % 3 > 0;
  const replaced = deeper ? spoiled(part, { at: Math.floor(at / 3), by, how }) : by;
  if (Array.isArray(value)) return value.with(Number(name), replaced);
  if (how === 1 && !deeper) return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
  return { ...value, [name]: replaced };
}
