import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, startProcess, testDatabase } from '@autosync/testing';
import type { TestDatabase, TestProcess } from '@autosync/testing';
import { environment, operatorKey } from './support/environment.ts';
import { invoice } from './support/invoices.ts';
import { ownerDb } from './support/owner-db.ts';

const MIB = 1024 * 1024;
const entry = new URL('../src/main.ts', import.meta.url);

let database: TestDatabase;
let gateway: TestProcess;
let api: string;
let health: string;

/** The gateway as a process with little memory: less heap than Node takes under the chart's limit of 384 MiB. */
beforeAll(async () => {
  database = await testDatabase({ schemas: ['accounts', 'records'] });
  const env = {
    DATABASE_URL: database.urlFor('gateway'),
    LOG_LEVEL: 'info',
    NODE_OPTIONS: '--max-old-space-size=192',
    RATE_LIMIT_REQUESTS: '100000',
  };
  gateway = await startProcess({ name: 'gateway', entry, env: environment(env) });
  const { httpPort, healthPort } = await gateway.ready();
  [api, health] = [httpPort, healthPort].map((port) => `http://127.0.0.1:${String(port)}`) as [string, string];
});
afterAll(async () => {
  await gateway.stop();
  await database.drop();
});

type Answer = { status: number; code: string | undefined; body: string };

/** Refused before all of the body was sent, and the answer lost with the connection. */
const endedEarly: Answer = { status: 0, code: 'ended-early', body: '' };

const agent = new Agent({ keepAlive: false, maxSockets: Infinity });

function send(method: string, url: string, key: string, body?: string | Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${key}`,
      ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    };
    const call = httpRequest(url, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const code = /"code":"([\w-]+)"/.exec(text)?.[1];
        resolve({ status: response.statusCode ?? 0, code, body: text });
      });
    });
    // An answer that comes before all of the body was sent ends the connection: it may be seen or not.
    call.on('error', (error: { code?: string }) => {
      if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') reject(error as Error);
      else resolve(endedEarly);
    });
    call.end(body);
  });
}

async function newTenant(name: string): Promise<{ key: string; path: string }> {
  const post = async (path: string, key: string, body: object) =>
    JSON.parse((await send('POST', `${api}${path}`, key, JSON.stringify(body))).body) as { id: string; key: string };
  const { id: tenantId } = await post('/v1/tenants', operatorKey, { name });
  const { key } = await post('/v1/api-keys', operatorKey, { tenantId, name, scopes: 'all' });
  return { key, path: `${api}/v1/companies/${(await post('/v1/companies', key, { name })).id}/invoices` };
}

const isReady = async () => (await send('GET', `${health}/readyz`, '')).status;

/** A valid bulk request of about `bytes`: many lines with texts of two bytes a character in memory. */
function largeBulk(bytes: number): Buffer {
  const lines = Array.from({ length: 70 }, (_, n) => ({
    item: `Dienst № ${n}`,
    description: 'Überprüft, geändert und — wie besprochen — abgelegt. '.repeat(2),
    quantity: '1.5',
    unitPrice: '120.00',
  }));
  const item = (n: number) => ({ ...invoice({ lines, total: undefined }), externalId: `large-${n}` });
  const one = Buffer.byteLength(JSON.stringify(item(100)));
  return Buffer.from(JSON.stringify({ items: Array.from({ length: Math.floor(bytes / one) - 1 }, (_, n) => item(n)) }));
}

describe('large bodies', () => {
  it('of nothing but empty lists are refused, at any size, and the process lives', async () => {
    const { key, path } = await newTenant('Hostile');
    const lists = (bytes: number) => `{"items":[${'[],'.repeat(Math.floor(bytes / 3) - 10)}[]]}`;
    for (const bytes of [28 * MIB, 7.9 * MIB, 7.9 * MIB]) {
      const answer = await send('POST', `${path}/bulk`, key, lists(bytes));
      if (answer !== endedEarly) expect([answer.status, answer.code]).toEqual([413, 'payload-too-large']);
    }
    expect(await isReady()).toBe(200);
  });

  it('that are valid and as large as can be, several at once, are stored or put off, and the process lives', async () => {
    const tenants = [await newTenant('East'), await newTenant('West'), await newTenant('North')];
    const body = largeBulk(8 * MIB);
    expect(body.length).toBeGreaterThan(7 * MIB);
    const bulk = ({ key, path }: (typeof tenants)[number]) => send('POST', `${path}/bulk`, key, body);
    const answers: Answer[] = [];
    for (let round = 0; round < 3; round += 1) {
      answers.push(...(await Promise.all([...tenants, ...tenants].map(bulk))));
    }
    const seen = answers.filter((answer) => answer !== endedEarly);
    const statuses = new Set(seen.map(({ status, code }) => `${status} ${code ?? ''}`));
    expect(statuses).toContain('200 ');
    expect([...statuses].filter((status) => !['200 ', '503 overloaded'].includes(status))).toEqual([]);
    expect(await isReady()).toBe(200);
    // A small one is never put off for them.
    const [east] = tenants;
    const [, small] = await Promise.all([
      bulk(east!),
      send('PUT', `${east!.path}/small`, east!.key, JSON.stringify(invoice())),
    ]);
    expect(small.status).toBe(201);
    expect(gateway.isRunning()).toBe(true);
  }, 120_000);
});

/** The status of a GET, with nothing but a socket: a client of 2,000 requests that is slow itself proves nothing. */
function statusOf(url: string, key: string): Promise<number> {
  const { hostname, port, pathname, search } = new URL(url);
  const head = [
    `GET ${pathname}${search} HTTP/1.1`,
    `host: ${hostname}`,
    `authorization: Bearer ${key}`,
    'connection: close',
  ];
  return new Promise((resolve, reject) => {
    let status = '';
    const socket = connect(Number(port), hostname, () => socket.write(`${head.join('\r\n')}\r\n\r\n`));
    socket.once('data', (chunk) => (status = chunk.toString('latin1', 9, 12)));
    socket.on('error', reject);
    socket.on('close', () => resolve(Number(status)));
  });
}

it('2,000 connections of one tenant on a list leave room for another and for readiness', async () => {
  const [crowd, single] = [await newTenant('Crowd'), await newTenant('Single')];
  const items = Array.from({ length: 200 }, (_, n) => ({ ...invoice(), externalId: `r-${n}` }));
  await send('POST', `${crowd.path}/bulk`, crowd.key, JSON.stringify({ items }));
  const statuses: number[] = [];
  let all: Promise<number[]> = Promise.resolve([]);
  const owner = ownerDb(database);
  // However fast the gateway is, no list is answered before some of the crowd found no room.
  await owner.withoutTenant(async (tx) => {
    await tx.query({ text: 'lock table records.records in access exclusive mode' });
    all = Promise.all(
      Array.from({ length: 2000 }, async () => {
        const status = await statusOf(`${crowd.path}?limit=200`, crowd.key);
        statuses.push(status);
        return status;
      }),
    );
    await eventually(() => statuses.length > 0);
  });
  const answers = await Promise.all([send('GET', single.path, single.key), isReady()]);
  const whenSingleWasAnswered = statuses.length;
  const crowdStatuses = await all;
  await owner.close();
  expect([answers[0].status, answers[1]]).toEqual([200, 200]);
  expect(whenSingleWasAnswered).toBeLessThan(2000);
  expect(new Set(crowdStatuses)).toEqual(new Set([200, 503]));
  expect(crowdStatuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(32);
}, 60_000);
