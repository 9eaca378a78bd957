import { describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { duringTests } from '../support/during-tests.ts';
import { invoiceItems } from '../support/invoices.ts';
import { startOwnSystem } from '../support/running-system.ts';
import type { Company } from '../support/tenant.ts';

// One worker's machine is an hour ahead, the other's an hour behind. They hand companies to each other, and tell the
// scheduler when to come again: nothing waits, hurries or is refreshed for it.

const HOUR_MS = 3_600_000;
const preload = `--import=${new URL('../support/shift-clock.mjs', import.meta.url).href}`;
const wrongBy = (ms: number) => ({ NODE_OPTIONS: preload, CLOCK_OFFSET_MS: String(ms) });
const PAUSE = { QBO_PAUSE_MS: '1500' };

const running = duringTests(() =>
  startOwnSystem({
    overrides: {
      'sync-invoices': { ...wrongBy(HOUR_MS), ...PAUSE },
      'sync-payments': { ...wrongBy(-HOUR_MS), ...PAUSE },
    },
  }),
);

const throttled = {
  kind: 'status',
  status: 429,
  contentType: 'application/json',
  body: JSON.stringify({ fault: { error: [{ message: 'ThrottleExceeded', code: '3001' }], type: 'SERVICE' } }),
};

const start = (company: Company, type: string) =>
  company.must<{ id: string }>(`/v1/companies/${company.id}/batches`, { method: 'POST', body: { type } });

const done = { state: 'finished', counts: { failed: 0 } };

describe('workers whose clocks are wrong by an hour', () => {
  it('really have a wrong clock', () => {
    const ready = running.logs().find((line) => line.startsWith('[sync-invoices]') && line.includes('"ready"'));
    const { time } = JSON.parse(ready?.slice(ready.indexOf('{')) ?? '{}') as { time?: string | number };
    expect(new Date(time ?? 0).getTime() - Date.now()).toBeGreaterThan(HOUR_MS / 2);
  });

  it('rest after a 429 for its time, hand the company over, and refresh no token', async () => {
    const company = await running.company('Hand-over Ltd');
    await company.bulk(invoiceItems('H', 6));
    const refreshes = (await running.simulator.tokenCalls()).refresh;
    await running.simulator.addFault({
      realmId: company.realmId,
      entity: 'Invoice',
      operation: 'create',
      nth: 3,
      fault: throttled,
    });
    const invoices = (await start(company, 'invoices')).id;
    const payments = (await start(company, 'payments')).id;
    expect(await company.ended(invoices, 30_000)).toMatchObject({ ...done, counts: { succeeded: 6 } });
    expect(await company.ended(payments, 30_000)).toMatchObject(done);

    await running.simulator.addFault({ realmId: company.realmId, operation: 'cdc', fault: throttled });
    expect(await company.ended((await start(company, 'payments')).id, 30_000)).toMatchObject(done);
    await company.bulk(invoiceItems('I', 2));
    expect(await company.ended((await start(company, 'invoices')).id, 30_000)).toMatchObject(done);
    expect((await running.simulator.tokenCalls()).refresh).toBe(refreshes);
  }, 150_000);

  it('try a failure that may pass again after its time', async () => {
    const company = await running.company('Retried Ltd');
    await company.bulk(invoiceItems('R', 1));
    // Three unclear answers end the action of one record; FAILURE_RETRY_MS later it is due again.
    await running.simulator.addFault({
      realmId: company.realmId,
      entity: 'Invoice',
      operation: 'create',
      times: 3,
      fault: { kind: 'status', status: 500, body: 'oops', contentType: 'text/plain' },
    });
    expect((await company.ended((await company.run()).id, 60_000)).counts.failed).toBe(1);
    await eventually(
      async () => {
        await company.ended((await company.run()).id, 60_000);
        expect(await company.record('R-1')).toMatchObject({ syncState: 'synced' });
      },
      { timeoutMs: 30_000, intervalMs: 500 },
    );
  }, 150_000);

  it('write times that are right', async () => {
    const company = await running.company('Punctual Ltd');
    await company.bulk(invoiceItems('P', 1));
    const before = Date.now();
    const batch = await company.ended((await company.run()).id);
    for (const time of [batch.startedAt, batch.finishedAt]) {
      expect(Math.abs(Date.parse(time ?? '') - before)).toBeLessThan(60_000);
    }
  }, 90_000);
});
