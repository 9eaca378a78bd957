import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deadLetterTopic, syncDueTopic, type DeadLetter } from '@autosync/contracts';
import { newId } from '@autosync/core';
import type { Db } from '@autosync/db';
import { createKafka, createProducer } from '@autosync/kafka';
import { eventually } from '@autosync/testing';
import { autosync } from '../../libs/cli/test/support/autosync.ts';
import { duringTests } from '../support/during-tests.ts';
import { checkInvariants } from '../support/invariants.ts';
import { invoiceItem, invoiceItems } from '../support/invoices.ts';
import { readTopic, silentLogger } from '../support/kafka.ts';
import { useSharedSystem } from '../support/running-system.ts';
import type { Company } from '../support/tenant.ts';

const running = duringTests(useSharedSystem);

/** Everything an idle cycle could leave behind. */
async function rowsLeft(db: Db, company: Company): Promise<Record<string, number>> {
  const { rows } = await db.withAllTenants((tx) =>
    tx.query<Record<string, number>>({
      text: `select
          (select count(*) from records.runs where company_id = $1)::int as worker_runs,
          (select count(*) from records.result_outbox where company_id = $1)::int as results,
          (select count(*) from records.intents where company_id = $1)::int as intents,
          (select count(*) from schedule.runs where company_id = $1 and state = 'ended')::int as ended_runs,
          (select count(*) from batch.batches where company_id = $1)::int as batches`,
      values: [company.id],
    }),
  );
  return rows[0] ?? {};
}

describe('the chain from the API to QuickBooks', () => {
  it('brings every record there once, then finds nothing to do, then writes a change as one update', async () => {
    const { db, simulator } = running;
    const company = await running.company('Northwind IT');
    const items = [
      ...invoiceItems('A', 30),
      invoiceItem('A', 31, { kind: 'credit-memo' }),
      {
        externalId: 'A-32',
        number: 'A-32',
        date: '2026-09-20',
        customer: { name: "O'Brien & Söhne", accountNumber: 'C-7' },
        lines: [{ item: 'Return', quantity: '-2', unitPrice: '19.99' }],
        total: '-39.98',
      },
    ];
    await company.bulk(items);
    await company.enable(15);
    await company.settled();

    const [batch] = await company.batches();
    expect(batch).toMatchObject({
      state: 'finished',
      stateName: 'Finished',
      label: '[Northwind IT] AutoSyncModule Invoices',
      counts: { total: 32, succeeded: 32, failed: 0 },
    });
    await checkInvariants({ db, simulator, company, items });

    const before = await simulator.ledger(company.realmId);
    const batchesBefore = await company.batches();
    const rowsBefore = await rowsLeft(db, company);
    const slotsBefore = (await company.autoSync()).types['invoices']?.slots.queued ?? 0;
    await eventually(async () => {
      const { lastReason, slots } = (await company.autoSync()).types['invoices']!;
      expect(slots.queued).toBeGreaterThanOrEqual(slotsBefore + 2);
      expect(lastReason).toBe('nothing-pending');
    });
    expect((await simulator.ledger(company.realmId)).calls.total).toBe(before.calls.total);
    expect(await company.batches()).toEqual(batchesBefore);
    expect(await rowsLeft(db, company)).toEqual(rowsBefore);

    const changed = { ...items[4]!, ...invoiceItem('A', 5, { customer: { name: 'Customer 3' }, memo: 'Moved' }) };
    items[4] = changed;
    await company.put(changed);
    await eventually(async () => expect(await company.record('A-5')).toMatchObject({ version: 2, syncedVersion: 2 }));
    await company.settled();
    const after = await simulator.ledger(company.realmId);
    expect(after.calls.byKind['update Invoice']).toBe(1);
    expect(after.calls.byKind['create Invoice']).toBe(before.calls.byKind['create Invoice']);
    await checkInvariants({ db, simulator, company, items });
  }, 90_000);

  it('coalesces the slots that come due while a run is under way: no failure, one follow-up', async () => {
    const { db, simulator } = running;
    const company = await running.company('Busy Ltd');
    const items = invoiceItems('B', 40);
    await company.bulk(items);
    await company.enable(15);
    await eventually(
      async () => expect((await company.autoSync()).types['invoices']?.slots.coalesced).toBeGreaterThan(1),
      {
        timeoutMs: 30_000,
      },
    );
    await company.settled();
    const { slots, consecutiveFailures } = (await company.autoSync()).types['invoices']!;
    expect(slots.due).toBe(slots.queued + slots.coalesced + slots.skipped);
    expect([slots.skipped, consecutiveFailures]).toEqual([0, 0]);
    expect((await company.batches()).map(({ state }) => state)).toEqual(['finished']);
    await checkInvariants({ db, simulator, company, items });
  }, 90_000);

  it('tells a bookkeeper what is wrong with a record, and lets the others pass', async () => {
    const company = await running.company('Errors Ltd');
    const [good, bad] = [invoiceItem('E', 1), invoiceItem('E', 2, { terms: 'Net 7777' })];
    await company.bulk([good, bad, invoiceItem('E', 3, { terms: 'Net 8888' })]);
    const { id } = await company.run();
    expect(await company.ended(id)).toMatchObject({
      state: 'finishedWithError',
      label: '[Errors Ltd] Invoices',
      counts: { succeeded: 1, failed: 2 },
    });
    expect(await company.record('E-2')).toMatchObject({
      syncState: 'failed',
      failure: { category: 'mapping', code: 'terms-missing', message: expect.stringContaining('Net 7777') },
    });

    await company.put(invoiceItem('E', 2, { terms: 'Net 30' }));
    const again = await company.run();
    expect(await company.ended(again.id)).toMatchObject({ state: 'finished', counts: { succeeded: 1, failed: 0 } });

    // That nothing is new does not mean that all is well.
    const left = await company.run();
    expect(await company.ended(left.id)).toMatchObject({ reason: 'problems-left', counts: { total: 0 } });
    await company.put(invoiceItem('E', 3, { terms: 'Net 30' }));
    await company.ended((await company.run()).id);

    const idle = await company.run();
    expect(await company.ended(idle.id)).toMatchObject({
      state: 'finished',
      reason: 'nothing-pending',
      message: expect.stringContaining('nothing to sync'),
    });
  }, 60_000);

  it('keeps a document whose answer was lost and which is edited meanwhile: one document, then one update', async () => {
    const { db, simulator } = running;
    const company = await running.company('Lost Answers Ltd');
    const first = invoiceItem('L', 1);
    await company.put(first);
    await simulator.addFault({
      realmId: company.realmId,
      entity: 'Invoice',
      operation: 'create',
      times: 3,
      fault: { kind: 'reset-after' },
    });
    const { id } = await company.run();
    expect(await company.ended(id)).toMatchObject({ state: 'finishedWithError', counts: { failed: 1 } });
    expect(await company.record('L-1')).toMatchObject({
      syncing: true,
      failure: { category: 'upstream', code: 'quickbooks-unavailable' },
    });

    const edited = invoiceItem('L', 1, {
      lines: [{ item: 'Service 1', quantity: '1', unitPrice: '77.77' }],
      total: '77.77',
    });
    await company.put(edited);
    await company.ended((await company.run()).id);
    expect(await company.record('L-1')).toMatchObject({ version: 2, syncedVersion: 1, syncState: 'pending' });
    await company.ended((await company.run()).id);
    expect(await company.record('L-1')).toMatchObject({ version: 2, syncedVersion: 2, syncState: 'synced' });

    const { documents, calls } = await simulator.ledger(company.realmId);
    expect(documents['Invoice']).toEqual({ live: 1, deleted: 0 });
    expect(calls.byKind['update Invoice']).toBe(1);
    await checkInvariants({ db, simulator, company, items: [edited] });
  }, 60_000);

  it('does not overwrite what a bookkeeper changed in QuickBooks, but goes on after a payment', async () => {
    const { simulator } = running;
    const company = await running.company('Conflicts Ltd');
    await company.bulk([invoiceItem('C', 1), invoiceItem('C', 2)]);
    await company.ended((await company.run()).id);
    const idOf = async (externalId: string) => (await company.record(externalId)).quickbooks?.id ?? '';
    await simulator.edit(company.realmId, 'Invoice', await idOf('C-1'), { TxnDate: '2026-08-01' });
    await simulator.edit(company.realmId, 'Invoice', await idOf('C-2'), {
      EmailStatus: 'NeedToSend',
      BillEmail: { Address: 'a@b.example' },
    });
    await company.bulk([invoiceItem('C', 1, { memo: 'x' }), invoiceItem('C', 2, { memo: 'x' })]);
    const { id } = await company.run();
    expect(await company.ended(id)).toMatchObject({ counts: { succeeded: 1, failed: 1 } });
    expect(await company.record('C-1')).toMatchObject({
      failure: { category: 'conflict', code: 'changed-in-quickbooks', message: expect.stringContaining('date') },
    });
    expect(await company.record('C-2')).toMatchObject({ syncState: 'synced', syncedVersion: 2 });
  }, 60_000);

  it('sets a poisoned event aside with reason and coordinates, and the partition goes on', async () => {
    const kafka = createKafka({ brokers: [running.stack.brokers], clientId: 'poison', logger: silentLogger });
    const producer = createProducer(kafka);
    await producer.start();
    const company = await running.company('After Poison Ltd');
    const topic = syncDueTopic('invoices');
    await producer.send([{ topic, key: company.id, headers: { ce_id: newId() }, value: '{"type":"invoices"' }]);
    await producer.stop();

    const letters = await eventually(async () => {
      const found = (await readTopic(running.stack.brokers, deadLetterTopic)) as DeadLetter[];
      expect(found.filter(({ key }) => key === company.id)).toHaveLength(1);
      return found.filter(({ key }) => key === company.id);
    });
    expect(letters[0]).toMatchObject({
      topic,
      partition: expect.any(Number),
      offset: expect.stringMatching(/^\d+$/),
      valueBase64: Buffer.from('{"type":"invoices"').toString('base64'),
      reason: { code: 'event-invalid', message: expect.stringContaining('no JSON') },
    });

    await company.put(invoiceItem('P', 1));
    expect(await company.ended((await company.run()).id)).toMatchObject({ state: 'finished' });
  }, 60_000);

  it('cancels a running batch between two documents; the rest goes out with the next', async () => {
    const { db, simulator, tenant } = running;
    const company = await running.company('Cancel Ltd');
    const items = invoiceItems('X', 40);
    await company.bulk(items);
    const { id } = await company.run();
    await eventually(async () => expect((await company.batch(id)).counts.done).toBeGreaterThan(3), {
      timeoutMs: 20_000,
    });
    expect((await tenant.call(`/v1/batches/${id}/cancel`, { method: 'POST', body: {} })).status).toBeLessThan(300);
    const batch = await company.ended(id);
    expect(batch.state).toBe('cancelled');
    expect(batch.counts.skipped).toBeGreaterThan(0);
    expect(batch.counts.succeeded + batch.counts.skipped).toBe(40);
    await company.ended((await company.run()).id);
    await checkInvariants({ db, simulator, company, items });
  }, 60_000);

  it('is driven from a terminal: import, sync, problems, retry, export, and the answer to "is it safe now?"', async () => {
    const { system, tenant, stack } = running;
    const company = await running.company('Terminal Ltd');
    const env = { AUTOSYNC_API: system.gatewayUrl, AUTOSYNC_KEY: tenant.key, AUTOSYNC_COMPANY: company.id };
    const terminal = (...args: string[]) => autosync(args, { env, directory: stack.dataDir });
    const items = [...invoiceItems('T', 3), invoiceItem('T', 4, { terms: 'Net 7777' })];
    const write = (file: string, some: readonly object[]) =>
      writeFile(join(stack.dataDir, file), some.map((item) => `${JSON.stringify(item)}\n`).join(''));
    await write('invoices-first.ndjson', [...items, { externalId: 'T-5' }]);

    const sent = await terminal('import', 'invoices-first.ndjson');
    expect(sent).toMatchObject({ code: 1, out: expect.stringContaining('4 records taken (4 created), 1 refused.') });
    expect(sent.err).toContain('invoices-first.ndjson:5: T-5: date is missing');
    expect(await terminal('sync', 'invoices')).toEqual({
      code: 1,
      out: expect.stringContaining('[Terminal Ltd] Invoices: Finished with Error, 4 of 4, 1 failed'),
      err: '',
    });
    expect((await terminal('run-check')).code).toBe(0);
    expect((await terminal('problems', 'invoices')).out).toMatch(
      /^invoices: 1 × terms-missing\n.*Net 7777.* T-4\n {2}To do: ./,
    );
    expect((await terminal('retry')).out).toContain('Finished with Error, 1 of 1, 1 failed');

    await write('invoices-mended.ndjson', [invoiceItem('T', 4)]);
    expect((await terminal('import', 'invoices-mended.ndjson')).out).toContain('1 record taken (1 updated).');
    const lines = (await terminal('sync', 'invoices', '--json')).out.trim().split('\n');
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ state: 'finished', counts: { succeeded: 1 } });
    expect((await terminal('retry')).err).toContain('nothing to retry');
    const { out } = await terminal('export', 'invoices');
    expect(out.split('\r\n').map((line) => line.split(',').slice(0, 2).join(' '))).toEqual([
      'externalId syncState',
      ...['T-1', 'T-2', 'T-3', 'T-4'].map((id) => `${id} synced`),
      '',
    ]);
  }, 60_000);

  it('refuses a bad body with a pointer and stores nothing', async () => {
    const company = await running.company('Strict Ltd');
    const { externalId: _, ...body } = invoiceItem('S', 1);
    const path = `/v1/companies/${company.id}/invoices/S-1`;
    const answer = await running.tenant.call(path, { method: 'PUT', body: { ...body, colour: 'red' } });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/colour' }] } });
    expect((await running.tenant.call(path)).status).toBe(404);
  });
});
