import { describe, expect, it } from 'vitest';
import { localTime, localTimeInWords } from '../../src/domain/local-time.ts';
import { judgeReadiness, obstacles } from '../../src/domain/readiness.ts';
import type { CheckCode, ReadinessFacts } from '../../src/domain/readiness.ts';

type Account = ReadinessFacts['accounts'][number];

const noon = new Date('2026-11-02T12:00:00Z');
const before = new Date('2026-11-01T12:00:00Z');
const invoices: ReadinessFacts['types'][number] = {
  type: 'invoices',
  intervalMinutes: 120,
  lastSuccessAt: noon,
  p95DurationMs: 60_000,
  pending: 0,
  oldestPendingAt: null,
  pendingInClosedBooks: 0,
  missingFeatures: [],
};
function account(role: Account['role'], name: string, rest: Partial<Account> = {}): Account {
  return { role, category: null, name, found: 'usable', ...rest };
}

const ready: ReadinessFacts = {
  timeZone: 'America/Chicago',
  connectionState: 'connected',
  booksBeganAnew: false,
  tokens: 'readable',
  realmVerified: true,
  listsReadAt: noon,
  bookCloseDate: null,
  movesOutOfClosedBooks: false,
  createsItems: true,
  accounts: [account('service-income', 'Services'), account('product-income', 'Sales')],
  missingNames: [],
  types: [invoices],
};

const stateOf = (code: CheckCode, facts: Partial<ReadinessFacts>) =>
  judgeReadiness({ ...ready, ...facts }).find((check) => check.code === code);
const withType = (change: Partial<typeof invoices>) => ({ types: [{ ...invoices, ...change }] });

it('nothing stands in the way of a company that is connected, set up, and was tried by hand', () => {
  expect(judgeReadiness(ready).map(({ state }) => state)).toEqual(Array.from({ length: 9 }, () => 'pass'));
  expect(obstacles(judgeReadiness(ready))).toEqual([]);
});

describe('a check', () => {
  it.each<[CheckCode, 'pass' | 'fail' | 'unknown', Partial<ReadinessFacts>, RegExp]>([
    ['connected', 'fail', { connectionState: 'disconnected' }, /Connect it/],
    ['connected', 'fail', { connectionState: 'needsReconnect' }, /Connect the company again/],
    ['connected', 'fail', { connectionState: 'needsReconnect', booksBeganAnew: true }, /Decide what that means/],
    ['tokens-readable', 'unknown', { tokens: 'none' }, /before the company is connected/],
    ['tokens-readable', 'fail', { tokens: 'unreadable' }, /key that sealed them is gone/],
    ['quickbooks-answers', 'unknown', { connectionState: 'disconnected' }, /before the company is connected/],
    ['quickbooks-answers', 'unknown', { realmVerified: false }, /not been read yet/],
    ['quickbooks-answers', 'unknown', { listsReadAt: null }, /not been read yet/],
    ['quickbooks-answers', 'pass', {}, /last read on November 2, 2026 at 6:00 AM CST\.$/],
    ['default-accounts', 'fail', { accounts: [] }, /serviceIncomeAccount/],
    ['default-accounts', 'fail', { accounts: ready.accounts.slice(0, 1) }, /productIncomeAccount/],
    [
      'default-accounts',
      'fail',
      named('missing'),
      /"Services", is not in QuickBooks .* read QuickBooks’ lists again\.$/,
    ],
    [
      'default-accounts',
      'fail',
      named('unusable'),
      /must be of type Income or Other Income.* read QuickBooks’ lists again\.$/,
    ],
    ['default-accounts', 'fail', withType({ type: 'inventory' }), /no cost account.*costAccount/],
    [
      'default-accounts',
      'fail',
      { ...withType({ type: 'inventory' }), accounts: [...ready.accounts, account('cost', 'Goods')] },
      /no asset account.*inventoryAssetAccount/,
    ],
    [
      'default-accounts',
      'pass',
      {
        ...withType({ type: 'inventory' }),
        accounts: [account('product-income', 'Sales'), account('cost', 'Goods'), account('inventory-asset', 'Stock')],
      },
      /are there/,
    ],
    [
      'default-accounts',
      'fail',
      { accounts: [...ready.accounts, account('product-income', 'Rent', { category: 'Hardware', found: 'missing' })] },
      /new products of the category "Hardware", "Rent", is not in QuickBooks/,
    ],
    [
      'default-accounts',
      'fail',
      { accounts: [ready.accounts[0]!, account('product-income', 'Sales', { category: 'Hardware' })] },
      /productIncomeAccount/,
    ],
    ['default-accounts', 'unknown', { listsReadAt: null }, /not been read yet/],
    ['default-accounts', 'pass', { accounts: [], createsItems: false }, /no accounts are needed/],
    ['default-accounts', 'pass', { accounts: [], types: [{ ...invoices, type: 'payments' }] }, /no accounts/],
    [
      'names-mapped',
      'fail',
      { missingNames: [{ kind: 'customer', name: 'Contoso', records: 2 }] },
      /"Contoso" \(2 rec/,
    ],
    ['plan-features', 'unknown', { bookCloseDate: undefined }, /not been read yet/],
    [
      'plan-features',
      'fail',
      withType({ missingFeatures: ['classes'] }),
      /switched off in QuickBooks: classes\. Switch/,
    ],
    ['tried-by-hand', 'fail', withType({ lastSuccessAt: null }), /Run a batch by hand first.*Invoices/],
    ['tried-by-hand', 'fail', withType({ pending: 3, oldestPendingAt: before }), /Invoices \(3 records\)/],
    [
      'tried-by-hand',
      'pass',
      withType({ pending: 3, oldestPendingAt: new Date('2026-11-03T00:00:00Z') }),
      /successful/,
    ],
    [
      'closed-books',
      'fail',
      { bookCloseDate: '2026-10-31', ...withType({ pendingInClosedBooks: 1 }) },
      /1 record dated before will be held/,
    ],
    [
      'closed-books',
      'pass',
      { bookCloseDate: '2026-10-31', movesOutOfClosedBooks: true, ...withType({ pendingInClosedBooks: 1 }) },
      /1 record dated before will be dated on the first open day/,
    ],
    ['closed-books', 'pass', { bookCloseDate: '2026-10-31' }, /2026-10-31/],
    ['interval', 'pass', withType({ intervalMinutes: 15 }), /15 minutes are short/],
    ['interval', 'fail', withType({ intervalMinutes: 15, p95DurationMs: 16 * 60_000 }), /up to 16 minutes.*120/],
  ])('%s: %s of %j', (code, state, facts, reason) => {
    expect(stateOf(code, facts)).toMatchObject({ state, reason: expect.stringMatching(reason) });
  });

  it('that only warns, or does not know, stands in nobody’s way', () => {
    const facts = {
      ...ready,
      listsReadAt: null,
      bookCloseDate: '2026-10-31',
      ...withType({ pendingInClosedBooks: 1 }),
    };
    expect(obstacles(judgeReadiness(facts))).toEqual([]);
  });
});

function named(found: 'missing' | 'unusable'): Partial<ReadinessFacts> {
  return { accounts: [account('service-income', 'Services', { found }), ...ready.accounts.slice(1)] };
}

describe('the local time of an instant', () => {
  it.each([
    ['2026-11-29T14:00:00Z', 'America/Chicago', '2026-11-29T08:00:00-06:00'],
    ['2026-07-01T04:30:00Z', 'America/Chicago', '2026-06-30T23:30:00-05:00'],
    ['2026-11-29T00:00:00Z', 'UTC', '2026-11-29T00:00:00+00:00'],
    ['2026-11-29T18:30:00Z', 'Asia/Kolkata', '2026-11-30T00:00:00+05:30'],
  ])('%s in %s is %s', (instant, timeZone, expected) => {
    expect(localTime(new Date(instant), timeZone)).toBe(expected);
    expect(new Date(expected)).toEqual(new Date(instant));
  });

  it('in words is that of the company, too', () => {
    expect(localTimeInWords(new Date('2026-07-01T04:30:00Z'), 'America/Chicago')).toBe('June 30, 2026 at 11:30 PM CDT');
  });
});
