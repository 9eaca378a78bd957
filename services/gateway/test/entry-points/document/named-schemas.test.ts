import { expect, it } from 'vitest';
import { hoistNamed } from '../../../src/entry-points/document/named-schemas.ts';

const batch = (more: object = {}) => ({
  title: 'Batch',
  type: 'object',
  properties: { id: { type: 'string' } },
  ...more,
});

it('a schema with a title is said once, and what a use says beside stays with the use', () => {
  const list = { title: 'BatchList', type: 'array', items: batch() };
  const { paths, schemas } = hoistNamed({
    responses: { default: { schema: list } },
    schema: batch({ description: 'The one that runs' }),
  });
  expect(paths).toEqual({
    responses: { default: { schema: { $ref: '#/components/schemas/BatchList' } } },
    schema: { $ref: '#/components/schemas/Batch', description: 'The one that runs' },
  });
  expect(schemas).toEqual({
    Batch: batch(),
    BatchList: { title: 'BatchList', type: 'array', items: { $ref: '#/components/schemas/Batch' } },
  });
});

it('fields may have the names of keywords, and examples are no schemas', () => {
  const schema = batch({
    properties: { title: { type: 'string' }, examples: batch() },
    examples: [{ title: 'Batch' }],
  });
  expect(hoistNamed({ schema: { ...schema, title: 'Outer' } }).schemas).toMatchObject({
    Outer: {
      properties: { title: { type: 'string' }, examples: { $ref: '#/components/schemas/Batch' } },
      examples: [{ title: 'Batch' }],
    },
  });
});

it('two schemas of one title are refused', () => {
  expect(() => hoistNamed([batch(), batch({ type: 'array' })])).toThrow('two schemas of the API have the title Batch');
});
