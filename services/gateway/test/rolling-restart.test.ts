import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, startProcess, testDatabase } from '@autosync/testing';
import type { TestDatabase, TestProcess } from '@autosync/testing';
import { environment, operatorKey } from './support/environment.ts';

const entry = new URL('../src/main.ts', import.meta.url);
const headers = { authorization: `Bearer ${operatorKey}` };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ schemas: ['accounts', 'records'] });
});
afterAll(async () => database.drop());

type Gateway = { process: TestProcess; httpPort: number; healthPort: number };

async function startGateway(): Promise<Gateway> {
  const own = {
    LOG_LEVEL: 'info',
    DATABASE_URL: database.urlFor('gateway'),
    SHUTDOWN_DELAY_MS: '1500',
    RATE_LIMIT_REQUESTS: '1000000',
  };
  const process = await startProcess({ name: 'gateway', entry, env: environment(own) });
  const { httpPort, healthPort } = await process.ready();
  return { process, httpPort: Number(httpPort), healthPort: Number(healthPort) };
}

/** What a Service does: new connections go to whoever was ready when last asked; open ones stay where they are. */
function balance(gateways: readonly Gateway[]) {
  let ready: readonly Gateway[] = gateways;
  let over = false;
  const isReady = ({ healthPort }: Gateway) =>
    fetch(`http://127.0.0.1:${healthPort}/readyz`, { headers: { connection: 'close' } }).then(
      ({ status }) => status === 200,
      () => false,
    );
  const probing = (async () => {
    for (; !over; await wait(100)) {
      const answers = await Promise.all(gateways.map(isReady));
      ready = gateways.filter((_gateway, index) => answers[index]);
    }
  })();
  return {
    pick: (turn: number): Gateway => ready[turn % ready.length]!,
    async stop() {
      over = true;
      await probing;
    },
  };
}

function get(port: number, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const call = request({ port, path: '/v1/tenants', headers, agent }, (response) => {
      response
        .resume()
        .on('end', () => resolve(response))
        .on('error', reject);
    });
    call.on('error', reject).end();
  });
}

/**
 * Clients with one open connection each, which they keep until an answer says that it ends. The first two
 * call without a pause; the others are idle most of the time: one that is cut off meanwhile fails, since it does not know
 * that it should go elsewhere.
 */
function hammer(balancer: ReturnType<typeof balance>) {
  const answers: { port: number; closing: boolean }[] = [];
  const failures: unknown[] = [];
  let over = false;
  async function client(turn: number): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    let target = balancer.pick(turn);
    while (!over) {
      try {
        const { statusCode, headers: answered } = await get(target.httpPort, agent);
        if (statusCode !== 200) failures.push(statusCode);
        const closing = answered.connection === 'close';
        answers.push({ port: target.httpPort, closing });
        if (closing) target = balancer.pick(turn);
        if (turn > 1) await wait(turn * 10);
      } catch (error) {
        failures.push(error);
        target = balancer.pick(turn);
      }
    }
    agent.destroy();
  }
  const clients = Promise.all(Array.from({ length: 16 }, (_, turn) => client(turn)));
  return {
    answers,
    failures,
    async stop() {
      over = true;
      await clients;
    },
  };
}

describe('a gateway that is told to stop while another is up', () => {
  it('fails no request of clients that keep their connections open', async () => {
    const [leaving, staying] = await Promise.all([startGateway(), startGateway()]);
    const balancer = balance([leaving, staying]);
    const clients = hammer(balancer);
    const answersOf = ({ httpPort }: Gateway) => clients.answers.filter(({ port }) => port === httpPort);
    await eventually(() => answersOf(leaving).length > 100 && answersOf(staying).length > 100, {
      timeoutMs: 20_000,
    });

    leaving.process.kill('SIGTERM');
    const exit = await leaving.process.exited;
    const before = answersOf(staying).length;
    await eventually(() => answersOf(staying).length > before + 100, { timeoutMs: 20_000 });
    await clients.stop();
    await balancer.stop();

    expect(clients.failures).toEqual([]);
    expect(exit).toMatchObject({ code: 0 });
    // The connections it had were ended by answers, and those that came while the balancer did not know yet, too.
    expect(answersOf(leaving).filter(({ closing }) => closing).length).toBeGreaterThanOrEqual(3);
    expect(answersOf(staying).filter(({ closing }) => closing)).toEqual([]);
    expect(await staying.process.stop()).toMatchObject({ code: 0 });
  }, 60_000);
});
