import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { pythonWithQuickBooks } from '../python/virtual-environment.ts';
import { app, realmId, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

const script = fileURLToPath(new URL('../python/round_trip.py', import.meta.url));
const redirectUri = 'http://localhost:3000/callback';

async function codeFor({ baseUrl }: Running): Promise<string> {
  const scope = 'com.intuit.quickbooks.accounting openid email';
  const form = { client_id: app.clientId, redirect_uri: redirectUri, state: 's', realmId, scope };
  const url = `${baseUrl}/connect/oauth2/approve`;
  const answer = await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });
  return new URL(answer.headers.get('location')!).searchParams.get('code')!;
}

const found = await pythonWithQuickBooks();
const missing = 'missing' in found;
if (missing) process.stderr.write(`python-quickbooks: skipped, there is no Python that has it (${found.missing})\n`);

async function roundTrip(): Promise<void> {
  const simulator = await startSimulator();
  try {
    const args = [script, simulator.baseUrl, realmId, app.clientId, app.clientSecret, redirectUri];
    const env = { PATH: process.env['PATH'], OAUTHLIB_INSECURE_TRANSPORT: '1' };
    const options = { env, timeout: 60_000 };
    const { stdout } = await promisify(execFile)(
      missing ? '' : found.python,
      [...args, await codeFor(simulator)],
      options,
    );
    expect(JSON.parse(stdout)).toEqual({
      idTokenIsValid: true,
      person: 'bookkeeper@example.com',
      customer: ['1', 'Zoë & Søn', 'changed'],
      invoice: ['1', 300, 300, 'from Python'],
      balances: [180, 300],
      query: ['PY-1'],
      count: 1,
      refused: 4001,
      batch: [1, 0],
      changed: { Customer: 2, Invoice: 1, Payment: ['Deleted', 'live'] },
      voided: [0, 0],
    });
  } finally {
    await simulator.stop();
  }
}

if (missing) {
  it('is skipped only where Python or its package cannot be had', () => {
    expect(found.missing).toMatch(/python/);
  });
} else {
  const title = 'python-quickbooks, unchanged, creates, updates, pays, voids, deletes, queries and captures changes';
  it(title, roundTrip, 120_000);
}
