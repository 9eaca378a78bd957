import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually, startProcess } from '@autosync/testing';
import type { QboEndpoints } from '../../src/index.ts';

export type Simulator = {
  endpoints: QboEndpoints;
  /** A call of the control API; answers its JSON. */
  control(method: string, path: string, body?: object): Promise<unknown>;
  /** A company with the services seed, and tokens for it. */
  newCompany(): Promise<{ realmId: string; accessToken: string; refreshToken: string }>;
  stop(): Promise<void>;
};

/** The QuickBooks simulator as a process of its own. */
export async function startSimulator(): Promise<Simulator> {
  const folder = await mkdtemp(path.join(tmpdir(), 'autosync-simulator-'));
  const app = { clientId: 'client-1', clientSecret: 'client-secret-1' };
  const simulator = await startProcess({
    name: 'qbo-simulator',
    entry: new URL('../../../../services/qbo-simulator/src/main.ts', import.meta.url),
    env: {
      HTTP_PORT: '0',
      DATA_DIR: folder,
      SIMULATOR_CLIENT_ID: app.clientId,
      SIMULATOR_CLIENT_SECRET: app.clientSecret,
    },
  });
  const { httpPort } = await eventually(() => simulator.logs().find((line) => line['msg'] === 'ready') ?? false);
  const url = `http://127.0.0.1:${String(httpPort)}`;

  async function control(method: string, route: string, body?: object): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    const request = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
    const response = await fetch(`${url}/control/${route}`, request);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }

  return {
    endpoints: {
      apiBaseUrl: url,
      authorizeUrl: `${url}/connect/oauth2`,
      tokenUrl: `${url}/oauth2/v1/tokens/bearer`,
      revokeUrl: `${url}/v2/oauth2/tokens/revoke`,
      ...app,
    },
    control,
    async newCompany() {
      const { realmId } = (await control('POST', 'companies', { name: 'Test', seed: 'us-services' })) as {
        realmId: string;
      };
      const tokens = await control('POST', 'tokens', { realmId });
      const { access_token, refresh_token } = tokens as { access_token: string; refresh_token: string };
      return { realmId, accessToken: access_token, refreshToken: refresh_token };
    },
    async stop() {
      await simulator.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
