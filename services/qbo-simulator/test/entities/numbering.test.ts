import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, realmId, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

describe('numbers of sales forms (docs/quickbooks.md#invoices, #faults)', () => {
  let simulator: Running;
  let customerId: string;

  afterEach(() => simulator.stop());

  async function start(company: JsonObject = {}): Promise<void> {
    simulator = await startSimulator({ company });
    customerId = (await simulator.create('Customer', { DisplayName: 'Cool Cars' })).Id;
  }

  const invoice = (body: JsonObject = {}) => simulator.create('Invoice', salesForm(customerId, body));
  const creditMemo = (body: JsonObject = {}) => simulator.create('CreditMemo', salesForm(customerId, body));
  const post = (entity: string, body: JsonObject) => simulator.api('POST', `/${entity}`, salesForm(customerId, body));
  const prefer = (body: JsonObject) => simulator.control('PUT', `/documents/${realmId}/Preferences/1`, body);

  it('with custom numbers, none sent means none', async () => {
    await start();
    expect(await invoice()).not.toHaveProperty('DocNumber');
  });

  it('with custom numbers, a taken one is 6140 and the detail names the other transaction', async () => {
    await start();
    const first = await invoice({ DocNumber: '1037' });
    const reply = await post('invoice', { DocNumber: '1037' });
    expect(reply.status).toBe(400);
    expect(faultOf(reply)).toEqual({
      Message: 'Duplicate Document Number Error',
      Detail: `Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=1037 is assigned to TxnType=Invoice with TxnId=${first.Id}`,
      code: '6140',
      element: '',
    });
  });

  it('an update to a taken number is 6140, one that keeps its number is not', async () => {
    await start();
    await invoice({ DocNumber: 'A' });
    const second = await invoice({ DocNumber: 'B' });
    const change = (DocNumber: string, SyncToken: string) =>
      simulator.api('POST', '/invoice', { Id: second.Id, SyncToken, sparse: true, DocNumber, PrivateNote: DocNumber });
    expect(faultOf(await change('A', '0')).code).toBe('6140');
    expect((await change('B', '0')).status).toBe(200);
    expect((await change('C', '1')).status).toBe(200);
    expect((await invoice({ DocNumber: 'B' })).DocNumber).toBe('B');
  });

  it('a number is taken across invoices and credit memos, unless the switch keeps them apart', async () => {
    await start();
    await invoice({ DocNumber: '7' });
    expect(faultOf(await post('creditmemo', { DocNumber: '7' })).Detail).toContain('TxnType=Invoice');
    await simulator.control('POST', '/switches', { numbersAcrossForms: false });
    expect((await post('creditmemo', { DocNumber: '7' })).status).toBe(200);
    expect(faultOf(await post('creditmemo', { DocNumber: '7' })).Detail).toContain('TxnType=CreditMemo');
  });

  it('include=allowduplicatedocnum and the preference not to warn let duplicates through', async () => {
    await start();
    await invoice({ DocNumber: '7' });
    const twice = await simulator.api(
      'POST',
      '/invoice?include=allowduplicatedocnum',
      salesForm(customerId, { DocNumber: '7' }),
    );
    expect(twice.status).toBe(200);
    await prefer({ OtherPrefs: { NameValue: [{ Name: 'WarnDuplicateInvoiceNumber', Value: 'false' }] } });
    expect((await post('invoice', { DocNumber: '7' })).status).toBe(200);
  });

  it('the number of a deleted form is free again', async () => {
    await start();
    const { Id } = await invoice({ DocNumber: '7' });
    await simulator.api('POST', '/invoice?operation=delete', { Id, SyncToken: '0' });
    expect((await invoice({ DocNumber: '7' })).DocNumber).toBe('7');
  });

  it('without custom numbers, invoices and credit memos share one running number and one Id sequence', async () => {
    await start({ customTxnNumbers: false });
    const forms = [await invoice(), await creditMemo(), await invoice()];
    expect(forms.map(({ Id, DocNumber }) => [Id, DocNumber])).toEqual([
      ['1', '1001'],
      ['2', '1002'],
      ['3', '1003'],
    ]);
  });

  it('without custom numbers, a number that is sent is taken unchecked and a refused form takes none', async () => {
    await start({ customTxnNumbers: false });
    await invoice({ DocNumber: '1001' });
    await post('invoice', { TxnDate: 'never' });
    expect(await invoice()).toMatchObject({ DocNumber: '1001' });
    expect(await invoice()).toMatchObject({ DocNumber: '1002' });
  });

  it('an update keeps the number that the company gave, a full one too', async () => {
    await start({ customTxnNumbers: false });
    const { Id } = await invoice();
    const full = await simulator.api(
      'POST',
      '/invoice',
      salesForm(customerId, { Id, SyncToken: '0', PrivateNote: 'x' }),
    );
    expect(full.body).toMatchObject({ Invoice: { DocNumber: '1001', SyncToken: '1' } });
    expect(await invoice()).toMatchObject({ DocNumber: '1002' });
  });
});
