import { describe, expect, it } from 'vitest';
import { conditionsOf } from '../../src/domain/company-condition.ts';

type Facts = Parameters<typeof conditionsOf>[0];
type TypeFacts = NonNullable<Facts['freshness']>['types'][number];

const invoices: TypeFacts = {
  type: 'invoices',
  enabled: true,
  lastSuccessAt: '',
  nextDueAt: '',
  consecutiveFailures: 0,
  disconnectedReason: '',
  overdue: false,
  paused: false,
};
const payments = { ...invoices, type: 'payments' };
const withTypes = (...types: TypeFacts[]) => ({ freshness: { companyId: 'c', enabled: true, types } });
const healthy: Facts = {
  disabled: false,
  connectionState: 'connected',
  booksReset: false,
  openProblems: 0,
  ...withTypes(invoices),
};

describe('the conditions of a company', () => {
  it.each<[string, Partial<Facts>, [string, string[]][]]>([
    ['all is well', {}, [['inStep', []]]],
    ['records failed', { openProblems: 1 }, [['problems', []]]],
    [
      'records failed while AutoSync is off',
      { openProblems: 1, freshness: undefined },
      [
        ['problems', []],
        ['off', []],
      ],
    ],
    ['records failed of a company that is switched off', { openProblems: 1, disabled: true }, [['off', []]]],
    ['one type is late', withTypes(invoices, { ...payments, overdue: true }), [['overdue', ['payments']]]],
    [
      'a type that is off is late',
      withTypes(invoices, { ...payments, overdue: true, enabled: false }),
      [['inStep', []]],
    ],
    [
      'a late company must be connected again',
      { connectionState: 'needsReconnect', ...withTypes({ ...invoices, overdue: true }) },
      [
        ['needsReconnect', []],
        ['overdue', ['invoices']],
      ],
    ],
    [
      'its books began anew, which connecting again does not mend',
      { connectionState: 'needsReconnect', booksReset: true },
      [['booksReset', []]],
    ],
    [
      'nobody has connected it',
      { connectionState: 'disconnected', ...withTypes({ ...invoices, overdue: true }) },
      [['notConnected', []]],
    ],
    [
      'all of it at once',
      {
        openProblems: 2,
        ...withTypes({ ...invoices, disconnectedReason: 'Three in a row', consecutiveFailures: 3, paused: true }),
      },
      [
        ['switchedOff', ['invoices']],
        ['failing', ['invoices']],
        ['problems', []],
        ['paused', ['invoices']],
      ],
    ],
  ])('where %s, worst first', (_, change, expected) => {
    expect([...conditionsOf({ ...healthy, ...change })]).toEqual(expected);
  });
});
