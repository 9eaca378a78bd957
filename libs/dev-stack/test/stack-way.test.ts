import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startProcess, testFolder } from '@autosync/testing';
import { chooseWay, describeWay } from '../src/index.ts';
import { fakeEngine } from './support/fake-engine.ts';

let dataDir: string;
let noEngine: { DOCKER_HOST: string };

beforeEach(async () => {
  dataDir = await testFolder();
  noEngine = { DOCKER_HOST: `unix://${dataDir}/none.sock` };
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function put(...path: string[]): Promise<void> {
  await mkdir(join(dataDir, ...path.slice(0, -1)), { recursive: true });
  await writeFile(join(dataDir, ...path), '');
}

describe('chooseWay', () => {
  it('takes the embedded servers, and says why, when no engine answers', async () => {
    const choice = await chooseWay({ env: noEngine });
    expect(choice).toMatchObject({ way: 'embedded', isFixed: false });
    expect(describeWay(choice, noEngine)).toBe('PostgreSQL and Kafka: embedded (no Docker engine answers)');
  });

  it('obeys AUTOSYNC_STACK', async () => {
    const env = { ...noEngine, AUTOSYNC_STACK: 'embedded', KAFKA_BROKERS: 'k:1' };
    const choice = await chooseWay({ env });
    expect(choice).toMatchObject({ way: 'embedded', isFixed: true });
    expect(describeWay(choice, env)).toBe('Kafka: external; PostgreSQL: embedded (AUTOSYNC_STACK=embedded)');
    await expect(chooseWay({ env: { ...noEngine, AUTOSYNC_STACK: 'docker' } })).rejects.toMatchObject({
      code: 'no-engine',
      message: `AUTOSYNC_STACK=docker, but no Docker engine answers at ${noEngine.DOCKER_HOST}: start one, set DOCKER_HOST, or set AUTOSYNC_STACK=embedded.`,
    });
    await expect(chooseWay({ env: { AUTOSYNC_STACK: 'podman' } })).rejects.toMatchObject({ code: 'wrong-setting' });
  });

  it('asks for no engine when both servers are external', async () => {
    const env = { AUTOSYNC_STACK: 'docker', DATABASE_URL: 'postgres://db/x', KAFKA_BROKERS: 'k:1', ...noEngine };
    expect(describeWay(await chooseWay({ env }), env)).toBe('PostgreSQL and Kafka: external');
  });

  it('stays with the way in which the data was made', async () => {
    await put('postgres', 'cluster');
    expect(await chooseWay({ env: noEngine, dataDir })).toMatchObject({ way: 'embedded', isFixed: true });
    const docker = chooseWay({ env: { ...noEngine, AUTOSYNC_STACK: 'docker' }, dataDir });
    await expect(docker).rejects.toMatchObject({ code: 'other-way' });
  });

  it('refuses to start beside data that is in Docker when no engine answers', async () => {
    await put('kafka', 'volume.json');
    await expect(chooseWay({ env: noEngine, dataDir })).rejects.toMatchObject({
      code: 'no-engine',
      message: expect.stringContaining(`The data in ${dataDir} is in Docker, but no Docker engine answers`),
    });
  });

  it.each([
    ['falls back to the embedded servers', {}, { way: 'embedded', why: expect.stringContaining('cannot be pulled') }],
    ['fails with a sentence', { AUTOSYNC_STACK: 'docker' }, { code: 'image-missing' }],
  ])('%s when an image can neither be found nor pulled (%j)', async (_what, env, outcome) => {
    const engine = await fakeEngine(dataDir);
    const choosing = await startProcess({
      name: 'choosing',
      entry: new URL('./fixtures/choosing.ts', import.meta.url),
      env: {
        DOCKER_HOST: engine.address,
        TESTCONTAINERS_HOST_OVERRIDE: '127.0.0.1',
        AUTOSYNC_TEST_POSTGRES_IMAGE: 'registry.example/postgres:1',
        KAFKA_BROKERS: 'k:1',
        ...env,
      },
    });
    await choosing.exited;
    await engine.stop();
    const [told] = choosing.logs() as { outcome: { why?: string; message?: string }; progress: string[] }[];
    expect(told?.outcome).toMatchObject(outcome);
    expect(told?.progress).toEqual(['fetching the image registry.example/postgres:1 (once)']);
    expect(told?.outcome.why ?? told?.outcome.message).toMatch(
      /^The image registry.example\/postgres:1 cannot be pulled \(.*no such host\): name one that is there with AUTOSYNC_TEST_POSTGRES_IMAGE, or set AUTOSYNC_STACK=embedded\.$/,
    );
  });
});
