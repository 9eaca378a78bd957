import { expect, it } from 'vitest';
import fc from 'fast-check';
import { findStructureFault } from '../../src/domain/json-structure.ts';

const fault = (json: string, mostValues = 1000) => findStructureFault(Buffer.from(json), mostValues);

it('finds nothing in what JSON.stringify writes, however odd the texts', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 1), (value, indent) => {
      expect(fault(JSON.stringify(value, null, indent), 100_000)).toBeUndefined();
    }),
  );
});

it.each([
  ['{"a":1,"a":2}', '/a', 'duplicate'],
  ['{"a":1,"\\u0061":2}', '/a', 'duplicate'],
  ['{"é":1,"\\u00e9":2}', '/é', 'duplicate'],
  ['{"x":{"a":[0,{"b":"}","c":"\\\\","b":1}]}}', '/x/a/1/b', 'duplicate'],
  ['{"a/b~":{"":1,"":2}}', '/a~1b~0/', 'duplicate'],
  [`${'['.repeat(33)}${']'.repeat(33)}`, '/0'.repeat(32), 'too-deep'],
  [`{"a":{${Array.from({ length: 101 }, (_, n) => `"${n}":0`).join()}}}`, '/a', 'too-many'],
  [`[${'[],'.repeat(1000)}[]]`, '', 'too-many'],
])('in %s', (json, pointer, code) => {
  expect(fault(json)).toMatchObject({ pointer, code });
});

it.each(['', '{', '"', '{"a', '{"a\\', ']]]', '{"a":"\\', '{"\\x":1,"\\x":2', '}{', ',,,'])(
  'comes to an end in %j, which is for JSON.parse to refuse',
  (json) => {
    expect(() => fault(json)).not.toThrow();
  },
);
