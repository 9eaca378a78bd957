import { describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { duringTests } from '../support/during-tests.ts';
import { checkInvariants } from '../support/invariants.ts';
import { invoiceItem, invoiceItems } from '../support/invoices.ts';
import { startOwnSystem } from '../support/running-system.ts';
import type { Company } from '../support/tenant.ts';

/** A minute in production. */
const pauseMs = 2000;

const running = duringTests(() =>
  startOwnSystem({
    overrides: { 'sync-invoices': { QBO_PAUSE_MS: String(pauseMs), QBO_TIMEOUT_MS: '1000' } },
  }),
);

const onCreate = (company: Company) => ({ realmId: company.realmId, entity: 'Invoice', operation: 'create' });

describe('QuickBooks in trouble', () => {
  it('5 % of all answers lost, late, garbled or refused: every record there once, equal to the cent', async () => {
    const { db, simulator } = running;
    const company = await running.company('Flaky Ltd');
    const items = invoiceItems('Q', 60);
    await company.bulk(items);
    const faults = [
      { kind: 'status', status: 500, body: '<html>oops</html>', contentType: 'text/html' },
      { kind: 'status', status: 503, body: '', commit: true },
      { kind: 'reset-before' },
      { kind: 'reset-after' },
      { kind: 'stream-timeout', commit: true },
      { kind: 'fault-200', code: '10000', message: 'An application error has occurred', detail: 'Try later' },
      { kind: 'hang-after', ms: 3000 },
    ];
    for (const [seed, fault] of faults.entries()) {
      await simulator.addFault({ ...onCreate(company), probability: 0.02, times: 1000, seed: seed + 1, fault });
    }
    await company.run();
    await eventually(
      async () => {
        await company.run();
        await company.settled();
        const failed = await company.must<{ items: unknown[] }>(
          `/v1/companies/${company.id}/invoices?syncState=failed`,
        );
        expect(failed.items).toEqual([]);
      },
      { timeoutMs: 80_000, intervalMs: 1000 },
    );
    const hits = (await simulator.faults()).reduce((sum, rule) => sum + rule.hits, 0);
    await simulator.clearFaults();
    expect(hits).toBeGreaterThan(0);
    await checkInvariants({ db, simulator, company, items });
  }, 120_000);

  it('a 429 pauses the realm for its time, that realm only, and costs a batch no more than 5 s beside it', async () => {
    const { simulator } = running;
    const [throttled, other] = [await running.company('Throttled Ltd'), await running.company('Unthrottled Ltd')];
    await throttled.bulk(invoiceItems('T', 12));
    await other.bulk(invoiceItems('U', 30));
    await simulator.addFault({
      ...onCreate(throttled),
      nth: 3,
      fault: {
        kind: 'status',
        status: 429,
        contentType: 'application/json',
        body: JSON.stringify({
          Fault: { Error: [{ Message: 'message=ThrottleExceeded', code: '3001' }], type: 'SERVICE' },
        }),
      },
    });
    const batches = [throttled.ended((await throttled.run()).id), other.ended((await other.run()).id)];
    expect(await Promise.all(batches)).toMatchObject([
      { state: 'finished', counts: { succeeded: 12, failed: 0 } },
      { state: 'finished', counts: { succeeded: 30, failed: 0 } },
    ]);

    const calls = (await simulator.lastCalls()).map((call) => ({ ...call, startedAt: Date.parse(call.at) }));
    const refused = calls.filter(({ status, realmId }) => status === 429 && realmId === throttled.realmId);
    expect(refused).toHaveLength(1);
    const pausedAt = refused[0]!.startedAt + refused[0]!.ms;
    // What was on its way when the answer came belongs to the time before the pause.
    const next = calls.filter(({ realmId, startedAt }) => realmId === throttled.realmId && startedAt > pausedAt + 100);
    const resumedAt = Math.min(...next.map(({ startedAt }) => startedAt));
    expect(resumedAt - pausedAt).toBeGreaterThanOrEqual(pauseMs - 100);
    expect(resumedAt - pausedAt).toBeLessThanOrEqual(pauseMs + 5000);
    const meanwhile = calls.filter(
      ({ realmId, startedAt }) => realmId === other.realmId && startedAt > pausedAt && startedAt < resumedAt,
    );
    expect(meanwhile.length).toBeGreaterThanOrEqual(5);
  }, 60_000);

  it('an expired token is refreshed once in the middle of a batch', async () => {
    const { simulator } = running;
    const company = await running.company('Expired Ltd');
    await company.bulk(invoiceItems('TK', 8));
    await simulator.addFault({
      ...onCreate(company),
      nth: 3,
      fault: {
        kind: 'status',
        status: 401,
        contentType: 'application/json',
        body: JSON.stringify({
          fault: { error: [{ message: 'Token expired', code: '3200' }], type: 'AUTHENTICATION' },
        }),
      },
    });
    const { id } = await company.run();
    expect(await company.ended(id)).toMatchObject({ state: 'finished', counts: { succeeded: 8 } });
  }, 60_000);

  it('a revoked connection waits for reconnection, and the batch goes on by itself afterwards', async () => {
    const { db, simulator } = running;
    const company = await running.company('Revoked Ltd');
    const items = invoiceItems('RV', 12);
    await company.bulk(items);
    await simulator.addFault({
      realmId: company.realmId,
      nth: 12,
      fault: {
        kind: 'status',
        status: 403,
        contentType: 'application/json',
        body: JSON.stringify({
          fault: { error: [{ message: 'ApplicationAuthorizationFailed', code: '3100' }], type: 'SERVICE' },
        }),
      },
    });
    const { id } = await company.run();
    await eventually(
      async () => {
        expect((await company.batch(id)).step).toBe('waiting-for-reconnection');
        expect((await company.must<{ state: string }>(`/v1/companies/${company.id}/connection`)).state).toBe(
          'needsReconnect',
        );
      },
      { timeoutMs: 20_000 },
    );
    // Every Id that is stored belongs to the first QuickBooks company.
    const another = await simulator.addCompany('Another Ltd');
    await expect(company.connect(another)).rejects.toThrow(/the callback answered 4\d\d/);
    expect((await company.must<{ state: string }>(`/v1/companies/${company.id}/connection`)).state).toBe(
      'needsReconnect',
    );
    expect((await simulator.ledger(another)).calls.total).toBe(0);
    await company.connect();
    expect(await company.ended(id, 30_000)).toMatchObject({ state: 'finished', counts: { succeeded: 12 } });
    await checkInvariants({ db, simulator, company, items });
  }, 60_000);

  it('a rejected repeat after a lost answer is looked up before anything is concluded', async () => {
    const { db, simulator } = running;
    const company = await running.company('Doubtful Ltd');
    const items = invoiceItems('D', 1);
    await company.bulk(items);
    await simulator.addFault({ ...onCreate(company), fault: { kind: 'reset-after' } });
    await simulator.addFault({
      ...onCreate(company),
      nth: 2,
      fault: { kind: 'fault', code: '2020', message: 'Required param missing', detail: 'not really' },
    });
    const { id } = await company.run();
    expect(await company.ended(id, 30_000)).toMatchObject({ state: 'finished', counts: { succeeded: 1 } });
    expect((await company.record('D-1')).history).toHaveLength(1);
    await checkInvariants({ db, simulator, company, items });
  }, 60_000);

  it('a closed period holds the record and warns', async () => {
    const { simulator } = running;
    const company = await running.company('Closed Ltd');
    await simulator.edit(company.realmId, 'Preferences', '1', { AccountingInfoPrefs: { BookCloseDate: '2026-08-31' } });
    await company.bulk([invoiceItem('CL', 1, { date: '2026-08-31' }), invoiceItem('CL', 2)]);
    const { id } = await company.run();
    expect(await company.ended(id)).toMatchObject({
      state: 'finishedWithWarning',
      counts: { succeeded: 1, skipped: 1, failed: 0 },
    });
    expect(await company.record('CL-1')).toMatchObject({
      syncState: 'held',
      failure: { category: 'closed-period', code: 'period-closed' },
    });
  }, 60_000);

  it('a customer whose name is taken gets the account number, one without fails before anything is written', async () => {
    const { simulator } = running;
    const company = await running.company('Names Ltd');
    const customers = { realmId: company.realmId, entity: 'Customer', operation: 'create' };
    const taken = { code: '6240', message: 'Duplicate Name Exists Error', detail: 'The name supplied already exists.' };
    await simulator.addFault({ ...customers, fault: { kind: 'fault', ...taken } });
    await company.put(invoiceItem('N', 1, { customer: { name: 'Contoso', accountNumber: 'C-7' } }));
    await company.ended((await company.run()).id);
    const names = (await simulator.documents(company.realmId, 'Customer')).map((customer) => customer['DisplayName']);
    expect(names).toContain('Contoso (C-7)');

    await simulator.addFault({ ...customers, fault: { kind: 'fault', ...taken } });
    await company.put(invoiceItem('N', 2, { customer: { name: 'Fabrikam' } }));
    await company.ended((await company.run()).id);
    expect(await company.record('N-2')).toMatchObject({
      failure: { category: 'mapping', code: 'name-in-use' },
      history: [],
    });
  }, 60_000);

  it('a customer that somebody creates between our look and our creation is taken as it is', async () => {
    const { simulator } = running;
    const company = await running.company('Meanwhile Ltd');
    const error = { Message: 'Duplicate Name Exists Error', Detail: 'The name supplied already exists.', code: '6240' };
    const body = JSON.stringify({ Fault: { Error: [error], type: 'ValidationFault' } });
    await simulator.addFault({
      realmId: company.realmId,
      entity: 'Customer',
      operation: 'create',
      fault: { kind: 'status', status: 400, contentType: 'application/json', commit: true, body },
    });
    await company.put(invoiceItem('N', 3, { customer: { name: 'Tailspin' } }));
    expect(await company.ended((await company.run()).id)).toMatchObject({
      state: 'finished',
      counts: { succeeded: 1 },
    });
    const names = (await simulator.documents(company.realmId, 'Customer')).map((customer) => customer['DisplayName']);
    expect(names.filter((name) => name === 'Tailspin')).toHaveLength(1);
  }, 60_000);
});

describe('a record that kills its worker', () => {
  it('is set aside, and the others pass', async () => {
    const { db, simulator, system } = running;
    const company = await running.company('Crashing Ltd');
    await company.bulk(invoiceItems('Z', 3));
    // Nothing is answered for this realm, and the worker dies each time it has begun.
    await simulator.addFault({
      ...onCreate(company),
      times: 1000,
      fault: { kind: 'hang', ms: 60_000 },
    });
    const worker = system.service('sync-invoices');
    const { id } = await company.run();
    // Two deaths with any of them in hand, three more with the same one alone.
    const lastStart = 6;
    for (let death = 1; death <= lastStart; death += 1) {
      await eventually(
        async () => {
          const run = await db.withAllTenants((tx) =>
            tx.query<{ starts: number; in_hand: string | null }>({
              text: 'select starts, in_hand from records.runs where batch_id = $1',
              values: [id],
            }),
          );
          expect(run.rows[0]?.starts).toBe(death);
          if (death >= 3 && death < lastStart) expect(run.rows[0]?.in_hand).not.toBeNull();
        },
        { timeoutMs: 30_000, intervalMs: 20 },
      );
      if (death === lastStart) break;
      await worker.kill('SIGKILL');
      if (death === lastStart - 1) await simulator.clearFaults();
      await worker.restart();
    }
    const batch = await company.ended(id, 60_000);
    expect(batch).toMatchObject({ state: 'finishedWithError', counts: { failed: 1, succeeded: 2 } });
    const actions = await company.actions(id);
    expect(actions.filter(({ state }) => state === 'failed')).toMatchObject([{ code: 'worker-crash' }]);
  }, 120_000);
});
