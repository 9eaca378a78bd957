import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeFailure, kindRow, type FailureCode } from '@autosync/contracts';
import type { EntityDefinition } from '../../src/outgoing/entity-definition.ts';
import type { ReferenceNeed } from '../../src/outgoing/references/need.ts';
import type { TestCompany } from './references/support.ts';
import { openToys, toyDefinition, type Toy } from './support.ts';

// Failures as people meet them: provoked in QuickBooks, with every word of the sentence filled in.

let toys: Awaited<ReturnType<typeof openToys>>;
beforeAll(async () => {
  toys = await openToys();
}, 60_000);
afterAll(() => toys?.stop());

type Company = Awaited<ReturnType<typeof toys.newCompany>>;

function expectWhole(code: FailureCode, values: Readonly<Record<string, string>> | undefined): void {
  const { message, fix } = describeFailure(code, values);
  for (const text of [message, fix]) expect(text).not.toMatch(/unknown|undefined|[{}]/);
}

const nothingCreated = { createCustomers: false, createVendors: false, createMembers: false, createItems: false };

/** Names that are not there. */
const absent: readonly ReferenceNeed[] = [
  { kind: 'customer', name: 'Contoso', accountNumber: 'C-1' },
  { kind: 'vendor', name: 'Dell' },
  { kind: 'member', name: 'Ann Lee' },
  { kind: 'item', name: 'Router' },
  { kind: 'account', name: '4711' },
  { kind: 'payment-method', name: 'Amex' },
  { kind: 'term', name: 'Net 91' },
  { kind: 'tax-code', name: 'TX' },
  { kind: 'class', name: 'North' },
  { kind: 'department', name: 'Oslo' },
];

/** What is done in QuickBooks first, and the name that is then asked for. */
const names: readonly [code: FailureCode, need: ReferenceNeed, arrange: (company: TestCompany) => Promise<unknown>][] =
  [
    ['reference-unusable', { kind: 'payment-method', name: 'Services' }, () => Promise.resolve()],
    [
      'reference-inactive',
      { kind: 'class', name: 'North' },
      async ({ books }) => books.change('Class', await books.add('Class', { Name: 'North' }), { Active: false }),
    ],
    [
      'name-ambiguous',
      { kind: 'class', name: 'North' },
      async ({ books }) => {
        for (const Name of ['Hardware', 'Software']) {
          const parent = await books.add('Class', { Name });
          await books.add('Class', { Name: 'North', ParentRef: { value: parent } });
        }
      },
    ],
    [
      'creation-refused',
      { kind: 'customer', name: 'Contoso' },
      async ({ setSettings, simulator, realmId }) => {
        setSettings({});
        const fault = {
          kind: 'fault',
          code: '6000',
          message: 'Business Validation Error',
          detail: 'No more customers',
        };
        await simulator.control('POST', 'faults', { realmId, entity: 'Customer', operation: 'create', fault });
      },
    ],
    [
      'currency-differs',
      { kind: 'customer', name: 'Contoso', currency: 'EUR' },
      ({ books }) => books.add('Customer', { DisplayName: 'Contoso' }),
    ],
    [
      'item-account-differs',
      { kind: 'item', name: 'Router', incomeAccount: 'Services' },
      async ({ books }) => {
        const sales = (await books.all('Account')).find(({ Name }) => Name === 'Sales of Product Income')?.['Id'];
        return books.add('Item', { Name: 'Router', Type: 'Service', IncomeAccountRef: { value: sales } });
      },
    ],
  ];

describe('names', () => {
  it('that are not there, each said as what it is', async () => {
    const company = await toys.newCompany();
    company.setSettings(nothingCreated);
    for (const [n, resolved] of (await company.resolve(...absent)).entries()) {
      const { missing } = kindRow(absent[n]!.kind);
      expect(resolved).toMatchObject({ kind: 'unmet', refusal: { code: missing } });
      if (resolved.kind === 'unmet') expectWhole(resolved.refusal.code, resolved.refusal.values);
    }
  });

  it.each(names)('%s', async (code, need, arrange) => {
    const company = await toys.newCompany();
    company.setSettings(nothingCreated);
    await arrange(company);
    const [resolved] = await company.resolve(need);
    expect(resolved).toMatchObject({ kind: 'unmet', refusal: { code } });
    if (resolved?.kind === 'unmet') expectWhole(resolved.refusal.code, resolved.refusal.values);
  });
});

const fault = (code: string) => ({
  kind: 'fault',
  code,
  message: 'Business Validation Error',
  detail: 'It does not do',
});
const { totals } = toyDefinition;
const misread: EntityDefinition<Toy> = {
  ...toyDefinition,
  ...(totals !== undefined && { totals: { ...totals, returned: () => 1n } }),
};
const credit: EntityDefinition<Toy> = {
  ...toyDefinition,
  toDocument: (record, context) => ({ ...toyDefinition.toDocument(record, context), entity: 'CreditMemo' }) as never,
};

describe('documents', () => {
  const toy = (price: number): Toy => ({ customer: 'Contoso', price, number: 'T-1' });

  async function outcome(company: Company, definition = toyDefinition, price = 10) {
    await company.put({ A: toy(price) });
    const [action] = await company.run(definition);
    expect(action?.message).not.toMatch(/unknown|undefined|[{}]/);
    return action?.code;
  }

  it.each([
    ['refused-by-quickbooks', fault('6000')],
    ['stock-starts-later', fault('6270')],
    ['stock-short', { ...fault('6000'), detail: 'There is not enough quantity on hand' }],
    ['feature-missing', fault('5020')],
    ['period-closed', fault('6210')],
    ['reference-invalid', fault('2500')],
    ['quickbooks-unavailable', { kind: 'reset-before' }],
  ])('%s', async (code, answer) => {
    const company = await toys.newCompany();
    const { realmId, simulator } = company;
    await simulator.control('POST', 'faults', {
      realmId,
      entity: 'Invoice',
      operation: 'create',
      times: 5,
      fault: answer,
    });
    expect(await outcome(company)).toBe(code);
  });

  it('qbo-total-differs and kind-changed', async () => {
    expect(await outcome(await toys.newCompany(), misread)).toBe('qbo-total-differs');
    const company = await toys.newCompany();
    expect(await outcome(company)).toBe('');
    expect(await outcome(company, credit, 20)).toBe('kind-changed');
  });
});
