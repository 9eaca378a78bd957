import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testAuthority, testFolder } from '@autosync/testing';
import { createResolve, postWebhook, type PostRules, type Resolve } from '../../src/operations/post-webhook.ts';
import { receiver, status, type Receiver } from '../support/receiver.ts';

const open: PostRules = { allowsPrivate: true, allowsHttp: true, timeoutMs: 1000, authorities: undefined };
const toLocalhost: Resolve = async () => ['127.0.0.1'];

describe('posting a webhook', () => {
  let server: Receiver;

  beforeEach(async () => {
    server = await receiver();
  });
  afterEach(() => server.close());

  const post = (rules: Partial<PostRules> = {}, { url = server.url, resolve = toLocalhost } = {}) =>
    postWebhook({ url, headers: { 'content-type': 'application/json' }, body: '{}' }, { ...open, ...rules }, resolve);

  it('takes any 2xx', async () => {
    server.answer(status(204));
    expect(await post()).toMatchObject({ outcome: 'delivered', status: 204, detail: null, answer: '' });
    expect(server.received).toMatchObject([{ body: '{}', headers: { 'content-length': '2' } }]);
  });

  it.each([
    [500, 'refused'],
    [404, 'refused'],
    [410, 'gone'],
    [429, 'refused'],
  ])('says %d to be %s', async (code, outcome) => {
    server.answer(status(code, 'No.'));
    expect(await post()).toMatchObject({
      outcome,
      status: code,
      answer: 'No.',
      detail: expect.stringContaining(`${code}`),
    });
  });

  it('follows no redirect', async () => {
    server.answer((response) => void response.writeHead(302, { location: '/elsewhere' }).end());
    expect(await post()).toMatchObject({ outcome: 'redirected', status: 302 });
    expect(server.received).toHaveLength(1);
  });

  it('respects Retry-After', async () => {
    server.answer((response) => void response.writeHead(503, { 'retry-after': '120' }).end());
    expect(await post()).toMatchObject({ outcome: 'refused', retryAfterMs: 120_000 });
    server.answer((response) => void response.writeHead(503, { 'retry-after': 'soon' }).end());
    expect(await post()).toMatchObject({ retryAfterMs: 0 });
  });

  it('keeps the beginning of a huge answer, and reads no more than that', async () => {
    let written = 0;
    server.answer((response) => {
      const more = () => {
        while (!response.destroyed && response.write('é'.repeat(10_000))) written += 20_000;
      };
      response.writeHead(200).on('drain', more);
      more();
    });
    const { outcome, answer } = await post({ timeoutMs: 10_000 });
    expect({ outcome, answer }).toEqual({ outcome: 'delivered', answer: 'é'.repeat(1000) });
    expect(written).toBeLessThan(50_000_000);
  });

  it('keeps what PostgreSQL takes of an answer', async () => {
    server.answer((response) => void response.end(Buffer.from([0x41, 0, 0xff, 0x42])));
    expect(await post()).toMatchObject({ answer: 'A\ufffdB' });
  });

  it('gives up after its time, whatever it waits for', async () => {
    const silent = { outcome: 'timed-out', status: null, detail: expect.stringContaining('0.2 seconds') };
    server.answer(() => undefined);
    expect(await post({ timeoutMs: 200 })).toMatchObject(silent);
    expect(
      await post({ timeoutMs: 200 }, { url: 'http://slow.example/', resolve: () => new Promise(() => undefined) }),
    ).toMatchObject(silent);
    // Its status came, so it was taken; the rest of its answer is not waited for.
    server.answer((response) => void response.writeHead(200).write('slow'));
    expect(await post({ timeoutMs: 200 })).toMatchObject({ outcome: 'delivered', answer: 'slow' });
    // Headers without an end.
    const tricky = createServer((socket) => {
      socket.on('error', () => undefined).write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write(`x-${Math.random()}: ${'y'.repeat(2000)}\r\n`), 5);
      socket.on('close', () => clearInterval(timer));
    });
    await new Promise<void>((resolve) => tricky.listen(0, '127.0.0.1', () => resolve()));
    const url = `http://127.0.0.1:${(tricky.address() as AddressInfo).port}/`;
    expect(await post({ timeoutMs: 2000 }, { url })).toMatchObject({ outcome: 'not-connected', status: null });
    await new Promise((resolve) => tricky.close(resolve));
  });

  it('says that nobody listens', async () => {
    await server.close();
    expect(await post()).toMatchObject({ outcome: 'not-connected', detail: expect.stringContaining('ECONNREFUSED') });
    server = await receiver();
    server.answer((response) => void response.destroy());
    expect(await post()).toMatchObject({ outcome: 'not-connected' });
    const unknown = () => Promise.reject(new Error('ENOTFOUND'));
    expect(await post({}, { url: 'http://nobody.example/', resolve: unknown })).toMatchObject({
      outcome: 'not-resolved',
    });
  });

  describe('where private addresses are not allowed', () => {
    const strict = { allowsPrivate: false };
    const named = () => `http://hooks.example:${server.port}/`;

    it('connects to none that a name stands for, however it is said', async () => {
      for (const address of ['127.0.0.1', '::ffff:127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', 'fd00::1']) {
        const answer = await post(strict, { url: named(), resolve: async () => [address] });
        expect(answer).toMatchObject({ outcome: 'address-refused', status: null });
        expect(answer.detail).not.toContain(address);
      }
      expect(await post(strict, { url: server.url })).toMatchObject({ outcome: 'address-refused' });
      expect(await post(strict, { url: `http://[::ffff:7f00:1]:${server.port}/` })).toMatchObject({
        outcome: 'address-refused',
      });
      expect(server.received).toEqual([]);
    });

    it('does not look up the machine’s own names', async () => {
      const resolve = createResolve({ ...open, ...strict, timeoutMs: 400 });
      const answer = await post(strict, { url: `http://localhost:${server.port}/`, resolve });
      expect(['not-resolved', 'address-refused', 'timed-out']).toContain(answer.outcome);
      expect(server.received).toEqual([]);
    });
  });

  it('knows the machine’s own names where private addresses are allowed', async () => {
    const url = `http://localhost:${server.port}/`;
    const resolve = createResolve(open);
    expect(await post({ timeoutMs: 10_000 }, { url, resolve })).toMatchObject({ outcome: 'delivered' });
  });

  it('looks a name up once, and connects to just what was checked', async () => {
    let asked = 0;
    // A name server that says another thing each time.
    const rebinding = async () => [asked++ === 0 ? '127.0.0.1' : '127.0.0.2'];
    const url = `http://hooks.example:${server.port}/`;
    expect(await post({}, { url, resolve: rebinding })).toMatchObject({ outcome: 'delivered' });
    expect(asked).toBe(1);
    expect(server.received[0]?.headers['host']).toBe(`hooks.example:${server.port}`);
  });

  it('checks the certificate, for the name and by whom', async () => {
    const folder = await testFolder();
    const [ours, others] = await Promise.all([testAuthority(folder, 'ours'), testAuthority(folder, 'others')]);
    const { certFile, keyFile } = await ours.issue('hooks');
    const [cert, key, ca, otherCa] = await Promise.all(
      [certFile, keyFile, ours.caFile, others.caFile].map((file) => readFile(file)),
    );
    const secure = await receiver({ tls: { cert: cert as Buffer, key: key as Buffer } });
    const ask = (name: string, authority: Buffer | undefined) =>
      post(
        { allowsHttp: false, authorities: { read: () => String(authority) } },
        { url: `https://${name}:${secure.port}/` },
      );
    expect(await ask('localhost', ca)).toMatchObject({ outcome: 'delivered' });
    expect(await ask('localhost', otherCa)).toMatchObject({ outcome: 'tls-failed' });
    expect(await ask('hooks.example', ca)).toMatchObject({ outcome: 'tls-failed' });
    expect(await post({}, { url: `https://127.0.0.1:${server.port}/` })).toMatchObject({ outcome: 'tls-failed' });
    expect(secure.received).toHaveLength(1);
    await secure.close();
  });
});
