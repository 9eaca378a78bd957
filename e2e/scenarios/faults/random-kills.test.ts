import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sleep } from '@autosync/core';
import { freePort, ofEachWorker } from '@autosync/dev-stack';
import { eventually } from '@autosync/testing';
import { drillSeconds, drillSeeds, outageMs } from '../../support/drill-length.ts';
import { checkSystem } from '../../support/invariants.ts';
import { collectTrade, type Trade } from '../../support/invariants/collect-trade.ts';
import { placeOf } from '../../support/invariants/deeds.ts';
import { tradeViolations } from '../../support/invariants/trade-rules.ts';
import { paymentsOf } from '../../support/payments.ts';
import { createRandom } from '../../support/random.ts';
import { killAtRandom, processVictim, type Victim } from '../../support/random-kills.ts';
import { readOnlyVictim } from '../../support/read-only-postgres.ts';
import { startOwnSystem, type OwnSystem } from '../../support/running-system.ts';
import { startBookkeeper, type Ledger } from '../../support/steady-bookkeeper.ts';
import { decideAll, startLoad, type Desk } from '../../support/steady-load.ts';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts';
import { createTenant } from '../../support/tenant.ts';
import { topicsVictim } from '../../support/topics-anew.ts';
import { openingStock, stockUp } from '../../support/traded-items.ts';
import { failWritesAtTimes } from '../../support/write-faults.ts';

/**
 * After the last blow everything is as it should be within this time: an interrupted token exchange waits 30 s alone, a company
 * whose worker died goes at 3 calls a second for 130 s (docs/protocol.md#limiter), and after ten minutes of blows hundreds of records
 * may wait to be sent, 20 a slice.
 */
const recoveryMs = outageMs(300_000, 180_000);

/** Payments and balances are read in cycles, and each company has one every 3 s. */
const readWithinMs = 30_000;

async function start(deaths: string[]): Promise<{ running: OwnSystem; quickBooks: TcpProxy }> {
  const port = await freePort();
  const quickBooks = await startTcpProxy({ port });
  const address = `http://${quickBooks.address}`;
  const worker = {
    QBO_API_BASE_URL: address,
    QBO_TOKEN_URL: `${address}/oauth2/v1/tokens/bearer`,
    QBO_TIMEOUT_MS: '3000',
    // Later than any call takes effect (write-faults.ts), as in production.
    LOOK_UP_AFTER_MS: '8000',
    SLICE_MAX_DOCUMENTS: '20',
  };
  const running = await startOwnSystem({
    ports: { 'qbo-simulator': port },
    instances: { 'sync-invoices': 2, scheduler: 2, gateway: 2 },
    overrides: {
      // A minute of the AutoSync settings is 200 ms: each company is due every 3 s.
      scheduler: { INTERVAL_UNIT_MS: '200' },
      gateway: { IDEMPOTENCY_LOCK_MS: '10000' },
      ...ofEachWorker(worker),
      'qbo-simulator': { PARALLEL_REFRESH_KILLS: 'true', TOKEN_EXCHANGE_MS: '200' },
    },
    onDeath: (name, exit) => deaths.push(`${name} ${JSON.stringify(exit)}`),
  });
  return { running, quickBooks };
}

/**
 * The simulator itself is spared, since its counts of calls, against which I4 is held, end with it: instead nobody gets
 * through to it for a while.
 */
function quickBooksVictim(quickBooks: TcpProxy): Victim {
  return {
    name: 'the way to QuickBooks',
    strike(random) {
      const ms = random.between(500, 3000);
      quickBooks.refuse();
      return { what: `cut for ${ms} ms`, back: sleep(ms).then(() => quickBooks.heal()) };
    },
  };
}

type Office = Desk & Ledger & Trade;

/**
 * Two companies of each of two tenants, with invoices, payments and stock: one of each tenant with our numbers on its
 * documents, and the lines as they are.
 */
async function openOffices({ system, simulator, ...running }: OwnSystem, seed: number): Promise<Office[]> {
  const gateways = ['gateway', 'gateway-2'].map((name) => `http://127.0.0.1:${system.service(name).port}`);
  const tenants = [
    await createTenant(gateways, system.operatorKey, 'First tenant'),
    await createTenant(gateways, system.operatorKey, 'Second tenant'),
  ];
  const offices: Office[] = [];
  for (const [number, tenant] of tenants.flatMap((of) => [of, of]).entries()) {
    const ownNumbers = number % 2 === 0;
    const invoiceLineDetail = ownNumbers ? 'detailed' : 'default';
    const company = await running.company(`Random ${number + 1} Ltd`, tenant, { ownNumbers, invoiceLineDetail });
    await stockUp(simulator, company.realmId);
    await paymentsOf(tenant, company).enable(15);
    await failWritesAtTimes(simulator, company.realmId, seed + number);
    offices.push({ company, items: [], ownNumbers, opened: openingStock, deeds: new Map(), notes: new Map() });
  }
  return offices;
}

/** What our API says of each company is what its books hold. */
async function checkTrade({ simulator }: OwnSystem, offices: readonly Office[]): Promise<void> {
  for (const office of offices) {
    await eventually(async () => expect(tradeViolations(await collectTrade(simulator, office))).toEqual([]), {
      timeoutMs: readWithinMs,
      intervalMs: 1000,
    });
  }
}

/** For the message of a drill that failed: what is wrong with a company, and what was sent and done for those records. */
async function tellTrade({ simulator }: OwnSystem, office: Office): Promise<string[]> {
  const facts = await collectTrade(simulator, office);
  const found = tradeViolations(facts);
  const named = facts.records.filter(({ externalId }) => found.some((line) => line.includes(`${externalId} `)));
  const documents = named.map(({ quickbooks }) =>
    facts.forms.find(({ place }) => quickbooks && place === placeOf(quickbooks)),
  );
  return [...found, ...named.map((record) => JSON.stringify(record)), ...documents.map((form) => JSON.stringify(form))];
}

describe.each(drillSeeds)('random kills of any process, under load (seed %d)', (seed) => {
  const deaths: string[] = [];
  let running: OwnSystem;
  let quickBooks: TcpProxy;
  let readOnly: Awaited<ReturnType<typeof readOnlyVictim>>;

  beforeAll(async () => {
    ({ running, quickBooks } = await start(deaths));
    readOnly = await readOnlyVictim(running.stack.databaseUrl);
  }, 120_000);
  afterAll(async () => {
    await readOnly?.close();
    await running?.stop();
    await quickBooks?.stop();
  }, 60_000);

  function victims(): Victim[] {
    const { system, stack } = running;
    const services = Object.values(system.services).filter(({ name }) => name !== 'qbo-simulator');
    const processes = [...services, stack.kafka, stack.postgres].map(processVictim);
    return [...processes, quickBooksVictim(quickBooks), readOnly, topicsVictim(stack.brokers)];
  }

  it(
    `${drillSeconds} s of them, then everything settles and all invariants hold`,
    async () => {
      const offices = await openOffices(running, seed);
      const load = startLoad(offices, createRandom(seed + 1));
      const bookkeeper = startBookkeeper(running, offices, createRandom(seed + 2));
      const timeline: string[] = [];
      const log = (line: string): void => void timeline.push(line);
      try {
        const strikes = await killAtRandom(victims(), { seconds: drillSeconds, random: createRandom(seed), log });
        const loaded = await load.stop();
        const kept = await bookkeeper.stop();
        await running.simulator.clearFaults();
        const done = JSON.stringify({ strikes, ...loaded, ...kept });
        log(done);
        process.stdout.write(`random kills with AUTOSYNC_DRILL_SEED=${seed}: ${done}\n`);
        expect(strikes).toBeGreaterThan(drillSeconds / 10);
        expect(loaded['put']).toBeGreaterThan(drillSeconds / 2);
        expect(kept['received']).toBeGreaterThan(drillSeconds / 10);
        const deeds = Object.fromEntries(offices.map(({ company, deeds: of }) => [company.realmId, of]));
        const check = async (): Promise<void> => {
          await checkSystem(running, { books: [], withinMs: recoveryMs, deeds });
          await checkTrade(running, offices);
        };
        await check();
        // Every conflict has a way out, and once it was taken nothing is failed any more.
        let failed = 0;
        for (const office of offices) failed += await decideAll(office, createRandom(seed + 3));
        if (failed > 0) await check();
        for (const office of offices) expect(await decideAll(office, createRandom(seed))).toBe(0);
        log(`${failed} conflicts were decided in the end`);
        expect(deaths).toEqual([]);
      } catch (error) {
        await Promise.allSettled([load.stop(), bookkeeper.stop()]);
        for (const office of offices) timeline.push(...(await tellTrade(running, office)));
        if (error instanceof Error) error.message += `\nseed ${seed}\n${timeline.join('\n')}`;
        throw error;
      }
    },
    (drillSeconds + 900) * 1000,
  );
});
