import { afterAll, beforeAll, expect, it } from 'vitest';
import fc from 'fast-check';
import { Compile } from 'typebox/compile';
import { invoiceFaults, invoiceSchema } from '@autosync/contracts';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
let path: string;
beforeAll(async () => {
  gateway = await testGateway({ env: { RATE_LIMIT_REQUESTS: '100000' } });
  tenant = await gateway.tenant('Northwind');
  path = `/v1/companies/${(await tenant.company('Contoso')).id}/invoices`;
});
afterAll(async () => gateway.stop());

const validator = Compile(invoiceSchema);

/** Texts that are fine, that look fine, and that are not. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    'Contoso',
    ' Contoso ',
    'Cafe\u0301',
    'a\r\nb',
    '',
    ':',
    '\u200B',
    '\uFFFD',
    '\0',
    '\uD800',
    'x'.repeat(5000),
  ),
);
const number = fc.oneof(
  fc.constantFrom(
    '1',
    '0',
    '-0',
    '-1.5',
    '0.0000001',
    '9999999999',
    '9999999999.99999',
    '1e3',
    '',
    '00000',
    '1234567890.12345',
  ),
  fc.tuple(fc.integer({ min: -20_000, max: 20_000 }), fc.nat({ max: 99 })).map(([whole, part]) => `${whole}.${part}`),
);
const day = fc.oneof(
  fc.constantFrom('2026-11-02', '1900-01-01', '2999-12-31', '0000-01-01', '9999-12-31', '2026-02-30', '2024-02-29'),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
);
const line = fc.record(
  {
    item: text,
    quantity: number,
    unitPrice: number,
    description: text,
    group: text,
    amount: number,
    taxable: fc.boolean(),
    serviceDate: day,
  },
  { requiredKeys: ['item', 'quantity', 'unitPrice'] },
);
const content = fc.record(
  {
    kind: fc.constantFrom('invoice', 'credit-memo', 'quote'),
    number: text,
    date: day,
    dueDate: day,
    terms: text,
    customer: fc.record({ name: text, accountNumber: text, email: text }, { requiredKeys: ['name'] }),
    memo: text,
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    discount: fc.record({ amount: number, description: text }, { requiredKeys: ['amount'] }),
    total: number,
    sourceSequence: fc.oneof(fc.integer(), fc.double()),
    sourceUpdatedAt: fc.oneof(
      day,
      day.map((date) => `${date}T12:00:00.5+23:59`),
    ),
  },
  { requiredKeys: ['date', 'customer', 'lines'] },
);

/** With few odd parts, so that many are taken. */
const plain = fc.record(
  {
    number: fc.constantFrom('A-1', ' A-1 '),
    memo: fc.string({ unit: 'grapheme', maxLength: 30 }),
    kind: fc.constant('credit-memo'),
    sourceSequence: fc.nat(),
  },
  { requiredKeys: [] },
);
const nearlyPlain = fc.tuple(plain, line).map(([fields, oneLine]) => ({
  date: '2026-11-02',
  customer: { name: 'Contoso' },
  ...fields,
  lines: [{ item: 'Support', quantity: oneLine.quantity, unitPrice: oneLine.unitPrice }],
}));

it('any content is taken or refused with a pointer; what is taken is what the worker can read', async () => {
  const counts = { taken: 0, refused: 0 };
  let n = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(content, nearlyPlain), async (body) => {
      const url = `${path}/r-${(n += 1)}`;
      const answer = await tenant.call('PUT', url, { body });
      if (answer.status === 201) {
        counts.taken += 1;
        const stored = (await tenant.call('GET', url)).body.content;
        expect(validator.Errors(stored)).toEqual([]);
        expect(invoiceFaults(stored)).toEqual([]);
        return;
      }
      counts.refused += 1;
      expect(answer.status).toBe(422);
      expect(answer.body.errors.length).toBeGreaterThan(0);
      for (const { pointer } of answer.body.errors) expect(pointer).toMatch(/^\//);
    }),
    { numRuns: 200 },
  );
  expect(counts.taken).toBeGreaterThan(20);
  expect(counts.refused).toBeGreaterThan(20);
}, 60_000);
