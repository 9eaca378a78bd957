import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import { failureSigns } from '../src/failure-signs.ts';
import { faultTable } from '../src/fault-table.ts';
import { classifyFault, createQboClient } from '../src/index.ts';
import { freeLimiter } from './support/free-limiter.ts';
import { startStubServer } from './support/stub-server.ts';
import type { StubAnswer, StubServer } from './support/stub-server.ts';

type Fixture = {
  name: string;
  answer: Required<StubAnswer>;
  expected: { row: string; code: string; faultCode?: string };
};

const folder = new URL('fixtures/faults/', import.meta.url);
const fixtures: Fixture[] = readdirSync(folder).map((file) => ({
  name: file.replace('.json', ''),
  ...(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Omit<Fixture, 'name'>),
}));

const TOKEN = 'AB01730027994secretpart';

let server: StubServer;

beforeAll(async () => {
  server = await startStubServer();
});
afterAll(async () => server.stop());

/** The error that a create ends with when the server answers like this. */
async function failureOf(answer: StubAnswer): Promise<AutosyncError> {
  server.answerWith(() => answer);
  const client = createQboClient({
    endpoints: { apiBaseUrl: server.url, clientId: 'client' },
    realmId: '9341453',
    accessToken: async () => TOKEN,
    limiter: freeLimiter(),
  });
  const outcome = await client.create('Invoice', { Line: [] }, { requestId: 'r1' }).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(outcome instanceof AutosyncError)) throw new Error('the call did not fail as expected');
  return outcome;
}

function rowFor(signs: Parameters<(typeof faultTable)[number]['matches']>[0]): string | undefined {
  return faultTable.find((row) => row.matches(signs))?.name;
}

describe('recorded failures', () => {
  it.each(fixtures)('$name: has the code, kind and details of its row', async ({ answer, expected }) => {
    const error = await failureOf(answer);

    const row = faultTable.find(({ name }) => name === expected.row);
    expect(error.code).toBe(expected.code);
    expect(classifyFault(error)).toBe(row?.kind);
    expect(error.details['faultCode']).toBe(expected.faultCode);
    expect(error.details['status']).toBe(answer.status);
    expect(error.details['intuitTid']).toBe('1-69f9b317-0b1c');
  });

  it.each(fixtures)('$name: is decided by the row it names', ({ answer, expected }) => {
    let body: unknown = answer.body;
    if (answer.headers['content-type']?.startsWith('application/json') && answer.body !== '') {
      body = JSON.parse(answer.body);
    }
    const signs = failureSigns({ kind: 'answer', status: answer.status, header: () => undefined, body });
    expect(rowFor(signs)).toBe(expected.row);
  });

  it.each(fixtures)('$name: leaves the access token and its parts out of the error', async ({ answer }) => {
    const error = await failureOf(answer);
    const everything = JSON.stringify([error.message, error.details, String(error.cause), error.stack]);
    expect(everything).not.toContain(TOKEN);
    expect(everything).not.toContain('secretpart');
  });

  it('covers every row of the table, the ones without an answer apart', () => {
    const covered = new Set(fixtures.map(({ expected }) => expected.row));
    const missing = faultTable.map(({ name }) => name).filter((name) => !covered.has(name));
    expect(missing).toEqual(['no connection', 'time-out, reset or any other lost answer']);
  });
});

describe('details for the worker', () => {
  const fixture = (name: string) => fixtures.find((candidate) => candidate.name === name)!.answer;

  it('a duplicate number keeps the text that names the other transaction', async () => {
    const error = await failureOf(fixture('validation-6140-duplicate-number'));
    expect(error.retryable).toBe(false);
    expect(error.details).toMatchObject({
      faultType: 'ValidationFault',
      message: 'Duplicate Document Number Error',
      detail: expect.stringContaining('TxnId=130'),
    });
  });

  it.each([
    ['7', 7000],
    ['0', 0],
    ['soon', undefined],
    ['86400', 900_000],
  ])('Retry-After "%s" becomes %p ms', async (header, ms) => {
    const answer = fixture('gateway-429-throttled');
    const error = await failureOf({ ...answer, headers: { ...answer.headers, 'retry-after': header } });
    expect(error.details['retryAfterMs']).toBe(ms);
  });

  it('Retry-After as a date becomes the time from the answer’s own date until then, whatever our clock says', async () => {
    const answer = fixture('gateway-429-throttled');
    const headers = { date: 'Tue, 05 May 2026 09:08:54 GMT', 'retry-after': 'Tue, 05 May 2026 09:09:24 GMT' };
    const error = await failureOf({ ...answer, headers: { ...answer.headers, ...headers } });
    expect(error.details['retryAfterMs']).toBe(30_000);
  });

  it('an error of something else has no kind', () => {
    expect(classifyFault(new AutosyncError('limiter-wait', 'wait', { details: { waitMs: 1 } }))).toBeUndefined();
    expect(classifyFault(new Error('x'))).toBeUndefined();
    expect(classifyFault(undefined)).toBeUndefined();
  });
});

describe('calls without an answer', () => {
  it('a refused connection is "unavailable": nothing was sent', async () => {
    const gone = await startStubServer();
    await gone.stop();
    const client = createQboClient({
      endpoints: { apiBaseUrl: gone.url, clientId: 'client' },
      realmId: '1',
      accessToken: async () => TOKEN,
      limiter: freeLimiter(),
    });
    const error: unknown = await client.preferences().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'qbo-unavailable',
      retryable: true,
      details: { kind: 'unavailable', networkCode: 'ECONNREFUSED' },
    });
  });

  it.each([
    ['before an answer', (socket: { destroy(): void }) => socket.destroy()],
    ['with a reset', (socket: { resetAndDestroy(): void }) => socket.resetAndDestroy()],
  ])('a connection cut %s is "ambiguous"', async (_name, cut) => {
    server.answerWith((_request, { socket }) => {
      cut(socket);
      return undefined;
    });
    const client = createQboClient({
      endpoints: { apiBaseUrl: server.url, clientId: 'client' },
      realmId: '1',
      accessToken: async () => TOKEN,
      limiter: freeLimiter(),
    });
    const error: unknown = await client.preferences().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'qbo-ambiguous', retryable: true, details: { networkCode: 'ECONNRESET' } });
  });

  it.each(['ENOTFOUND', 'CERT_HAS_EXPIRED'])('%s is "no connection"', (networkCode) => {
    expect(rowFor({ networkCode })).toBe('no connection');
  });

  it.each(['ETIMEDOUT', 'ECONNABORTED', 'ERR_CANCELED', 'UNKNOWN'])('%s is a lost answer', (networkCode) => {
    expect(rowFor({ networkCode })).toBe('time-out, reset or any other lost answer');
  });
});
