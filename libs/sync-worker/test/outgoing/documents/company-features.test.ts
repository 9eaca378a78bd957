import { describe, expect, it } from 'vitest';
import { describeFailure } from '@autosync/contracts';
import { fingerprint } from '../../../src/outgoing/documents/company-cause.ts';
import { currencyFields, currencyObstacles, documentCurrency } from '../../../src/outgoing/documents/currency.ts';
import {
  lineClassFields,
  trackingFields,
  trackingNeeds,
  trackingObstacles,
} from '../../../src/outgoing/documents/tracking.ts';
import type { Refusal } from '../../../src/outgoing/entity-definition.ts';
import { companyWith, idOf } from './companies.ts';

const told = (refusals: readonly Refusal[]) =>
  refusals.map(({ code, values }) => describeFailure(code, values).message);

describe('classes and locations', () => {
  const off = companyWith();
  const once = companyWith({
    preferences: { AccountingInfoPrefs: { ClassTrackingPerTxn: true, TrackDepartments: true } },
  });
  const byLine = companyWith({ preferences: { AccountingInfoPrefs: { ClassTrackingPerTxnLine: true } } });
  const document = { class: 'North', department: 'Oslo', lines: [{}, { class: 'South:East' }] };
  const context = (company: typeof off) => ({ company, referenceId: idOf });

  it('each name is needed once, and nothing by a document without any', () => {
    expect(trackingNeeds(document).map(idOf)).toEqual(['class:North', 'class:South:East', 'department:Oslo']);
    expect(trackingNeeds({ lines: [{}] })).toEqual([]);
    for (const company of [off, once, byLine]) {
      expect(trackingObstacles({ lines: [{}] }, company)).toEqual([]);
      expect(trackingFields({ lines: [{}] }, context(company))).toEqual({});
      expect(lineClassFields(undefined, context(company))).toEqual({});
    }
  });

  it('stand where the company tracks them', () => {
    const same = { ...document, lines: [{}, { class: 'North' }] };
    expect(trackingFields(same, context(once))).toEqual({
      ClassRef: { value: 'class:North' },
      DepartmentRef: { value: 'department:Oslo' },
    });
    expect(lineClassFields('North', context(once))).toEqual({});
    expect(lineClassFields('North', context(byLine))).toEqual({ ClassRef: { value: 'class:North' } });
    expect(trackingFields({ class: 'North', lines: [] }, context(byLine))).toEqual({});
    expect(trackingObstacles(same, once)).toEqual([]);
  });

  it('are refused where QuickBooks would drop them, all at once, until the company changes', () => {
    expect(told(trackingObstacles(document, off))).toEqual([
      'The record has the class "North", but classes are switched off in the company’s QuickBooks.',
      'The record has the location "Oslo", but locations are switched off in the company’s QuickBooks.',
    ]);
    expect(told(trackingObstacles(document, once))).toEqual([
      'The record names several classes (North, South:East), but a document has one class in the company’s QuickBooks.',
    ]);
    // A line without class would get that of the others.
    expect(trackingObstacles({ lines: [{}, { class: 'North' }] }, once)).toHaveLength(1);
    const [refusal] = trackingObstacles(document, off);
    expect(refusal?.causes).toEqual([{ look: 'company', key: fingerprint(off), details: {} }]);
    expect(fingerprint(off)).not.toBe(fingerprint(once));
  });
});

describe('currencies', () => {
  const one = companyWith();
  const several = companyWith({
    preferences: { CurrencyPrefs: { MultiCurrencyEnabled: true, HomeCurrency: { value: 'USD' } } },
  });

  it.each([
    [{}, {}, { CurrencyRef: { value: 'USD' } }],
    [{ currency: 'USD' }, {}, { CurrencyRef: { value: 'USD' } }],
    [{ currency: 'USD', exchangeRate: '1.00' }, {}, { CurrencyRef: { value: 'USD' } }],
    [{ currency: 'EUR' }, null, { CurrencyRef: { value: 'EUR' } }],
    [{ currency: 'EUR', exchangeRate: '1.0875' }, null, { CurrencyRef: { value: 'EUR' }, ExchangeRate: 1.0875 }],
    [{ currency: 'USD', exchangeRate: '1.1' }, null, null],
  ])('%j: with one currency %j, with several %j; null: refused', (document, alone, among) => {
    for (const [company, fields] of [
      [one, alone],
      [several, among],
    ] as const) {
      const refusals = currencyObstacles(document, company);
      expect(refusals).toHaveLength(fields === null ? 1 : 0);
      if (fields !== null) expect(currencyFields(document, company)).toEqual(fields);
    }
  });

  it('a party is asked for in the currency of the document, in a company with several', () => {
    expect(documentCurrency({}, several)).toBe('USD');
    expect(documentCurrency({ currency: 'EUR' }, several)).toBe('EUR');
    expect(documentCurrency({ currency: 'USD' }, one)).toBeUndefined();
    expect(told(currencyObstacles({ currency: 'EUR' }, one))).toEqual([
      'The record has amounts in EUR, but currencies other than its own are switched off in the company’s QuickBooks.',
    ]);
    const [off] = currencyObstacles({ currency: 'EUR' }, one);
    expect(off?.causes).toEqual([{ look: 'company', key: fingerprint(one), details: {} }]);
    const rated = { currency: 'USD', exchangeRate: '1.1' };
    const detail = 'it says a rate of 1.1 for USD, the company’s own currency';
    expect(currencyObstacles(rated, several)).toEqual([{ code: 'invalid-record', values: { detail } }]);
  });
});
