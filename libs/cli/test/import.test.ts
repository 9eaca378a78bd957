import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '@autosync/testing';
import { apiServer, companies, type Seen } from './support/api-server.ts';
import { autosync } from './support/autosync.ts';

type Server = Awaited<ReturnType<typeof apiServer>>;

let folder: string;
let server: Server | undefined;
beforeAll(async () => {
  folder = await testFolder();
});
afterEach(() => server?.stop());
afterAll(() => rm(folder, { recursive: true, force: true }));

const invoice = (n: number, change: object = {}) => ({
  externalId: `I-${n}`,
  date: '2026-11-02',
  customer: { name: 'A' },
  lines: [{ item: 'Hours', quantity: '1', unitPrice: '150' }],
  ...change,
});
const idsIn = ({ body }: Seen) =>
  body.split('\n').flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as { externalId: string }).externalId]));

/** Takes every record but those whose id ends in 13; `onBulk` sees each request before it is answered. */
function intake(onBulk: (request: number) => void | Promise<void> = () => undefined) {
  let requests = 0;
  return apiServer(async (seen) => {
    if (seen.method === 'GET') return { body: companies };
    await onBulk((requests += 1));
    const items = idsIn(seen).map((externalId) =>
      externalId.endsWith('13')
        ? { externalId, outcome: 'refused', errors: [{ pointer: '/date', code: 'x', detail: 'is unlucky' }] }
        : { externalId, outcome: 'created', id: externalId, version: 1 },
    );
    return { lines: [...items, { summary: {} }] };
  });
}

const sent = () => server!.seen.filter(({ method }) => method === 'POST').flatMap(idsIn);
const there = () => ({
  directory: folder,
  env: { AUTOSYNC_API: server!.url, AUTOSYNC_KEY: 'k', AUTOSYNC_COMPANY: 'Contoso' },
});

describe('import', () => {
  it('takes what is good, and tells what is wrong with the rest by its line', async () => {
    server = await intake();
    const lines = [
      invoice(1),
      '{"externalId": "I-2",',
      invoice(3, { date: '2026-13-01' }),
      invoice(1),
      invoice(13),
      invoice(6),
    ];
    const file = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    await writeFile(join(folder, 'invoices.ndjson'), file);
    const { code, out, err } = await autosync(['import', 'invoices.ndjson'], there());
    expect(sent()).toEqual(['I-1', 'I-13', 'I-6']);
    expect(err.split('\n').map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'invoices.ndjson:2: is no',
      'invoices.ndjson:3: I-3: date',
      'invoices.ndjson:4: I-1: is',
      'invoices.ndjson:5: I-13: date',
      '',
    ]);
    expect(out).toBe('invoices.ndjson: 2 records taken (2 created), 4 refused.\n');
    expect(code).toBe(1);

    const asJson = await autosync(['import', '--json', 'invoices.ndjson'], there());
    expect(JSON.parse(asJson.out)).toMatchObject({ taken: 2, refused: 4, isWhole: true, refusals: { length: 4 } });
  });

  it('reads a table from a pipe', async () => {
    server = await intake();
    const stdin = 'externalId;date;customer;item;quantity;unitPrice\nc;2026-11-02;A;Hours;1;2\n';
    const args = ['import', '-', '--format', 'csv', '--type', 'invoices'];
    const { code, out } = await autosync(args, { ...there(), stdin });
    expect([code, out, sent()]).toEqual([0, 'stdin: 1 record taken (1 created).\n', ['c']]);
  });

  it.each(['json', 'ndjson'])(
    'stopped in the middle of %s, goes on where it was and tells the refusals again',
    async (format) => {
      const stopping = new AbortController();
      server = await intake((request) => (request === 2 ? stopping.abort() : undefined));
      const all = Array.from({ length: 1313 }, (_, n) => invoice(n));
      const text = format === 'json' ? JSON.stringify(all) : all.map((one) => JSON.stringify(one)).join('\n');
      await writeFile(join(folder, `invoices-many.${format}`), text);
      const args = ['import', `invoices-many.${format}`];
      const stopped = await autosync(args, { ...there(), signal: stopping.signal });
      expect([stopped.code, sent().length]).toEqual([130, 1000]);
      expect(stopped.out).toContain('Stopped: the same command goes on from here.');

      const again = await autosync(args, there());
      // Ids that end in 13: from 13 to 1213, and none of them is sent twice.
      expect(again.out).toContain('1300 records taken (1000 were sent before; 310 created), 13 refused.');
      expect(again.err.trim().split('\n')).toHaveLength(13);
      expect(sent()).toEqual(all.map(({ externalId }) => externalId));

      const anew = await autosync(args, there());
      expect([anew.code, sent().length]).toEqual([1, 2 * all.length]);
    },
  );
});

describe('the program', () => {
  const program = fileURLToPath(new URL('../bin/autosync.mjs', import.meta.url));
  const start = (args: string[]) => {
    const env = { ...process.env, HOME: folder, ...there().env };
    return spawn(process.execPath, [program, ...args], { env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  };

  it('stops in order at Ctrl-C: what was sent is noted', async () => {
    const { promise: asked, resolve: onAsked } = Promise.withResolvers<void>();
    const { promise: mayAnswer, resolve: answer } = Promise.withResolvers<void>();
    server = await intake(() => {
      onAsked();
      return mayAnswer;
    });
    const all = Array.from({ length: 900 }, (_, n) => JSON.stringify(invoice(n + 2000)));
    await writeFile(join(folder, 'invoices-ctrl-c.jsonl'), all.join('\n'));
    const child = start(['import', 'invoices-ctrl-c.jsonl']);
    const out = text(child.stdout);
    await asked;
    child.kill('SIGINT');
    answer();
    expect(await once(child, 'exit')).toEqual([130, null]);
    expect(await out).toContain('Stopped');
    expect((await autosync(['import', 'invoices-ctrl-c.jsonl'], there())).out).toContain('500 were sent before');
  });

  it('ends without a word when nobody reads on', async () => {
    let page = 0;
    server = await apiServer(({ path }) => {
      if (path.startsWith('/v1/companies?')) return { body: companies };
      const items = Array.from({ length: 200 }, (_, n) => ({ externalId: `${page}-${n}`, syncState: 'synced' }));
      return { body: { items, nextCursor: String((page += 1)) } };
    });
    const child = start(['export', 'invoices']);
    const err = text(child.stderr);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect(await once(child, 'exit')).toEqual([141, null]);
    expect(await err).toBe('');
  });
});
