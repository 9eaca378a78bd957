import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '@autosync/config';
import { eventually, testAuthority, testFolder, type TestAuthority } from '@autosync/testing';
import { peerClientSettings, peerServerSettings } from '../src/index.ts';
import { closeAll, connect, startEcho } from './support/echo.ts';

const oldToken = 'o'.repeat(32);
const newToken = 'n'.repeat(32);

let folder: string;
beforeAll(async () => {
  folder = await testFolder();
});
afterEach(closeAll);
afterAll(() => rm(folder, { recursive: true }));

const tokens = (...all: string[]) => ({ tokens: all });
const refused = { code: 'grpc-refused', retryable: true };

async function wordsOf(client: ReturnType<typeof connect>): Promise<string[]> {
  const words: string[] = [];
  for await (const answer of client.watchWords({ words: ['a', 'b'] })) words.push(...answer.words);
  return words;
}

describe('tokens', () => {
  it.each([
    ['no token', undefined],
    ['no token', tokens()],
    ['unknown token', tokens('x'.repeat(32))],
    ['unknown token', tokens(`${newToken}x`, newToken)],
  ])('%s: calls and streams are refused, counted and told once', async (reason, peers) => {
    const { port, logged, calls } = await startEcho({}, { peers: tokens(newToken, oldToken) });
    const client = connect(port, 5000, peers);
    for (let n = 0; n < 2; n += 1) {
      const refusal = { ...refused, message: expect.stringContaining(reason) };
      await expect(client.say({ companyId: 'hello' })).rejects.toMatchObject(refusal);
    }
    await expect(wordsOf(client)).rejects.toMatchObject(refused);
    expect(calls.map(({ method, code }) => `${method} ${code}`)).toEqual([
      'say UNAUTHENTICATED',
      'say UNAUTHENTICATED',
      'watchWords UNAUTHENTICATED',
    ]);
    const fields = { method: 'say', reason, calls: 1, peer: expect.stringMatching(/^127\.0\.0\.1:/) };
    expect(logged.filter(({ level }) => level === 'warn')).toMatchObject([
      { message: expect.stringMatching(/^caller refused/), fields },
      { fields: { method: 'watchWords' } },
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/n{32}|o{32}|x{32}/);
  });

  it.each([
    ['the first', tokens(newToken)],
    ['the one before, while it is replaced', tokens(oldToken, newToken)],
  ])('%s is taken', async (_, peers) => {
    const { port } = await startEcho({}, { peers: tokens(newToken, oldToken) });
    const client = connect(port, 5000, peers);
    expect(await client.say({ companyId: 'hello' })).toMatchObject({ companyId: 'hello' });
    expect(await wordsOf(client)).toEqual(['a', 'b']);
  });

  it('nobody is asked where there are none, and a token is no harm', async () => {
    const { port } = await startEcho({}, { peers: tokens() });
    for (const peers of [undefined, tokens(newToken)])
      expect(await connect(port, 5000, peers).say({ companyId: 'hello' })).toMatchObject({ companyId: 'hello' });
  });

  it('are changed in their files while both run, and no call fails', async () => {
    const files = { server: join(folder, 'server-tokens'), client: join(folder, 'client-tokens') };
    const write = (who: keyof typeof files, ...all: string[]) => writeFileSync(files[who], `${all.join(',')}\n`);
    write('server', oldToken);
    write('client', oldToken);
    const { peers: served } = loadConfig({ PEER_TOKENS_FILE: files.server }, peerServerSettings);
    const { peers: calling } = loadConfig({ PEER_TOKENS_FILE: files.client }, peerClientSettings);
    let sends: string | undefined;
    const reload = () => {
      const now = calling.reload!();
      [sends] = now.tokens;
      return now;
    };
    const { port } = await startEcho({}, { peers: served });
    const client = connect(port, 5000, { ...calling, reload });
    const say = () => client.say({ companyId: 'hello' });
    /** Whether another caller is taken with this token; our own calls go on meanwhile. */
    async function takes(token: string): Promise<boolean> {
      await say();
      const other = connect(port, 5000, tokens(token));
      return other.say({ companyId: 'hello' }).then(
        () => true,
        () => false,
      );
    }

    expect([await takes(oldToken), await takes(newToken)]).toEqual([true, false]);
    write('server', oldToken, newToken);
    await eventually(() => takes(newToken));
    // A file that is being replaced may be empty for a moment.
    writeFileSync(files.client, '');
    await say();
    write('client', newToken, oldToken);
    await eventually(async () => (await takes(oldToken)) && sends === newToken);
    write('server', newToken);
    await eventually(async () => !(await takes(oldToken)));
    await say();
  }, 30_000);
});

describe('TLS', () => {
  let authority: TestAuthority;
  let other: TestAuthority;
  const env: Record<string, Record<string, string>> = {};

  beforeAll(async () => {
    [authority, other] = await Promise.all([testAuthority(folder, 'ours'), testAuthority(folder, 'theirs')]);
    const [service, stranger] = await Promise.all([authority.issue('service'), other.issue('stranger')]);
    const files = (mode: string, { certFile, keyFile }: typeof service) => ({
      GRPC_TLS_MODE: mode,
      GRPC_TLS_CERT_FILE: certFile,
      GRPC_TLS_KEY_FILE: keyFile,
      GRPC_TLS_CA_FILE: authority.caFile,
    });
    Object.assign(env, {
      tls: files('tls', service),
      mutual: files('mutual', service),
      stranger: files('mutual', stranger),
      anonymous: { GRPC_TLS_MODE: 'tls', GRPC_TLS_CA_FILE: authority.caFile },
      distrusting: { GRPC_TLS_MODE: 'tls', GRPC_TLS_CA_FILE: other.caFile },
      plain: {},
    });
  });
  const serverOf = (name: string) => loadConfig(env[name]!, peerServerSettings).peers;
  const clientOf = (name: string) => loadConfig(env[name]!, peerClientSettings).peers;

  it.each([
    ['tls', 'tls'],
    ['tls', 'anonymous'],
    ['mutual', 'mutual'],
  ])('a server with %s serves a caller with %s', async (server, client) => {
    const { port } = await startEcho({}, { peers: serverOf(server) });
    expect(await connect(port, 5000, clientOf(client)).say({ companyId: 'hello' })).toMatchObject({
      companyId: 'hello',
    });
  });

  it.each([
    ['tls', 'distrusting'],
    ['mutual', 'anonymous'],
    ['mutual', 'stranger'],
    ['tls', 'plain'],
    ['plain', 'tls'],
  ])('a server with %s serves no caller with %s', async (server, client) => {
    const { port, calls } = await startEcho({}, { peers: serverOf(server) });
    const failure = { code: expect.stringMatching(/^grpc-(unavailable|deadline)$/), retryable: true };
    await expect(connect(port, 2000, clientOf(client)).say({ companyId: 'hello' })).rejects.toMatchObject(failure);
    expect(calls).toEqual([]);
  });

  it('a name of the certificate other than the host is a setting', async () => {
    const { port } = await startEcho({}, { peers: serverOf('mutual') });
    const named = (serverName: string) =>
      connect(port, 2000, loadConfig({ ...env['mutual'], GRPC_TLS_SERVER_NAME: serverName }, peerClientSettings).peers);
    expect(await named('localhost').say({ companyId: 'hello' })).toMatchObject({ companyId: 'hello' });
    await expect(named('another.example.com').say({ companyId: 'hello' })).rejects.toMatchObject({ retryable: true });
  });
});

describe('the settings', () => {
  it.each([
    [{ PEER_TOKENS: 'short' }, 'PEER_TOKENS must have at least 32 characters in each token'],
    [{ PEER_TOKENS: `${'a b'.repeat(12)}` }, 'without blanks only'],
    [{ GRPC_TLS_MODE: 'tls' }, 'GRPC_TLS_CERT_FILE is required with GRPC_TLS_MODE tls'],
    [{ GRPC_TLS_MODE: 'mutual' }, 'GRPC_TLS_CA_FILE is required with GRPC_TLS_MODE mutual'],
    [{ GRPC_TLS_SERVER_NAME: 'x' }, 'GRPC_TLS_SERVER_NAME is not used: set GRPC_TLS_MODE'],
  ])('%j is refused, and no token quoted', (env, told) => {
    expect(() => loadConfig(env, peerServerSettings)).toThrow(told);
    expect(() => loadConfig(env, peerServerSettings)).not.toThrow('a ba b');
  });

  it('who only calls needs no certificate of its own for TLS', () => {
    expect(loadConfig({ GRPC_TLS_MODE: 'tls' }, peerClientSettings).peers.tls).toMatchObject({ mode: 'tls' });
  });
});
