import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, startProcess, testFolder } from '@autosync/testing';
import { identify, isAlive, startKafka, type Kafka } from '../src/index.ts';
import { findProgram } from '../src/processes.mjs';
import { listeningAddresses } from './support/listening-addresses.ts';

const ownServer = new URL('./fixtures/own-server.ts', import.meta.url);
let folder: string;
let kafka: Kafka;

beforeAll(async () => {
  folder = await testFolder();
  kafka = await startKafka({ dataDir: join(folder, 'kafka') });
}, 120_000);

afterAll(async () => {
  await kafka.kill();
  await rm(folder, { recursive: true });
});

describe('the embedded Kafka', () => {
  it('listens on loopback only', async () => {
    expect(await listeningAddresses(kafka.port)).toEqual(['127.0.0.1']);
  });

  it('is back on its port after a crash', async () => {
    const { brokers, pid } = kafka;
    await kafka.restart({ signal: 'SIGKILL' });
    expect(kafka.brokers).toBe(brokers);
    expect(kafka.pid).not.toBe(pid);
    expect(await listeningAddresses(kafka.port)).toEqual(['127.0.0.1']);
  });

  it('dies with the process that started it', async () => {
    const owner = await startProcess({
      name: 'owner',
      entry: ownServer,
      args: ['kafka', join(folder, 'other')],
      env: { AUTOSYNC_CACHE_DIR: process.env['AUTOSYNC_CACHE_DIR'] },
    });
    const { pid } = await eventually(() => owner.logs()[0] ?? false, { timeoutMs: 45_000 });
    const orphan = identify(Number(pid));
    expect(isAlive(orphan)).toBe(true);
    owner.kill('SIGKILL');
    await eventually(() => !isAlive(orphan));
  });

  it.each([
    [
      'Java',
      '',
      /^Kafka needs Java, which is missing: install .* \(Debian: apt-get install .*\), or set KAFKA_BROKERS\.$/,
    ],
    [
      'Maven',
      'java',
      /^Kafka is fetched by Maven the first time, which is missing: install .*, or set KAFKA_BROKERS\.$/,
    ],
  ])('says in one sentence what to install when %s is missing', async (_what, program, sentence) => {
    const path = join(folder, `bin-with-${program}`);
    await mkdir(path);
    if (program !== '') await symlink(findProgram(program) ?? '', join(path, program));
    const owner = await startProcess({
      name: 'owner',
      entry: ownServer,
      args: ['kafka', join(folder, 'none')],
      env: { PATH: path, AUTOSYNC_CACHE_DIR: join(folder, 'empty-cache') },
    });
    await owner.exited;
    expect(owner.logs()[0]?.['error']).toMatch(sentence);
  });
});
