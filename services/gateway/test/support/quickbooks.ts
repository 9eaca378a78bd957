import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from '@autosync/testing';

type Json = Record<string, unknown>;

/** The QuickBooks simulator as a process, and what a person does in the browser there. */
export async function startQuickBooks() {
  const dataDir = await mkdtemp(join(tmpdir(), 'gateway-test-'));
  const app = { SIMULATOR_CLIENT_ID: 'test-app', SIMULATOR_CLIENT_SECRET: 'test-secret' };
  const env = { DATA_DIR: dataDir, HTTP_PORT: '0', ...app };
  const entry = new URL('../../../qbo-simulator/src/main.ts', import.meta.url);
  const simulator = await startProcess({ name: 'qbo-simulator', entry, env });
  const { httpPort } = await simulator.ready();
  const base = `http://127.0.0.1:${String(httpPort)}`;

  async function control<T = Json>(method: string, path: string, body?: Json): Promise<T> {
    const init =
      body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`${base}/control${path}`, { method, ...init });
    if (!response.ok) throw new Error(await response.text());
    return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
  }

  /** Opens the page of the authorize URL and decides; answers the address the browser is sent back to. */
  async function consent(authorizeUrl: string, decision: { realmId: string } | 'deny'): Promise<string> {
    const page = await fetch(authorizeUrl);
    if (page.status !== 200) throw new Error(`authorize page: ${page.status}`);
    const fields = [...(await page.text()).matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)];
    const form = new URLSearchParams();
    for (const [, name = '', value = ''] of fields) form.set(name, value.replaceAll('&#38;', '&'));
    form.set('decision', decision === 'deny' ? 'deny' : 'approve');
    if (decision !== 'deny') form.set('realmId', decision.realmId);
    const answer = await fetch(`${base}/connect/oauth2/approve`, { method: 'POST', body: form, redirect: 'manual' });
    const back = new URL(answer.headers.get('location') ?? '');
    return back.pathname + back.search;
  }

  return {
    env: {
      QBO_AUTHORIZE_URL: `${base}/connect/oauth2`,
      QBO_TOKEN_URL: `${base}/oauth2/v1/tokens/bearer`,
      QBO_REVOKE_URL: `${base}/v2/oauth2/tokens/revoke`,
      QBO_API_BASE_URL: base,
      QBO_CLIENT_ID: 'test-app',
      QBO_CLIENT_SECRET: 'test-secret',
    },
    control,
    consent,
    newRealm: async (name: string) => (await control<{ realmId: string }>('POST', '/companies', { name })).realmId,
    tokenCalls: async () => (await control<{ tokenCalls: Record<string, number> }>('GET', '/ledger')).tokenCalls,
    async stop() {
      await simulator.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type QuickBooks = Awaited<ReturnType<typeof startQuickBooks>>;
