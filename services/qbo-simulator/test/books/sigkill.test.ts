import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually, startProcess } from '@autosync/testing';
import type { TestProcess } from '@autosync/testing';
import type { Doc } from '../../src/books/doc.ts';
import { app, jsonRequest, realmId, request, salesForm, textIn } from '../support/simulator.ts';
import type { Reply } from '../support/simulator.ts';

describe('the process', () => {
  let dataDir: string;
  let running: TestProcess;
  let baseUrl: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'qbo-simulator-'));
    await start();
  });

  afterEach(async () => {
    await running.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function start(env: Record<string, string> = {}): Promise<void> {
    running = await startProcess({
      name: 'qbo-simulator',
      entry: new URL('../../src/main.ts', import.meta.url),
      env: {
        DATA_DIR: dataDir,
        HTTP_PORT: '0',
        SIMULATOR_CLIENT_ID: app.clientId,
        SIMULATOR_CLIENT_SECRET: app.clientSecret,
        ...env,
      },
    });
    const { httpPort } = await running.ready();
    baseUrl = `http://127.0.0.1:${String(httpPort)}`;
  }

  const control = (method: string, path: string, body?: object) =>
    request(`${baseUrl}/control${path}`, jsonRequest(method, body as never));

  it('killed while it writes, it has every answered document, and none twice', async () => {
    await control('POST', '/companies', { realmId, name: 'Acme IT', seed: 'us-services' });
    await control('POST', '/limits', { enabled: false });
    const tokens = (await control('POST', '/tokens', { realmId })).body;
    await control('POST', `/documents/${realmId}/Customer`, { DisplayName: 'Cool Cars' });
    const headers = { authorization: `Bearer ${textIn(tokens, 'access_token')}` };
    const create = (id: number): Promise<Reply> => {
      const url = `${baseUrl}/v3/company/${realmId}/invoice?requestid=r${id}`;
      return request(url, jsonRequest('POST', salesForm('1', { DocNumber: `N${id}` }), headers));
    };

    const answered = new Map<number, string>();
    let sent = 0;
    const client = async () => {
      try {
        for (;;) {
          sent += 1;
          const id = sent;
          answered.set(id, (await create(id)).text);
        }
      } catch {
        // The process is gone.
      }
    };
    const clients = Array.from({ length: 8 }, client);
    await eventually(() => answered.size > 200);
    running.kill('SIGKILL');
    await running.exited;
    await Promise.all(clients);

    await start();
    await control('POST', '/limits', { enabled: false });
    const documents = (await control('GET', `/documents/${realmId}/Invoice`)).body as unknown as Doc[];
    const numbers = documents.map(({ DocNumber }) => DocNumber);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toEqual(expect.arrayContaining([...answered.keys()].map((id) => `N${id}`)));
    for (let id = 1; id < sent; id += 1) {
      const reply = await create(id);
      expect(reply.status).toBe(200);
      expect(reply.text).toBe(answered.get(id) ?? reply.text);
    }
    expect((await control('GET', `/ledger?realmId=${realmId}&requestIds=false`)).body).toMatchObject({
      realms: { [realmId]: { documents: { Invoice: { live: sent - 1 } } } },
    });
  });

  it('stops on SIGTERM with code 0 although clients hold connections and a call hangs', async () => {
    await control('POST', '/companies', { realmId, name: 'Acme IT' });
    const tokens = (await control('POST', '/tokens', { realmId })).body;
    await control('POST', '/faults', { fault: { kind: 'hang', ms: 600_000 } });
    const headers = { authorization: `Bearer ${textIn(tokens, 'access_token')}` };
    const hanging = fetch(`${baseUrl}/v3/company/${realmId}/preferences`, { headers });
    const struck = async () => expect((await control('GET', '/faults')).body).toMatchObject([{ hits: 1 }]);
    await Promise.all([
      eventually(struck),
      expect(hanging.finally(() => undefined)).rejects.toThrow(),
      stopWhen(struck),
    ]);
  });

  async function stopWhen(fact: () => Promise<void>): Promise<void> {
    await eventually(fact);
    expect(await running.stop({ deadlineMs: 5000 })).toMatchObject({ code: 0 });
  }

  it('with a wrong configuration it names every fault and exits 1', async () => {
    await running.stop();
    const failing = await startProcess({
      name: 'qbo-simulator',
      entry: new URL('../../src/main.ts', import.meta.url),
      env: { HTTP_PORT: 'x', REFRESH_ROTATION: 'never' },
    });
    expect(await failing.exited).toMatchObject({ code: 1 });
    for (const variable of ['HTTP_PORT', 'REFRESH_ROTATION']) {
      expect(failing.output()).toContain(variable);
    }
  });
});
