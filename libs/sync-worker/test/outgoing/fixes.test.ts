import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kindRow, type FailureCode, type ReferenceKind } from '@autosync/contracts';
import { trackingObstacles } from '../../src/outgoing/documents/tracking.ts';
import type { EntityDefinition } from '../../src/outgoing/entity-definition.ts';
import type { OutgoingSlice } from '../../src/outgoing/outgoing-slice.ts';
import { openToys, toyDefinition, type Toy } from './support.ts';

// A sentence that tells people what to do is a promise: the failure is provoked in QuickBooks, what its fix says is done, and
// the next scheduled batch has the record synced.

let toys: Awaited<ReturnType<typeof openToys>>;
beforeAll(async () => {
  toys = await openToys();
}, 60_000);
afterAll(() => toys?.stop());

type Company = Awaited<ReturnType<typeof toys.newCompany>>;
type InSlice = (slice: OutgoingSlice) => OutgoingSlice;

const toy: Toy = { customer: 'Contoso', price: 100, number: 'I-1' };
const faulty = (company: Company, operation: string, fault: object, times = 1) =>
  company.simulator.control('POST', 'faults', {
    realmId: company.realmId,
    entity: 'Invoice',
    operation,
    nth: 1,
    times,
    fault,
  });
const bookkeeper = (company: Company, what: string, body: object) =>
  company.simulator.control('POST', `bookkeeper/${company.realmId}/${what}`, body);
const stale = { kind: 'fault', code: '5010', message: 'Stale Object Error', detail: 'stale' };

const later: InSlice = (slice) => ({
  ...slice,
  start: { ...slice.start, firstStartedAt: new Date(Date.now() + 120_000) },
});
const withParameters =
  (parameters: object): InSlice =>
  (slice) => ({ ...slice, event: { ...slice.event, parameters: { ...slice.event.parameters, ...parameters } } });

type Case = {
  code: FailureCode;
  definition?: EntityDefinition<Toy>;
  /** Brings record A to this failure; answers the actions of the run in which it shows. */
  provoke(company: Company): Promise<unknown[]>;
  fix?(company: Company): Promise<unknown>;
  /** How the next run differs from a scheduled one; absent: in nothing. */
  next?: (company: Company) => Promise<InSlice>;
};

/** With class and location as QuickBooks is asked to track them. */
const classified: EntityDefinition<Toy> = {
  ...toyDefinition,
  obstacles: (_record, { company }) => trackingObstacles({ lines: [{ class: 'North' }, { class: 'South' }] }, company),
};
/** QuickBooks drops a field that the company does not have, and says nothing. */
const withOwnField: EntityDefinition<Toy> = {
  ...toyDefinition,
  toDocument(record, context) {
    const plan = toyDefinition.toDocument(record, context);
    return plan.kind === 'write' && record.price === 100
      ? { ...plan, body: { ...plan.body, CustomField: [{ DefinitionId: '1', Type: 'StringType', StringValue: '7' }] } }
      : plan;
  },
};
const tracking = (company: Company, ClassTrackingPerTxn: boolean, ClassTrackingPerTxnLine: boolean) =>
  company.books.change('Preferences', '1', {
    AccountingInfoPrefs: { ClassTrackingPerTxn, ClassTrackingPerTxnLine },
  });

const cases: Case[] = [
  {
    code: 'reference-gone',
    async provoke(company) {
      await company.put({ Z: { ...toy, number: 'Z' } });
      await company.run();
      // As after a merge: nothing answers to the Id any more.
      const [customer] = await company.books.all('Customer');
      await company.books.change('Customer', String(customer?.['Id']), { DisplayName: 'Fabrikam' });
      const { db, tenantId, companyId } = company;
      await db.withTenant(tenantId, (tx) =>
        tx.query({
          text: `update records.reference_cache set qbo_id = '99999' where company_id = $1 and kind = 'customer'`,
          values: [companyId],
        }),
      );
      await company.put({ A: toy });
      return company.run();
    },
    async fix(company) {
      const qboId = await company.books.add('Customer', { DisplayName: 'Contoso and Fabrikam' });
      await company.map({ kind: 'customer', name: 'Contoso', qboId, qboName: 'Contoso and Fabrikam' });
    },
  },
  {
    code: 'quickbooks-holds-other',
    definition: withOwnField,
    async provoke(company) {
      const CustomField = [
        { Type: 'StringType', Name: 'SalesFormsPrefs.SalesCustomName2', StringValue: 'Crew' },
        { Type: 'BooleanType', Name: 'SalesFormsPrefs.UseSalesCustom2', BooleanValue: true },
      ];
      await company.books.change('Preferences', '1', {
        SalesFormsPrefs: { CustomTxnNumbers: true, CustomField: [{ CustomField }] },
      });
      await company.put({ A: toy });
      return company.run(withOwnField);
    },
    fix: (company) => company.put({ A: { ...toy, price: 120 } }),
  },
  {
    code: 'edited-meanwhile',
    async provoke(company) {
      await company.put({ A: toy });
      await company.run();
      await company.put({ A: { ...toy, price: 110 } });
      await faulty(company, 'update', stale, 3);
      return company.run();
    },
    next: () => Promise.resolve(later),
  },
  {
    code: 'answer-awaited',
    async provoke(company) {
      await company.put({ A: toy });
      await faulty(company, 'create', { kind: 'reset-after' }, 3);
      await company.run();
      return company.run(toyDefinition, withParameters({ dryRun: true }));
    },
    next: () => Promise.resolve(later),
  },
  {
    code: 'connection-broken',
    async provoke(company) {
      await company.put({ A: toy });
      return company.run(toyDefinition, withParameters({ close: 'auth' }));
    },
  },
  {
    code: 'cancelled',
    async provoke(company) {
      await company.put({ A: toy });
      return company.run(toyDefinition, withParameters({ close: 'cancelled' }));
    },
  },
  {
    code: 'quickbooks-timeout',
    async provoke(company) {
      await company.put({ A: toy });
      await faulty(company, 'create', { kind: 'hang-after', ms: 10_000 }, 3);
      return company.run(toyDefinition, (slice) => company.impatient(slice, 700));
    },
    next: () => Promise.resolve(later),
  },
  {
    code: 'outcome-unknown',
    async provoke(company) {
      await company.put({ A: toy });
      await faulty(company, 'create', { kind: 'reset-before' }, 6);
      await company.run();
      await company.db.withTenant(company.tenantId, (tx) =>
        tx.query({
          text: `update records.intents set sends = 50 where company_id = $1 and state = 'open'`,
          values: [company.companyId],
        }),
      );
      return company.run(toyDefinition, later);
    },
    // "Run the record again."
    next: async (company) => withParameters({ recordIds: [(await company.record('A')).recordId] }),
  },
  {
    code: 'nothing-to-take',
    async provoke(company) {
      await company.put({ A: toy });
      await faulty(company, 'create', { kind: 'reset-before' }, 3);
      await company.run();
      await company.decide('A', 'take-quickbooks');
      return company.run();
    },
    fix: (company) => company.decide('A', 'send-as-new'),
  },
  {
    code: 'change-refused',
    async provoke(company) {
      await company.put({ A: toy });
      await company.run();
      const [invoice] = await company.books.all('Invoice');
      const value = (invoice?.['CustomerRef'] as { value: string } | undefined)?.value;
      const lines = [{ txnType: 'Invoice', txnId: invoice?.['Id'], amount: 80 }];
      await bookkeeper(company, 'receive-payment', { customerId: value, total: 80, lines });
      await company.put({ A: { ...toy, price: 50 } });
      const actions = await company.run();
      expect(await company.run()).toEqual([]);
      return actions;
    },
    async fix(company) {
      const [payment] = await company.books.all('Payment');
      await bookkeeper(company, 'delete', { entity: 'Payment', id: payment?.['Id'] });
    },
  },
  {
    code: 'classes-differ',
    definition: classified,
    async provoke(company) {
      await tracking(company, true, false);
      await company.put({ A: toy });
      return company.run(classified);
    },
    fix: (company) => tracking(company, false, true),
  },
];

describe('done as its sentence says, the next batch has the record synced', () => {
  it.each(cases)('$code', async ({ code, definition = toyDefinition, provoke, fix, next }) => {
    const company = await toys.newCompany();
    const actions = await provoke(company);
    expect(actions).toMatchObject([{ externalId: 'A', code }]);
    expect(JSON.stringify(actions)).not.toMatch(/unknown word|undefined|[^"]\{\w+\}/);
    await fix?.(company);
    const after = await company.run(definition, await next?.(company));
    expect(after).toMatchObject([{ externalId: 'A', state: 'succeeded', code: '' }]);
    expect(await company.state('A')).toMatchObject({ sync_state: 'synced', pending: false, open: false });
    const own = (await company.books.all('Invoice')).filter(({ DocNumber }) => DocNumber === 'I-1');
    expect(own).toHaveLength(1);
  });
});

describe('a name that is missing: created in QuickBooks, the next scheduled batch takes the record', () => {
  const nothingCreated = { createCustomers: false, createVendors: false, createMembers: false, createItems: false };
  const accountOf = async (company: Company, AccountType: string) =>
    String((await company.books.all('Account')).find((one) => one['AccountType'] === AccountType)?.['Id']);

  const makers: Record<ReferenceKind, (company: Company, name: string) => Promise<unknown>> = {
    customer: ({ books }, name) => books.add('Customer', { DisplayName: name }),
    vendor: ({ books }, name) => books.add('Vendor', { DisplayName: name }),
    member: ({ books }, name) => books.add('Vendor', { DisplayName: name }),
    item: async (company, name) =>
      company.books.add('Item', {
        Name: name,
        Type: 'Service',
        IncomeAccountRef: { value: await accountOf(company, 'Income') },
      }),
    account: ({ books }, name) => books.add('Account', { Name: name, AccountType: 'Expense' }),
    'payment-method': ({ books }, name) => books.add('Account', { Name: name, AccountType: 'Credit Card' }),
    term: ({ books }, name) => books.add('Term', { Name: name, Type: 'STANDARD', DueDays: 91 }),
    'tax-code': ({ books }, name) => books.add('TaxCode', { Name: name, Taxable: true }),
    class: ({ books }, name) => books.add('Class', { Name: name }),
    department: ({ books }, name) => books.add('Department', { Name: name }),
  };

  it.each(Object.entries(makers))('%s', async (kind, make) => {
    const company = await toys.newCompany();
    await company.put({ Z: { ...toy, number: 'Z' } });
    await company.run();
    const need = { kind: kind as ReferenceKind, name: 'Newcomer' };
    const definition: EntityDefinition<Toy> = {
      ...toyDefinition,
      needs: (record, facts) => [...toyDefinition.needs(record, facts), need],
    };
    company.setSettings({ ...company.slice().company.settings, ...nothingCreated } as never);
    await company.put({ A: toy });
    expect(await company.run(definition)).toMatchObject([{ code: kindRow(need.kind).missing }]);
    expect(await company.run(definition)).toEqual([]);
    await make(company, 'Newcomer');
    expect(await company.run(definition)).toMatchObject([{ externalId: 'A', state: 'succeeded' }]);
  });
});
