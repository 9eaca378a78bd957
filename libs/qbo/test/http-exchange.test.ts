import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import OAuthClient from 'intuit-oauth';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { exchangeHttp, installHttpExchange } from '../src/http-exchange.ts';
import { createQuickBooks } from '../src/quickbooks.ts';
import { loadSharedAxios } from '../src/shared-axios.ts';
import { startStubServer } from './support/stub-server.ts';
import type { StubServer } from './support/stub-server.ts';

let server: StubServer;

beforeAll(async () => {
  server = await startStubServer();
  server.answerWith(() => undefined);
});
afterAll(async () => server.stop());

/** Every installed copy of a package, nested ones too. */
function copiesOf(name: string, folder: string): string[] {
  const modules = path.join(folder, 'node_modules');
  if (!existsSync(modules)) return [];
  const entries = readdirSync(modules).filter((entry) => !entry.startsWith('.'));
  const packages = entries.flatMap((entry) =>
    entry.startsWith('@') ? readdirSync(path.join(modules, entry)).map((inner) => path.join(entry, inner)) : [entry],
  );
  const nested = packages.flatMap((inner) => copiesOf(name, path.join(modules, inner)));
  return packages.includes(name) ? [path.join(modules, name), ...nested] : nested;
}

describe('axios', () => {
  it('is installed once for the whole repository', () => {
    const root = path.resolve(import.meta.dirname, '../../..');
    expect(copiesOf('axios', root)).toEqual([path.join(root, 'node_modules/axios')]);
  });

  it('is the same instance for both packages and for us', () => {
    const require = createRequire(import.meta.url);
    const ours: unknown = loadSharedAxios();
    for (const owner of ['node-quickbooks', 'intuit-oauth']) {
      expect(createRequire(require.resolve(owner))('axios')).toBe(ours);
    }
  });
});

describe('exchangeHttp', () => {
  async function secondsOf(call: Promise<unknown>): Promise<number> {
    const started = performance.now();
    await call;
    return (performance.now() - started) / 1000;
  }

  it('ends a hanging call of node-quickbooks at the time-out', async () => {
    const quickBooks = createQuickBooks({ apiBaseUrl: server.url, clientId: 'client', realmId: '1' });
    const call = exchangeHttp(150, () => quickBooks.read('token', 'Invoice', '1'));
    expect(await secondsOf(call)).toBeLessThan(2);
    expect(await call).toMatchObject({ kind: 'no-answer' });
  });

  it('ends a hanging call of intuit-oauth at the time-out', async () => {
    OAuthClient.tokenEndpoint = `${server.url}/token`;
    const client = new OAuthClient({ clientId: 'a', clientSecret: 'b', environment: 'production', redirectUri: 'c' });
    const call = exchangeHttp(150, () => client.refreshUsingToken('refresh-1'));
    expect(await secondsOf(call)).toBeLessThan(2);
    expect(await call).toMatchObject({ kind: 'no-answer' });
  });

  it('tells when the request has left, also when no answer comes, and never of one that cannot leave', async () => {
    const onLeft = vi.fn();
    const read = (apiBaseUrl: string) => createQuickBooks({ apiBaseUrl, clientId: 'client', realmId: '1' }).read;
    await exchangeHttp(150, () => read(server.url)('token', 'Invoice', '1'), onLeft);
    expect(onLeft).toHaveBeenCalledTimes(1);

    onLeft.mockClear();
    const refused = await exchangeHttp(1000, () => read('http://127.0.0.1:1')('token', 'Invoice', '1'), onLeft);
    expect(refused).toMatchObject({ kind: 'no-answer', networkCode: 'ECONNREFUSED' });
    expect(onLeft).not.toHaveBeenCalled();
  });

  it('gives calls outside of it a time-out too', () => {
    installHttpExchange();
    expect(loadSharedAxios().defaults.timeout).toBe(130_000);
  });

  it('throws when the package sent nothing', async () => {
    const call = exchangeHttp(150, () => Promise.reject(new Error('Provide the Uri')));
    await expect(call).rejects.toMatchObject({
      code: 'qbo-invalid-call',
      message: expect.stringContaining('Provide the Uri'),
    });
  });

  it('answers what went over the wire, not what the package threw afterwards', async () => {
    const quick = await startStubServer();
    quick.answerWith(() => ({ body: '{"QueryResponse":5}' }));
    const quickBooks = createQuickBooks({ apiBaseUrl: quick.url, clientId: 'client', realmId: '1' });
    const outcome = await exchangeHttp(5000, async () => {
      await quickBooks.query('token', 'Invoice', ' maxresults 1');
      throw new Error('a throw after the answer');
    });
    await quick.stop();
    expect(outcome).toMatchObject({ kind: 'answer', status: 200, body: { QueryResponse: 5 } });
    expect(quick.requests).toHaveLength(1);
  });
});
