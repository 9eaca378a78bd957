import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { duringTests } from '../support/during-tests.ts';
import { invoiceItems } from '../support/invoices.ts';
import { useSharedSystem } from '../support/running-system.ts';
import type { Item } from '../support/tenant.ts';

const running = duringTests(useSharedSystem);

const RECORDS = 60;
const NEIGHBOURS = 10;

const digits = (most: number) => fc.integer({ min: 0, max: most });
const sign = fc.constantFrom('', '-');
const decimal = (decimals: number, most: number) =>
  fc
    .tuple(sign, digits(most), digits(10 ** decimals - 1), fc.boolean())
    .map(([minus, whole, part, withPart]) =>
      withPart ? `${minus}${whole}.${String(part).padStart(decimals, '0')}` : `${minus}${whole}`,
    );
/** Names as people have them: quotes, colons, accents, signs, other scripts, and the characters of query languages. */
const name = fc.constantFrom(
  "O'Neil \\ Co",
  'Acme:North',
  'Zoë & Söhne "GmbH"',
  '100 % (inc)',
  'Ünïcode 株式会社',
  'emoji 🚀 Ltd',
  'a'.repeat(95),
  '--; drop table',
  '<b>bold</b>',
);
const text = fc.oneof(name, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }));
const day = fc
  .date({ min: new Date('1900-01-02'), max: new Date('2999-12-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const content = fc.record(
  {
    kind: fc.constantFrom('invoice' as const, 'credit-memo' as const),
    number: fc.stringMatching(/^[A-Za-z0-9 #/-]{1,21}$/),
    date: day,
    dueDate: day,
    terms: fc.constantFrom('Net 30', 'Net 1000'),
    customer: fc.record({ name, accountNumber: fc.constantFrom('1', 'A:2') }, { requiredKeys: ['name'] }),
    memo: text,
    lines: fc.array(
      fc.record(
        {
          item: name,
          description: text,
          group: name,
          quantity: decimal(7, 99_999),
          unitPrice: decimal(7, 99_999),
          amount: decimal(2, 9_999_999),
          taxable: fc.boolean(),
          serviceDate: day,
        },
        { requiredKeys: ['item', 'quantity', 'unitPrice'] },
      ),
      { minLength: 1, maxLength: 5 },
    ),
    discount: fc.record({ amount: decimal(2, 999), description: text }, { requiredKeys: ['amount'] }),
  },
  { requiredKeys: ['date', 'customer', 'lines'] },
);

describe('any content that the API takes', () => {
  it('ends in exactly one action, and its neighbours are synced', async () => {
    const company = await running.company('Anything Ltd');
    const seed = Date.now() % 2 ** 31;
    const wild = fc.sample(content, { numRuns: RECORDS, seed });
    const taken: string[] = [];
    for (const [n, body] of wild.entries()) {
      const answer = await running.tenant.call(`/v1/companies/${company.id}/invoices/W-${n}`, { method: 'PUT', body });
      if (answer.status !== 201 && answer.status !== 422)
        expect({ seed, n, answer: answer.body }).toEqual('taken or refused');
      if (answer.status === 201) taken.push(`W-${n}`);
    }
    const neighbours: Item[] = invoiceItems('N', NEIGHBOURS);
    await company.bulk(neighbours);
    const batch = await company.ended((await company.run()).id, 150_000);

    const actions = await company.actions(batch.id);
    const wanted = [...taken, ...neighbours.map(({ externalId }) => externalId)].sort();
    expect({ seed, of: actions.map(({ externalId }) => externalId).sort() }).toEqual({ seed, of: wanted });
    const good = actions.filter(({ externalId }) => externalId.startsWith('N-'));
    expect(good.map(({ state }) => state)).toEqual(neighbours.map(() => 'succeeded'));
    const { succeeded, warning, failed, skipped, total } = batch.counts;
    expect({ seed, sum: succeeded + warning + failed + skipped }).toEqual({ seed, sum: total });
    // None for a reason that is ours, and none is left without a word.
    const ours = actions.filter(({ code }) =>
      ['processing-failed', 'not-compared', 'worker-crash'].includes(code ?? ''),
    );
    expect({ seed, ours }).toEqual({ seed, ours: [] });
  }, 240_000);
});
