import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loopback, projectRoot } from '@autosync/dev-stack/servers';
import { startProcess } from './start-process.ts';
import { testFolder } from './test-folder.ts';

const app = { clientId: 'client-1', clientSecret: 'client-secret-1' };

export type TestSimulator = {
  /** QuickBooks' addresses and the app's credentials, as `@autosync/qbo` takes them. */
  endpoints: {
    apiBaseUrl: string;
    authorizeUrl: string;
    tokenUrl: string;
    revokeUrl: string;
    clientId: string;
    clientSecret: string;
  };
  /** Calls the control API (`/control/<route>`) and returns its JSON. Throws if the answer is not a success. */
  control(method: string, route: string, body?: object): Promise<unknown>;
  /** Creates a company with the seed `us-services`, and tokens for it. */
  newCompany(): Promise<{ realmId: string; accessToken: string; refreshToken: string }>;
  stop(): Promise<void>;
};

/** The QuickBooks simulator in a process of its own, with empty books. Call `stop` in `afterAll`. */
export async function testSimulator(): Promise<TestSimulator> {
  const folder = await testFolder();
  const simulator = await startProcess({
    name: 'qbo-simulator',
    entry: join(projectRoot, 'services/qbo-simulator/src/main.ts'),
    env: {
      HTTP_PORT: '0',
      DATA_DIR: folder,
      SIMULATOR_CLIENT_ID: app.clientId,
      SIMULATOR_CLIENT_SECRET: app.clientSecret,
    },
  });
  const { httpPort } = await simulator.ready();
  const url = `http://${loopback}:${String(httpPort)}`;

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
      const company = await control('POST', 'companies', { name: 'Test', seed: 'us-services' });
      const { realmId } = company as { realmId: string };
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
