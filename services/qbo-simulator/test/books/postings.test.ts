import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { amountOf } from '../../src/books/doc.ts';
import type { Doc } from '../../src/books/doc.ts';
import { netInHome } from '../../src/books/postings.ts';

const cents = fc.bigInt({ min: -10_000_000n, max: 10_000_000n });
const rate = fc.integer({ min: 1, max: 3_000_000 }).map((millionths) => millionths / 1_000_000);

function docAt(ExchangeRate: number): Doc {
  return { Id: '1', SyncToken: '0', MetaData: { CreateTime: '', LastUpdatedTime: '' }, ExchangeRate };
}

describe('what a transaction in a foreign currency posts', () => {
  it('comes to 0 at any rate, whatever each amount is rounded by', () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 12 }), rate, (amounts, exchangeRate) => {
        const lines = amounts.map((amount, index) => ({ accountId: String(index % 5), cents: amount }));
        const owed = { accountId: 'owed', cents: -amounts.reduce((sum, amount) => sum + amount, 0n) };
        const stock = { accountId: 'stock', cents: 77n, inHome: true as const };
        const cost = { accountId: 'cost', cents: -77n, inHome: true as const };
        const posted = netInHome([owed, ...lines, stock, cost], docAt(exchangeRate));
        expect(posted.reduce((sum, posting) => sum + posting.cents, 0n)).toBe(0n);
        expect(posted).toContainEqual({ accountId: 'stock', cents: 77n });
      }),
    );
  });

  it('posts an account once, and none that nothing is left for', () => {
    const postings = [
      { accountId: 'a', cents: 100n },
      { accountId: 'b', cents: -60n },
      { accountId: 'b', cents: -40n },
      { accountId: 'c', cents: 0n },
    ];
    expect(netInHome(postings, docAt(amountOf(200n)))).toEqual([
      { accountId: 'a', cents: 200n },
      { accountId: 'b', cents: -200n },
    ]);
  });
});
