import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestGateway } from '../support/gateway.ts';
import { wholeGateway } from '../support/whole-gateway.ts';
import type { WholeGateway } from '../support/whole-gateway.ts';

let whole: WholeGateway;
let gateway: TestGateway;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
beforeAll(async () => {
  whole = await wholeGateway();
  ({ gateway } = whole);
  tenant = await gateway.tenant('Northwind');
});
afterAll(() => whole.stop());

const at = '2026-02-01T12:00:00.000Z';
const record = (n: number) => `0190a5a0-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A batch of `actions` records, of which the first failed with a sentence that a spreadsheet would calculate. */
async function aWorkedBatch(companyId: string, actions = 1) {
  const { body } = await tenant.call('POST', `/v1/companies/${companyId}/batches`, { body: { type: 'invoices' } });
  const of = { tenantId: tenant.id, batchId: body.id as string };
  const failed = {
    state: 'failed',
    category: 'data',
    code: 'invalid-record',
    message: '=1+1',
    fix: '"Mend" it, please',
  };
  for (let from = 0; from < actions; from += 100) {
    const results = Array.from({ length: Math.min(100, actions - from) }, (_, n) => ({
      recordId: record(from + n),
      externalId: `INV-${from + n}`,
      attempt: 1,
      at,
      ...(from + n === 0 ? failed : { state: 'succeeded', amount: '-12.50' }),
    }));
    await whole.services.worker.recordResults({ ...of, results });
  }
  await whole.services.worker.finishBatch({ ...of, actionCount: actions, outcome: 'finished', at });
  return of.batchId;
}

describe('the history of a company', () => {
  it('is filtered by all that it shows, and by what went wrong', async () => {
    const { id: companyId } = await tenant.company('Searched');
    const batchId = await aWorkedBatch(companyId);
    await tenant.call('POST', `/v1/companies/${companyId}/batches`, { body: { type: 'invoices' } });
    const found = async (query: string) => {
      const { status, body } = await tenant.call('GET', `/v1/companies/${companyId}/batches?${query}`);
      expect(status).toBe(200);
      return body.items.map(({ id }: { id: string }) => id);
    };
    for (const query of ['code=invalid-record', 'state=finishedWithError', 'state=finishedWithError&label=searched']) {
      expect([query, await found(query)]).toEqual([query, [batchId]]);
    }
    expect(await found('trigger=manual&type=invoices&from=2020-01-01T00:00:00Z')).toHaveLength(2);
    for (const query of [
      'code=other',
      'trigger=schedule',
      'type=payments',
      'label=nowhere',
      'to=2020-01-01T00:00:00Z',
    ]) {
      expect([query, await found(query)]).toEqual([query, []]);
    }
    for (const query of ['trigger=whim', 'from=yesterday', 'to=2026-13-01T00:00:00Z', 'label=', 'colour=red']) {
      expect((await tenant.call('GET', `/v1/companies/${companyId}/batches?${query}`)).status).toBe(422);
    }
    const actions = (await tenant.call('GET', `/v1/batches/${batchId}/actions?code=invalid-record`)).body.items;
    expect(actions).toMatchObject([{ code: 'invalid-record' }]);
  });

  it('comes as CSV that a spreadsheet never calculates', async () => {
    const { id: companyId } = await tenant.company('=cmd|calc');
    const batchId = await aWorkedBatch(companyId);
    const batches = await tenant.call('GET', `/v1/companies/${companyId}/batches.csv?state=finishedWithError`);
    expect(batches.status).toBe(200);
    expect(batches.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="batches.csv"',
    });
    const [header, line, rest] = batches.text.split('\r\n');
    expect(header).toMatch(/^label,type,trigger,state,createdAt/);
    expect(line).toMatch(
      new RegExp(`^\\[=cmd\\|calc\\] Invoices,invoices,manual,Finished with Error,.*,${batchId},key of Northwind$`),
    );
    expect(rest).toBe('');
    const actions = await tenant.call('GET', `/v1/batches/${batchId}/actions.csv`);
    expect(actions.text).toContain(`INV-0,failed,,,,,invalid-record,'=1+1,"""Mend"" it, please",${at},,${record(0)}`);
  });

  it('comes whole also when it has many pages', async () => {
    const { id: companyId } = await tenant.company('Large');
    const batchId = await aWorkedBatch(companyId, 1000);
    const { text } = await tenant.call('GET', `/v1/batches/${batchId}/actions.csv`);
    const ids = text
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(',').at(-1));
    expect(ids).toEqual(Array.from({ length: 1000 }, (_, n) => record(n)));
    const failed = await tenant.call('GET', `/v1/batches/${batchId}/actions.csv?state=failed`);
    expect(failed.text.trimEnd().split('\r\n')).toHaveLength(2);
  });

  it('has a count for each of the last days, also of those without a batch', async () => {
    const { id: companyId } = await tenant.company('Daily');
    await aWorkedBatch(companyId);
    await tenant.call('POST', `/v1/companies/${companyId}/batches`, { body: { type: 'invoices' } });
    // Looking at what would be done is no day's work.
    await tenant.call('POST', `/v1/companies/${companyId}/batches`, { body: { type: 'invoices', dryRun: true } });
    const { body } = await tenant.call('GET', `/v1/companies/${companyId}/batches/days`);
    expect(body.timeZone).toBe('UTC');
    expect(body.items).toHaveLength(14);
    expect(body.items.at(-1)).toEqual({
      day: new Date().toISOString().slice(0, 10),
      batches: { notStarted: 1, running: 0, finished: 0, finishedWithWarning: 0, finishedWithError: 1, cancelled: 0 },
    });
    expect(body.items.slice(0, 13).flatMap((day: { batches: object }) => Object.values(day.batches))).toEqual(
      Array.from({ length: 13 * 6 }, () => 0),
    );
    expect((await tenant.call('GET', `/v1/companies/${companyId}/batches/days?days=93`)).status).toBe(422);
  });

  it('is nobody else’s', async () => {
    const { id: companyId } = await tenant.company('Private');
    const batchId = await aWorkedBatch(companyId);
    const stranger = await gateway.tenant('Stranger');
    for (const path of [
      `/v1/companies/${companyId}/batches.csv`,
      `/v1/companies/${companyId}/batches/days`,
      `/v1/batches/${batchId}/actions.csv`,
    ]) {
      expect([path, (await stranger.call('GET', path)).status]).toEqual([path, 404]);
    }
  });
});
