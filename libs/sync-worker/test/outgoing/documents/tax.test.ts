import { describe, expect, it } from 'vitest';
import { formatMoney } from '@autosync/core';
import fc from 'fast-check';
import type { CompanyFacts } from '../../../src/outgoing/entity-definition.ts';
import { expectedTax, returnedTax, taxNeeds, taxObstacles, writeTax } from '../../../src/outgoing/documents/tax.ts';
import { returnedTotal, writtenTotal } from '../../../src/outgoing/documents/totals.ts';
import { isTaxedLine, type TaxedDocument, type TaxedLine } from '../../../src/outgoing/documents/tax-codes.ts';
import { companyCause } from '../../../src/outgoing/documents/company-cause.ts';
import { companyWith, idOf } from './companies.ts';

const us = companyWith();
const automated = companyWith({ preferences: { TaxPrefs: { UsingSalesTax: true, PartnerTaxEnabled: true } } });
const asLine = companyWith({ settings: { taxes: 'line', taxItem: 'Sales tax' } });
const abroad = companyWith({ country: 'GBR', settings: { taxedLineCode: 'Standard', untaxedLineCode: 'Exempt' } });
const abroadAsLine = companyWith({
  country: 'CAN',
  settings: { taxes: 'line', taxItem: 'Duty', untaxedLineCode: 'Exempt' },
});
const withoutTax = companyWith({ country: 'ARE', preferences: { TaxPrefs: {} } });

const sale = (taxes: TaxedDocument['taxes'], ...lines: TaxedLine[]): TaxedDocument => ({ side: 'sales', taxes, lines });
const tax = (code: string, amount: string) => ({ code, amount });
/** In QuickBooks many source codes stand for one code. */
const many = ({ kind, name }: { kind: string; name: string }) => (kind === 'tax-code' ? 'group' : `${kind}:${name}`);

function written(document: TaxedDocument, company: CompanyFacts, referenceId = many) {
  const { lineFields, fields, lines } = writeTax(document, { company, referenceId });
  return {
    codes: document.lines.map((line) => lineFields(line, 0n).TaxCodeRef?.value),
    fields,
    lines: lines.map(({ item, description, amount }) => [item.name, description, formatMoney(amount)]),
  };
}
const needed = (document: TaxedDocument, company: CompanyFacts) => taxNeeds(document, company).map(idOf);
const obstacles = (document: TaxedDocument, company: CompanyFacts, known = many) =>
  taxObstacles(document, { company, idOf: known }).map(({ code, values }) =>
    [code, values?.['setting']].filter(Boolean),
  );

describe('a document that says nothing of codes or tax', () => {
  it('goes out in the United States as it always did: TAX or NON by line, and nothing else', () => {
    const taxable = fc.constantFrom(true, false, undefined);
    fc.assert(
      fc.property(fc.array(taxable, { minLength: 1 }), fc.constantFrom(us, automated, asLine), (flags, company) => {
        const document = sale(undefined, ...flags.map((flag) => ({ taxable: flag })));
        const codes = flags.map((flag) => (flag === true && company !== asLine ? 'TAX' : 'NON'));
        expect(written(document, company)).toEqual({ codes, fields: {}, lines: [] });
        expect([...needed(document, company), ...obstacles(document, company)]).toEqual([]);
        expect(expectedTax(document, company)).toBeUndefined();
      }),
    );
  });

  it('has a code on every line abroad, which the settings name', () => {
    const document = sale(undefined, { taxable: true }, {}, { taxable: false });
    expect(needed(document, abroad)).toEqual(['tax-code:Standard', 'tax-code:Exempt']);
    expect(written(document, abroad, idOf)).toEqual({
      codes: ['tax-code:Standard', 'tax-code:Exempt', 'tax-code:Exempt'],
      fields: { GlobalTaxCalculation: 'TaxExcluded' },
      lines: [],
    });
    for (const unset of [{}, { taxedLineCode: null, untaxedLineCode: null }]) {
      const company = companyWith({ country: 'GBR', settings: unset });
      expect(obstacles(document, company)).toEqual([
        ['setting-missing', 'taxedLineCode'],
        ['setting-missing', 'untaxedLineCode'],
      ]);
      expect(needed(document, company)).toEqual([]);
    }
  });

  it('has none in books without tax', () => {
    expect(written(sale(undefined, {}), withoutTax)).toMatchObject({
      codes: [undefined],
      fields: { GlobalTaxCalculation: 'NotApplicable' },
    });
    expect(obstacles(sale([tax('VAT', '5.00')], {}), withoutTax)).toEqual([['feature-off']]);
    const coded = sale(undefined, { taxCode: 'VAT' });
    expect([needed(coded, withoutTax), obstacles(coded, withoutTax)]).toEqual([[], []]);
    expect(writeTax(coded, { company: withoutTax, referenceId: idOf }).lineFields({}, 100n)).toStrictEqual({});
  });
});

describe('amounts that have their tax in them', () => {
  const document: TaxedDocument = {
    ...sale([tax('Standard', '3.35')], { taxable: true }, {}),
    amountsIncludeTax: true,
  };

  it('say so on each line where each line has a code', () => {
    const { fields, lineFields } = writeTax(document, { company: abroad, referenceId: idOf });
    expect(fields).toEqual({ GlobalTaxCalculation: 'TaxInclusive' });
    expect(document.lines.map((line) => lineFields(line, 400n))).toEqual([
      { TaxCodeRef: { value: 'tax-code:Standard' }, TaxInclusiveAmt: 4 },
      { TaxCodeRef: { value: 'tax-code:Exempt' }, TaxInclusiveAmt: 4 },
    ]);
    expect(obstacles(document, abroad)).toEqual([]);
    expect(expectedTax(document, abroad)).toBe(335n);
  });

  it('are refused where QuickBooks keeps tax beside the amounts, and are just amounts where there is no tax', () => {
    expect([us, automated, asLine, abroadAsLine].map((company) => obstacles(document, company).flat())).toEqual(
      Array(4).fill(['invalid-record']),
    );
    // Whose lines are taxed, too.
    const taxed: TaxedDocument = { ...sale(undefined, { taxable: true }), amountsIncludeTax: true };
    expect(obstacles(taxed, withoutTax)).toEqual([]);
    const untaxed: TaxedDocument = { ...sale(undefined, {}), amountsIncludeTax: true };
    expect([us, asLine, abroadAsLine, withoutTax].flatMap((company) => obstacles(untaxed, company))).toEqual([]);
    expect(written(untaxed, withoutTax).fields).toEqual({ GlobalTaxCalculation: 'NotApplicable' });
    expect(written(untaxed, abroadAsLine).fields).toEqual({ GlobalTaxCalculation: 'TaxExcluded' });
  });
});

it('what lines with their tax in them come to is what they came with, also where QuickBooks answered some without it', () => {
  const line = (Amount: number, TaxInclusiveAmt?: number) => ({
    DetailType: 'SalesItemLineDetail',
    Amount,
    SalesItemLineDetail: { ...(TaxInclusiveAmt !== undefined && { TaxInclusiveAmt }) },
  });
  const Line = [line(6.67, 8), line(4, 4), { DetailType: 'DiscountLineDetail', Amount: 2, DiscountLineDetail: {} }];
  expect(writtenTotal({ GlobalTaxCalculation: 'TaxInclusive', Line })).toBe(1000n);
  expect(writtenTotal({ GlobalTaxCalculation: 'TaxExcluded', Line })).toBe(867n);
  const answer = { TotalAmt: 10, TxnTaxDetail: { TotalTax: 1.33 } };
  expect(returnedTotal({ ...answer, GlobalTaxCalculation: 'TaxInclusive' })).toBe(1000n);
  expect(returnedTotal(answer)).toBe(867n);
});

describe('explicit tax', () => {
  const document = sale([tax('TX', '6.25'), tax('Austin', '2.00')], { taxable: true }, {});

  it('is one code for the document in the United States, with the source’s tax as an override', () => {
    expect(needed(document, us)).toEqual(['tax-code:TX', 'tax-code:Austin']);
    expect(written(document, us)).toEqual({
      codes: ['TAX', 'NON'],
      fields: { TxnTaxDetail: { TxnTaxCodeRef: { value: 'group' }, TotalTax: 8.25 } },
      lines: [],
    });
    const credit = writeTax(document, { company: us, referenceId: many, sign: -1n });
    expect(credit.fields).toMatchObject({ TxnTaxDetail: { TotalTax: -8.25 } });
  });

  it('with codes that are several in QuickBooks waits until one of them is mapped anew', () => {
    const [obstacle] = taxObstacles(document, { company: us, idOf });
    expect(obstacle).toMatchObject({
      code: 'tax-codes-differ',
      values: { names: '"TX", "Austin"' },
      causes: [
        { look: 'reference', key: 'tax-code/tx', details: { qboId: 'tax-code:TX' } },
        { look: 'reference', key: 'tax-code/austin', details: { qboId: 'tax-code:Austin' } },
      ],
    });
    // What is not known yet is missing, and says so by itself.
    expect(taxObstacles(document, { company: us, idOf: () => undefined })).toEqual([]);
    const half = ({ name }: { name: string }) => (name === 'TX' ? 'group' : undefined);
    expect(taxObstacles(document, { company: us, idOf: half })).toEqual([]);
  });

  it('on lines that name different codes waits as well', () => {
    expect(obstacles(sale(undefined, { taxCode: 'TX' }, { taxCode: 'Austin' }), us, idOf)).toEqual([
      ['tax-codes-differ'],
    ]);
    expect(taxObstacles(document, { company: us, idOf })[0]?.causes).toMatchObject([
      { details: { reason: 'tax-codes-differ', kind: 'tax-code', name: 'TX' } },
      { details: { reason: 'tax-codes-differ', kind: 'tax-code', name: 'Austin' } },
    ]);
  });

  it('is only on lines that name a code where one of them does', () => {
    expect(written(sale([tax('TX', '6.25')], { taxCode: 'TX' }, {}), us).codes).toEqual(['TAX', 'NON']);
  });

  it('is written on what is bought abroad as on what is sold', () => {
    const bought = { ...sale([tax('GST', '5.00')], {}), side: 'purchases' as const };
    expect(written(bought, abroad, idOf)).toMatchObject({ codes: ['tax-code:GST'], lines: [] });
  });

  it('is on all lines where no line says whether it is taxed, and on none that says it is not', () => {
    expect(written(sale([tax('TX', '6.25')], {}, { taxable: false }), us).codes).toEqual(['TAX', 'NON']);
    expect(obstacles(sale([tax('TX', '6.25')], { taxable: false }), us)).toEqual([['invalid-record']]);
    expect(written(sale([tax('TX', '0.00')], {}), us)).toMatchObject({ codes: ['NON'], fields: {} });
  });

  it('without an amount is QuickBooks’ to work out by the code', () => {
    const byCode = sale(undefined, { taxCode: 'TX' });
    expect(written(byCode, us).fields).toEqual({ TxnTaxDetail: { TxnTaxCodeRef: { value: 'group' } } });
  });

  it('knows QuickBooks’ own TAX and NON, which are no codes of a document', () => {
    const byLine = sale(undefined, { taxCode: 'EXEMPT' }, { taxCode: 'ANY' }, { taxCode: 'TX' });
    const known = ({ name }: { name: string }) => ({ EXEMPT: 'NON', ANY: 'TAX' })[name] ?? 'group';
    expect(written(byLine, us, known)).toMatchObject({
      codes: ['NON', 'TAX', 'TAX'],
      fields: { TxnTaxDetail: { TxnTaxCodeRef: { value: 'group' } } },
    });
    expect(obstacles(byLine, us, known)).toEqual([]);
  });

  it('is a code per line abroad: the line’s own, else the document’s', () => {
    const lines = sale([tax('GST', '5.00'), tax('PST', '7.00')], { taxCode: 'Zero' }, { taxable: true });
    expect(needed(lines, abroad)).toEqual(['tax-code:Zero', 'tax-code:GST', 'tax-code:PST']);
    expect(obstacles(lines, abroad, idOf)).toEqual([['tax-codes-differ']]);
    const known = ({ name }: { name: string }) => (name === 'Zero' ? 'zero' : 'hst');
    expect(obstacles(lines, abroad, known)).toEqual([]);
    expect(written(lines, abroad, known)).toMatchObject({ codes: ['zero', 'hst'], lines: [] });
  });
});

it('automated sales tax gets no code and no amount, and what QuickBooks makes of it is compared', () => {
  const document = sale([tax('TX', '8.25')], {}, { taxable: false });
  expect(needed(document, automated)).toEqual([]);
  expect(written(document, automated)).toEqual({ codes: ['TAX', 'NON'], fields: {}, lines: [] });
  expect(expectedTax(document, automated)).toBe(825n);
});

describe('tax as lines', () => {
  const document = sale([tax('TX', '6.25'), tax('TX', '1.00'), tax('None', '0')], { taxable: true });

  it('is a line of the product for each code, untaxed like all others', () => {
    expect(needed(document, asLine)).toEqual(['item:Sales tax']);
    expect(written(document, asLine)).toEqual({ codes: ['NON'], fields: {}, lines: [['Sales tax', 'TX', '7.25']] });
    expect(expectedTax(document, asLine)).toBe(0n);
  });

  it('is one line for each code, with the sum of that code', () => {
    const two = sale([tax('TX', '6.25'), tax('Austin', '2.00'), tax('TX', '0.75')], {});
    expect(written(two, asLine).lines).toEqual([
      ['Sales tax', 'TX', '7.00'],
      ['Sales tax', 'Austin', '2.00'],
    ]);
  });

  it('is there whatever its lines or the books say of tax', () => {
    const untaxed = sale([tax('TX', '6.25')], { taxable: false });
    const noTax = companyWith({
      country: 'ARE',
      preferences: { TaxPrefs: {} },
      settings: { taxes: 'line', taxItem: 'Duty' },
    });
    for (const company of [asLine, noTax]) expect(obstacles(untaxed, company)).toEqual([]);
  });

  it('has the code of untaxed lines abroad', () => {
    expect(written(document, abroadAsLine, idOf)).toMatchObject({
      codes: ['tax-code:Exempt'],
      lines: [['Duty', 'TX', '7.25']],
    });
  });

  it('needs the product, and is what is bought in the United States has at all', () => {
    for (const taxItem of [undefined, null]) {
      const company = companyWith({ settings: { taxes: 'line', ...(taxItem === null && { taxItem }) } });
      expect(obstacles(document, company)).toEqual([['setting-missing', 'taxItem']]);
      expect([needed(document, company), written(document, company).lines]).toEqual([[], []]);
    }
    const bought = { ...document, side: 'purchases' as const };
    expect(obstacles(bought, us)).toEqual([['setting-missing', 'taxItem']]);
    expect(written(bought, asLine).lines).toEqual([['Sales tax', 'TX', '7.25']]);
  });
});

describe('what keeps tax from being written', () => {
  const taxed = sale([tax('TX', '6.25')], {});
  const withTax = { ...taxed, amountsIncludeTax: true };
  const beside = 'its amounts include their tax, and QuickBooks in the United States keeps tax beside the amounts';
  const asLines = 'its amounts include their tax, but by the setting taxes the tax goes out as lines beside them';

  it.each<[string, TaxedDocument, CompanyFacts, Record<string, string>]>([
    [
      'a code that no setting names',
      sale(undefined, {}),
      companyWith({ country: 'GBR' }),
      { setting: 'untaxedLineCode', what: 'which tax code lines without tax have' },
    ],
    [
      'another',
      sale(undefined, { taxable: true }),
      companyWith({ country: 'GBR' }),
      { setting: 'taxedLineCode', what: 'which tax code taxed lines have that name none' },
    ],
    [
      'a product that no setting names',
      taxed,
      companyWith({ settings: { taxes: 'line' } }),
      { setting: 'taxItem', what: 'which product or service carries the tax' },
    ],
    ['books without tax', taxed, withoutTax, { what: 'tax', feature: 'sales taxes' }],
    [
      'lines that are all untaxed',
      sale([tax('TX', '6.25')], { taxable: false }),
      us,
      { detail: 'it states a tax, but says of each line that it is not taxable' },
    ],
    ['tax within the amounts in the United States', withTax, us, { detail: beside }],
    [
      'the same on what is bought',
      { ...withTax, lines: [{ taxable: true }], taxes: undefined, side: 'purchases' },
      us,
      { detail: beside },
    ],
    ['tax within the amounts and as lines', withTax, asLine, { detail: asLines }],
  ])('%s', (_, document, company, values) => {
    const found = taxObstacles(document, { company, idOf: many });
    expect(found.map((one) => one.values)).toEqual([values]);
    const isOurs = 'detail' in values && values['detail']?.startsWith('it states');
    expect(found[0]?.causes).toEqual(isOurs ? undefined : [companyCause(company)]);
  });
});

it.each<[string, TaxedDocument, CompanyFacts, boolean[]]>([
  ['as they say', sale(undefined, { taxable: true }, {}), us, [true, false]],
  ['by their codes', sale(undefined, { taxCode: 'TX' }, {}), us, [true, false]],
  ['not where tax goes out as lines', sale([tax('TX', '1.00')], { taxable: true }), asLine, [false]],
])('lines are taxed in QuickBooks %s', (_, document, company, expected) => {
  expect(document.lines.map(isTaxedLine(document, company))).toEqual(expected);
});

it('no tax is dropped: every code that is charged on a taxed line is needed, or carried by a line', () => {
  const code = fc.constantFrom('A', 'B', 'C');
  const line = fc.record({
    taxable: fc.option(fc.boolean(), { nil: undefined }),
    taxCode: fc.option(code, { nil: undefined }),
  });
  const taxes = fc.array(fc.record({ code, amount: fc.constantFrom('0.00', '1.00', '-2.50') }), { maxLength: 3 });
  const companies = fc.constantFrom(us, asLine, abroad, abroadAsLine);
  fc.assert(
    fc.property(taxes, fc.array(line, { minLength: 1, maxLength: 3 }), companies, (stated, lines, company) => {
      const document = sale(stated, ...lines);
      const charged = new Set(stated.filter(({ amount }) => Number(amount) !== 0).map((one) => one.code));
      if (charged.size === 0 || obstacles(document, company).length > 0) return;
      const carried = writeTax(document, { company, referenceId: many }).lines.map(({ description }) => description);
      const names = taxNeeds(document, company).map(({ name }) => name);
      for (const one of charged) expect([...carried, ...names].includes(one)).toBe(true);
      // And each need is one that the writing asks for, or a code that must be the same.
      expect(() => writeTax(document, { company, referenceId: many })).not.toThrow();
    }),
  );
});

it.each([
  [{}, 0n],
  [{ TxnTaxDetail: null }, 0n],
  [{ TxnTaxDetail: 'none' }, 0n],
  [{ TxnTaxDetail: {} }, 0n],
  [{ TxnTaxDetail: { TotalTax: '5' } }, 0n],
  [{ TxnTaxDetail: { TotalTax: 5.25 } }, 525n],
])('the tax of %j is %s', (document, tax) => {
  expect(returnedTax(document)).toBe(tax);
});
