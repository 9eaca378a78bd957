import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultOf, realmId, request, rowsOf, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

describe('a company and its settings (docs/quickbooks.md#accounts, #company)', () => {
  let simulator: Running;
  let customerId: string;

  beforeEach(async () => {
    simulator = await startSimulator();
    customerId = (await simulator.create('Customer', { DisplayName: 'Cool Cars' })).Id;
  });

  afterEach(() => simulator.stop());

  const prefer = (body: object) => simulator.control('PUT', `/documents/${realmId}/Preferences/1`, body as never);
  const close = (BookCloseDate: string) => prefer({ AccountingInfoPrefs: { BookCloseDate } });
  const invoice = (TxnDate: string) => simulator.api('POST', '/invoice', salesForm(customerId, { TxnDate }));

  it('has a chart of accounts with Undeposited Funds as account 4, and terms', async () => {
    expect((await simulator.api('GET', '/account/4')).body).toMatchObject({ Account: { Name: 'Undeposited Funds' } });
    expect(rowsOf(await simulator.query('select * from Term orderby Id'), 'Term')).toMatchObject([
      { Name: 'Due on receipt', DueDays: 0, Type: 'STANDARD' },
      { Name: 'Net 15' },
      { Name: 'Net 30', DueDays: 30 },
      { Name: 'Net 60' },
    ]);
    expect(rowsOf(await simulator.query('select * from CompanyInfo'), 'CompanyInfo')).toHaveLength(1);
  });

  it('says where it is and how it is reached, under its own id only', async () => {
    expect((await simulator.api('GET', `/companyinfo/${realmId}`)).body).toMatchObject({
      CompanyInfo: {
        CompanyAddr: { Line1: '1 Ledger Lane', City: 'San Jose', PostalCode: '95131' },
        LegalAddr: { Country: 'USA' },
        PrimaryPhone: { FreeFormNumber: expect.any(String) },
        Email: { Address: 'office@example.com' },
        CompanyStartDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      },
    });
    expect((await simulator.api('GET', '/companyinfo/1')).status).toBe(200);
    expect(faultOf(await simulator.api('GET', '/companyinfo/9341000000000002')).code).toBe('610');
  });

  it('tells connected apps the features of its plan', async () => {
    const url = `${simulator.baseUrl}/manage/entitlements/v3/${realmId}`;
    const headers = { authorization: `Bearer ${simulator.accessToken}` };
    const terms = async () => {
      const { body } = await request(url, { headers });
      const { PlanName, Entitlement } = body as unknown as { PlanName: string; Entitlement: Record<string, string>[] };
      return [PlanName, Entitlement.find(({ name }) => name === 'Inventory')?.['term']];
    };
    expect(await terms()).toEqual(['QuickBooks Online Plus', 'On']);
    const NameValue = [{ Name: 'OfferingSku', Value: 'QuickBooks Online Essentials' }];
    await simulator.control('PUT', `/documents/${realmId}/CompanyInfo/1`, { NameValue });
    expect(await terms()).toEqual(['QuickBooks Online Essentials', 'Off']);
    expect((await request(url)).status).toBe(401);
  });

  it('has the usual ways to pay', async () => {
    const methods = rowsOf(await simulator.query('select * from PaymentMethod orderby Id'), 'PaymentMethod');
    expect(methods.map(({ Name }) => Name)).toEqual([
      'Cash',
      'Check',
      'Visa',
      'MasterCard',
      'Discover',
      'American Express',
      'Diners Club',
    ]);
    expect(methods[2]).toMatchObject({ Type: 'CREDIT_CARD' });
  });

  it('a sparse update of preferences changes single settings of a group', async () => {
    const { body } = await simulator.api('POST', '/preferences', {
      Id: '1',
      SyncToken: '0',
      sparse: true,
      SalesFormsPrefs: { AutoApplyCredit: true },
    });
    expect(body).toMatchObject({
      Preferences: { SyncToken: '1', SalesFormsPrefs: { AutoApplyCredit: true, CustomTxnNumbers: true } },
    });
  });

  it('closed books refuse creates, updates and deletes up to that day with 6210 (docs/quickbooks.md#error-codes)', async () => {
    const old = await invoice('2026-03-31');
    const open = await invoice('2026-04-01');
    await close('2026-03-31');
    expect(faultOf(await invoice('2026-03-31'))).toMatchObject({ Message: 'Account Period Closed', code: '6210' });
    expect((await invoice('2026-04-01')).status).toBe(200);

    const idOf = ({ body }: typeof old) => (body['Invoice'] as { Id: string }).Id;
    const change = (id: string, body: object) =>
      simulator.api('POST', '/invoice', { Id: id, SyncToken: '0', sparse: true, ...body });
    expect(faultOf(await change(idOf(old), { PrivateNote: 'x' })).code).toBe('6210');
    expect(faultOf(await change(idOf(open), { TxnDate: '2026-01-01' })).code).toBe('6210');
    const remove = { Id: idOf(old), SyncToken: '0' };
    expect(faultOf(await simulator.api('POST', '/invoice?operation=delete', remove)).code).toBe('6210');
  });

  it('the code of closed books is a switch, and opening them ends it', async () => {
    await simulator.control('POST', '/switches', { closedBooksCode: '6200' });
    await close('2026-03-31');
    expect(faultOf(await invoice('2026-01-01')).code).toBe('6200');
    await close('');
    expect((await invoice('2026-01-01')).status).toBe(200);
  });

  it('the bookkeeper edits what the API lets only read, under the same rules', async () => {
    const account = await simulator.control('PUT', `/documents/${realmId}/Account/11`, { Name: 'Consulting income' });
    expect(account.body).toMatchObject({ Id: '11', SyncToken: '1', FullyQualifiedName: 'Consulting income' });
    expect((await simulator.api('GET', '/item/1')).body).toMatchObject({
      Item: { IncomeAccountRef: { value: '11', name: 'Consulting income' } },
    });
    expect((await simulator.control('PUT', `/documents/${realmId}/Account/11`, { Name: 'a"b' })).status).toBe(400);
    const term = await simulator.control('POST', `/documents/${realmId}/Term`, { Name: '25th', DayOfMonthDue: 25 });
    expect(term.body).toMatchObject({ Id: '5', Type: 'DATE_DRIVEN' });
  });

  it('companies have Ids of their own: the same Id means another document', async () => {
    const other = '9341000000000002';
    await simulator.control('POST', '/companies', { realmId: other, name: 'Other' });
    const made = await simulator.control('POST', `/documents/${other}/Customer`, { DisplayName: 'Cool Cars' });
    expect(made.body).toMatchObject({ Id: customerId });
    expect((await simulator.control('GET', `/documents/${other}/Item`)).body).toEqual([]);
    expect((await simulator.control('GET', `/companies`)).body).toEqual([
      { realmId, name: 'Acme IT', timeZone: 'America/Los_Angeles' },
      { realmId: other, name: 'Other', timeZone: 'America/Los_Angeles' },
    ]);
  });
});
