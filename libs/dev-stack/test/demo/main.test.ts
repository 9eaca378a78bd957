import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot, removePostgresData, startChild } from '../../src/index.ts';
import type { Summary } from '../../src/demo/summary.ts';
import { testFolder } from '@autosync/testing';

let folder: string;

beforeAll(async () => {
  folder = await testFolder();
});
afterAll(async () => {
  for (const data of ['data', 'unused']) await removePostgresData(join(folder, data, 'postgres'));
  await rm(folder, { recursive: true, force: true });
});

/** Runs the program to its end. */
async function start(args: readonly string[], env: Record<string, string> = {}) {
  const child = await startChild({
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', '--', 'libs/dev-stack/src/main.ts', ...args],
    cwd: projectRoot,
    env: { ...process.env, INIT_CWD: folder, AUTOSYNC_DATA_DIR: join(folder, 'data'), ...env },
    keepLines: 1000,
  });
  const { code } = await child.exited;
  return { code, output: child.output() };
}

describe('npm start', () => {
  it('explains itself, and refuses what it does not know', async () => {
    const [help, wrong] = await Promise.all([start(['--help']), start(['--onse'])]);
    expect(help).toMatchObject({ code: 0, output: expect.stringContaining('usage: npm start -- [options]') });
    expect(wrong).toEqual({ code: 2, output: 'Unknown option \'--onse\'. "npm start -- --help" lists the options.' });
  });

  it('says in a sentence that the port is in use, that Java is missing, or that there is nothing to read', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const data = { AUTOSYNC_DATA_DIR: join(folder, 'unused') };
    const embeddedKafka = { AUTOSYNC_STACK: 'embedded', DATABASE_URL: 'postgres://127.0.0.1:1/x' };
    const [inUse, noJava, empty] = await Promise.all([
      start(['--once', '--port', String(port)], data),
      start(['--once'], { ...data, ...embeddedKafka, PATH: join(folder, 'no-programs') }),
      start(['--once', '--input', 'nowhere'], data),
    ]);
    taken.close();
    expect(inUse.code).toBe(1);
    expect(inUse.output).toContain(`Port ${port} on 127.0.0.1 is in use: choose another one with --port.`);
    expect(noJava.code).toBe(1);
    expect(noJava.output).toContain('Kafka needs Java, which is missing: install');
    expect(empty.code).toBe(1);
    expect(empty.output).toContain(`The folder ${join(folder, 'nowhere')} cannot be read`);
  });

  it('syncs a person’s own records, names what it cannot take, and finds its data the second time', async () => {
    const csv = [
      'externalId,number,date,terms,customer,item,quantity,unitPrice,total',
      '1,N-1,2026-11-02,Net 30,"O\'Brien & Sons",Hours,1.5,147.25,220.88',
      '2,N-2,2026-11-03,Net 30,Café Zoë,Hours,-1,147.25,-147.25',
      '3,N-3,03/11/2026,Net 30,Café Zoë,Hours,1,147.25,147.25',
    ];
    await mkdir(join(folder, 'Contoso IT'));
    await writeFile(join(folder, 'Contoso IT', 'march.csv'), `${csv.join('\n')}\n`);
    const run = async () => {
      const { code, output } = await start(['--once', '--json', '--input', 'Contoso IT', '--env-file', 'access.env']);
      const json = output.split('\n').find((line) => line.startsWith('{"batches"'));
      return { code, output, summary: JSON.parse(json ?? `"${output}"`) as Summary };
    };

    const first = await run();
    expect(first.output).toContain('march.csv:4: 3: date must be a day as YYYY-MM-DD');
    expect(first.output).toContain('Contoso IT: 2 records');
    expect(first.output).toContain('[Contoso IT] AutoSyncModule Invoices: Finished, 2 of 2');
    expect(first.output.trimEnd()).toMatch(/Stopped everything\.$/);
    const done = { mismatches: 0, notSynced: 0, throttled: 0, paymentsApplied: 0, notTaken: 1, records: 2 };
    expect(first.summary).toMatchObject({
      ...done,
      documentsWritten: 2,
      batches: { finished: 1, finishedWithError: 0 },
    });
    expect(first.summary.qboCalls).toMatchObject({ 'create Invoice': 1, 'create CreditMemo': 1 });
    expect(first.code).toBe(0);
    expect(first.summary).toMatchObject({ recordsByType: { invoices: 2 }, differences: { missing: 0, money: 0 } });
    const access = await readFile(join(folder, 'access.env'), 'utf8');
    const names = ['AUTOSYNC_API', 'AUTOSYNC_CONSOLE', 'AUTOSYNC_OPERATOR_KEY', 'AUTOSYNC_KEY', 'AUTOSYNC_COMPANY'];
    expect(access.split('\n').map((line) => line.split('=')[0])).toEqual([...names, '']);
    expect(first.output.indexOf('Operator key: ')).toBeLessThan(first.output.indexOf('sending the records'));
    for (const file of ['data/demo-key.json', 'access.env']) {
      expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
    }

    // Started again with one amount changed: it knows what it sent, and changes just that.
    const changed = csv.join('\n').replace('1.5,147.25,220.88', '2,10,20.00');
    await writeFile(join(folder, 'Contoso IT', 'march.csv'), `${changed}\n`);
    const second = await run();
    expect(second.summary).toMatchObject({ ...done, documentsWritten: 1, batches: { finished: 1 } });
    expect(second.summary.qboCalls).toMatchObject({ 'update Invoice': 1 });
    expect(second.summary.qboCalls).not.toHaveProperty('create Invoice');
    expect(second.code).toBe(0);
  }, 300_000);
});
