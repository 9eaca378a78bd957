import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { breakingChanges } from '../../support/breaking-changes.ts';
import type { Document } from '../../support/breaking-changes.ts';

const read = (path: string) => readFileSync(new URL(`../../../../../${path}`, import.meta.url), 'utf8');

it('what was released stays as it was released', () => {
  const { digest, version } = JSON.parse(read('services/gateway/openapi/release.json')) as Record<string, string>;
  // Only `npm run api -- --release` writes it, once for each version of package.json: CONTRIBUTING, A release.
  expect(createHash('sha256').update(read('services/gateway/openapi/released.json')).digest('hex')).toBe(digest);
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

it('no client of the last release stumbles over the API of now', () => {
  const released = JSON.parse(read('services/gateway/openapi/released.json')) as Document;
  const now = JSON.parse(read('libs/client/src/generated/openapi.json')) as Document;
  // When a release is made, `npm run api -- --release` keeps its document. What breaks clients goes into a new version of the API.
  expect(breakingChanges(released, now)).toEqual([]);
});

const document = (): Document => ({
  paths: {
    '/batches': {
      post: {
        operationId: 'startBatch',
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', maximum: 200 } }],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Input' } } },
        },
        responses: {
          200: {
            headers: { ETag: {} },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Batch' } } },
          },
        },
      },
    },
  },
  components: {
    responses: {},
    parameters: {},
    schemas: {
      Input: {
        type: 'object',
        required: ['type'],
        additionalProperties: false,
        properties: {
          type: { type: 'string', enum: ['invoices', 'expenses'] },
          note: { type: 'string', maxLength: 100 },
          day: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        },
      },
      Batch: {
        type: 'object',
        required: ['id'],
        properties: {
          id: { type: 'string' },
          state: { type: 'string', enum: ['running'] },
          endedAt: { anyOf: [{ type: 'string' }, { type: 'null' }] },
          reruns: { type: 'array', items: { $ref: '#/components/schemas/Batch' } },
        },
      },
    },
  },
});

type Loose = Record<string, never>;
const operation = (of: Document) => of.paths['/batches']!['post'] as unknown as Record<string, Loose>;
const schema = (of: Document, name: string) =>
  of.components.schemas[name] as { properties: Record<string, object>; required: string[]; enum: string[] };

const breaking: [string, (of: Document) => void][] = [
  ['POST /batches is gone', (of) => delete of.paths['/batches']],
  ['startBatch is called beginBatch', (of) => Object.assign(operation(of), { operationId: 'beginBatch' })],
  ['startBatch does not take query limit', (of) => delete operation(of)['parameters']],
  [
    'startBatch needs header if-match',
    (of) =>
      (operation(of)['parameters'] as unknown as object[]).push({
        name: 'if-match',
        in: 'header',
        required: true,
        schema: {},
      }),
  ],
  [
    'startBatch query limit has the maximum 100, not 200',
    (of) =>
      Object.assign(operation(of)['parameters']!, [
        { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 100 } },
      ]),
  ],
  ['startBatch does not answer 200', (of) => Object.assign(operation(of), { responses: { 201: {} } })],
  [
    'startBatch body.type does not take expenses',
    (of) => Object.assign(schema(of, 'Input').properties['type']!, { enum: ['invoices'] }),
  ],
  ['startBatch body.note is required', (of) => schema(of, 'Input').required.push('note')],
  ['startBatch body.note is gone', (of) => delete schema(of, 'Input').properties['note']],
  [
    'startBatch body.note has the maxLength 10, not 100',
    (of) => Object.assign(schema(of, 'Input').properties['note']!, { maxLength: 10 }),
  ],
  [
    'startBatch body.day is another kind of value',
    (of) => Object.assign(schema(of, 'Input').properties, { day: { type: 'string' } }),
  ],
  ['startBatch 200.id is gone', (of) => delete schema(of, 'Batch').properties['id']],
  [
    'startBatch 200.id is integer, not string',
    (of) => Object.assign(schema(of, 'Batch').properties, { id: { type: 'integer' } }),
  ],
  ['startBatch 200.id may be absent', (of) => Object.assign(schema(of, 'Batch'), { required: [] })],
  [
    'startBatch 200.state is another kind of value',
    (of) => Object.assign(schema(of, 'Batch').properties, { state: { anyOf: [{ type: 'string' }, { type: 'null' }] } }),
  ],
  ['no schema is called Extra', () => undefined],
];

it.each(breaking)('%s: told', (sentence, change) => {
  const [before, after] = [document(), document()];
  if (sentence.includes('Extra')) Object.assign(before.components.schemas, { Extra: {} });
  change(after);
  expect(breakingChanges(before, after)).toEqual([sentence]);
});

const harmless: [string, (of: Document) => void][] = [
  ['a new operation', (of) => Object.assign(of.paths, { '/other': of.paths['/batches'] })],
  [
    'a new optional field of a request',
    (of) => Object.assign(schema(of, 'Input').properties, { more: { type: 'string' } }),
  ],
  [
    'a new word in a request',
    (of) => Object.assign(schema(of, 'Input').properties['type']!, { enum: ['invoices', 'expenses', 'more'] }),
  ],
  ['a longer text', (of) => Object.assign(schema(of, 'Input').properties['note']!, { maxLength: 500 })],
  [
    'null where a text was wanted',
    (of) =>
      Object.assign(schema(of, 'Input').properties, {
        note: { anyOf: [{ type: 'string', maxLength: 100 }, { type: 'null' }] },
      }),
  ],
  ['a new field of an answer', (of) => Object.assign(schema(of, 'Batch').properties, { more: { type: 'string' } })],
  [
    'a new word in an answer',
    (of) => Object.assign(schema(of, 'Batch').properties['state']!, { enum: ['running', 'finished'] }),
  ],
  [
    'an answer that is never null any more',
    (of) => Object.assign(schema(of, 'Batch').properties, { endedAt: { type: 'string' } }),
  ],
  ['a new problem', (of) => Object.assign(operation(of)['responses']!, { 409: {} })],
];

it.each(harmless)('%s breaks nobody', (_, change) => {
  const [before, after] = [document(), document()];
  change(after);
  expect(breakingChanges(before, after)).toEqual([]);
});
