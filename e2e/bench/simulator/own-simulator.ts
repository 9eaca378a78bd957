import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { projectRoot, startChild } from '@autosync/dev-stack';

const REALM = '9341000000000001';
const CUSTOMERS = 200;

/** The simulator as a process of its own, limits off, with one company and its customers. */
export async function startOwnSimulator(dataDir: string, profileFolder?: string) {
  await mkdir(dataDir, { recursive: true });
  const flags = profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  const child = await startChild({
    command: process.execPath,
    args: [...flags, join(projectRoot, 'services/qbo-simulator/src/main.ts')],
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, HTTP_PORT: '0' },
    keepLines: 1000,
  });
  const port = await portOf(child.output);

  async function control<T>(path: string, body: object): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    const url = `http://127.0.0.1:${port}/control${path}`;
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  await control('/limits', { enabled: false });
  await control('/companies', { realmId: REALM, name: 'Bench', seed: 'us-services' });
  const { access_token: token } = await control<{ access_token: string }>('/tokens', { realmId: REALM });
  for (let customer = 1; customer <= CUSTOMERS; customer += 1) {
    await control(`/documents/${REALM}/Customer`, { DisplayName: `Customer ${customer}` });
  }
  return {
    pid: child.pid,
    port,
    token,
    path: `/v3/company/${REALM}`,
    customers: CUSTOMERS,
    stop: () => child.stop(),
  };
}

export type OwnSimulator = Awaited<ReturnType<typeof startOwnSimulator>>;

async function portOf(output: () => string): Promise<number> {
  const deadline = performance.now() + 20_000;
  while (performance.now() < deadline) {
    const port = /"httpPort":(\d+)/.exec(output())?.[1];
    if (port !== undefined) return Number(port);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`the simulator did not start:\n${output()}`);
}
