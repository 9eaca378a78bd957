import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { invoice } from '../support/invoices.ts';

type Line = {
  line?: number;
  externalId?: string | null;
  outcome?: string;
  errors?: { pointer: string; code: string }[];
  summary?: Record<string, number>;
  problem?: { code: string };
};

let gateway: TestGateway;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
let path: string;
let address: { host: string; port: number };
beforeAll(async () => {
  gateway = await testGateway();
  tenant = await gateway.tenant('Northwind');
  path = `/v1/companies/${(await tenant.company('Contoso')).id}/invoices`;
  const url = new URL(await gateway.app.listen({ host: '127.0.0.1', port: 0 }));
  address = { host: url.hostname, port: Number(url.port) };
});
afterAll(async () => gateway.stop());

const headers = { 'content-type': 'application/x-ndjson' };
const record = (externalId: string, change: Record<string, unknown> = {}) =>
  JSON.stringify({ externalId, ...invoice(change) });
const linesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
const send = async (lines: (string | Buffer)[]) => {
  const body = Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')]));
  const answer = await tenant.call('POST', `${path}/stream`, { headers, body });
  return { ...answer, lines: linesOf(answer.text) };
};
const memoOf = async (externalId: string) =>
  (await tenant.call('GET', `${path}/${externalId}`)).body?.content?.memo as string | undefined;

/** A request as it is written to the wire, part by part, and what came back so far. */
async function openStream() {
  const socket = connect(address);
  await new Promise<void>((resolve) => void socket.once('connect', resolve));
  let received = '';
  socket.on('data', (data: Buffer) => (received += data.toString()));
  socket.on('error', () => undefined);
  socket.write(
    `POST ${path}/stream HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${tenant.key}\r\n` +
      'content-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\n',
  );
  return {
    write: (text: string) => socket.write(`${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`),
    received: () => received,
    socket,
  };
}

describe('a stream of records', () => {
  it('answers each line, takes what is good, and sums up', async () => {
    const {
      status,
      lines,
      headers: answered,
    } = await send([
      record('s-1'),
      '',
      '{"externalId": "s-2",',
      record('s-3', { total: '1.00' }),
      Buffer.from([0xff, 0xfe]),
      '{"externalId":"s-4","externalId":"s-5"}',
      record('s-1', { memo: 'later' }),
      `"${'x'.repeat(1024 * 1024)}"`,
      '[]',
      'null',
      record(' s-6 '),
    ]);
    expect(status).toBe(200);
    expect(answered['content-type']).toContain('application/x-ndjson');
    expect(lines.map(({ line, outcome, errors }) => [line, outcome, errors?.[0]?.code])).toEqual([
      [1, 'created', undefined],
      [3, 'refused', 'invalid-json'],
      [4, 'refused', 'total'],
      [5, 'refused', 'invalid-json'],
      [6, 'refused', 'duplicate'],
      [7, 'updated', undefined],
      [8, 'refused', 'maxLength'],
      [9, 'refused', 'type'],
      [10, 'refused', 'type'],
      [11, 'created', undefined],
      [undefined, undefined, undefined],
    ]);
    expect(lines.at(-1)?.summary).toEqual({ created: 2, updated: 1, unchanged: 0, outdated: 0, refused: 7 });
    expect(await memoOf('s-1')).toBe('later');
  });

  it('takes more than a bulk request may hold, and says of repeats that nothing changed', async () => {
    const many = Array.from({ length: 2500 }, (_, n) => record(`m-${n}`));
    expect((await send(many)).lines.at(-1)?.summary).toMatchObject({ created: 2500 });
    expect((await send(many.slice(0, 300))).lines.at(-1)?.summary).toMatchObject({ unchanged: 300 });
  });

  it.each<[string, number, string, string, Record<string, string>?]>([
    ['JSON', 415, 'application/json', '{}'],
    ['another charset', 415, 'application/x-ndjson; charset=latin1', '{}'],
    ['compressed', 415, 'application/x-ndjson', '{}', { 'content-encoding': 'gzip' }],
  ])('refuses %s', async (_, status, type, body, more = {}) => {
    const answer = await tenant.call('POST', `${path}/stream`, { headers: { 'content-type': type, ...more }, body });
    expect(answer.status).toBe(status);
  });

  it('is for the records of a company of the caller only, and NDJSON for it only', async () => {
    const other = await gateway.tenant('Fabrikam');
    expect((await other.call('POST', `${path}/stream`, { headers, body: record('x') })).status).toBe(404);
    expect((await tenant.call('POST', `${path}/bulk`, { headers, body: record('x') })).status).toBe(415);
  });

  it('answers while it is still being sent; who leaves in the middle has what was answered, and no half record', async () => {
    const { write, received, socket } = await openStream();
    const first = Array.from({ length: 200 }, (_, n) => `${record(`a-${n}`)}\n`);
    write(first.join(''));
    write(`${record('a-200')}\n`);
    await eventually(() => received().includes('"externalId":"a-199"'), { timeoutMs: 20_000 });
    write(record('a-201').slice(0, 40));
    socket.destroy();
    await eventually(async () =>
      expect(gateway.logs.some(({ operation }) => operation === 'streamRecords')).toBe(true),
    );
    expect(await memoOf('a-201')).toBeUndefined();
    const again = await send([...first.map((line) => line.trim()), record('a-200'), record('a-201')]);
    const { unchanged = 0, created = 0 } = again.lines.at(-1)?.summary ?? {};
    expect(unchanged).toBeGreaterThanOrEqual(200);
    expect(unchanged + created).toBe(202);
  });

  it('reads no further from who takes no answers', async () => {
    const { write, socket } = await openStream();
    socket.pause();
    const lines = Array.from({ length: 500 }, (_, n) => `{"externalId":"bad-${n}","${'x'.repeat(900)}":1}\n`).join('');
    let sent = 0;
    // The kernel's buffers take some megabytes; what is far beyond them would be in our memory.
    while (write(lines) || (await drained(socket))) if ((sent += lines.length) > 200_000_000) break;
    expect(sent).toBeLessThan(100_000_000);
    socket.destroy();
  }, 60_000);

  it('tells from which line to send again when it cannot go on', async () => {
    const { write, received, socket } = await openStream();
    write(Array.from({ length: 201 }, (_, n) => `${record(`d-${n}`)}\n`).join(''));
    await eventually(() => received().includes('"externalId":"d-199"'), { timeoutMs: 20_000 });
    await gateway.call('DELETE', path.split('/').slice(0, 4).join('/'), { key: tenant.key });
    write(`${record('d-201')}\n`);
    socket.write('0\r\n\r\n');
    await eventually(() => received().includes('"problem"'), { timeoutMs: 20_000 });
    expect(received()).toMatch(/"line":201,"problem":\{[^\n]*"code":"not-found"/);
    socket.destroy();
  });
});

/** Whether the socket takes more within a second. */
function drained(socket: ReturnType<typeof connect>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), 1000);
    socket.once('drain', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
