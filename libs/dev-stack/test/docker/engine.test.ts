import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testFolder } from '@autosync/testing';
import { describeAddresses, findEngine } from '../../src/docker/engine.ts';
import { fakeEngine } from '../support/fake-engine.ts';

const patienceMs = 10_000;
let folder: string;

beforeEach(async () => {
  folder = await testFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('findEngine', () => {
  it('finds the engine that DOCKER_HOST names', async () => {
    const engine = await fakeEngine(folder);
    expect(await findEngine({ DOCKER_HOST: engine.address }, patienceMs)).toBe(engine.address);
    await engine.stop();
    expect(await findEngine({ DOCKER_HOST: engine.address }, patienceMs)).toBeUndefined();
  });

  it('does not take a file that nobody listens on for an engine', async () => {
    await writeFile(join(folder, 'docker.sock'), '');
    expect(await findEngine({ DOCKER_HOST: `unix://${folder}/docker.sock` }, patienceMs)).toBeUndefined();
  });

  it('waits as long as it is told, not longer, for an engine that does not answer', async () => {
    const engine = await fakeEngine(folder, { silent: true });
    const started = performance.now();
    expect(await findEngine({ DOCKER_HOST: engine.address }, 500)).toBeUndefined();
    expect(performance.now() - started).toBeGreaterThan(450);
    expect(performance.now() - started).toBeLessThan(patienceMs);
    await engine.stop();
  });

  it('takes one that wants TLS for an engine', async () => {
    const server = createServer((socket) => {
      socket.once('data', () => socket.end('HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request.\n'));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await findEngine({ DOCKER_HOST: address }, patienceMs)).toBe(address);
    server.close();
  });

  it.each(['ssh://me@there', 'nonsense'])('knows no engine at %s', async (address) => {
    expect(await findEngine({ DOCKER_HOST: address }, patienceMs)).toBeUndefined();
    expect(describeAddresses({ DOCKER_HOST: address })).toBe(address);
  });
});
