import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginConnection } from '@autosync/dev-stack';
import { eventually } from '@autosync/testing';
import { callJson, mustCall } from '../support/http.ts';
import { startOwnSystem, type OwnSystem } from '../support/running-system.ts';
import { accountsOfNewItems, type BatchBody } from '../support/tenant.ts';
import { createOldDatabase, oldCompanyId, oldTenantId } from './first-version.ts';

let running: OwnSystem;
let old: { applied: string[]; files: string[] };
/** A key of the old tenant, made after the upgrade. */
let key: string;

beforeAll(async () => {
  running = await startOwnSystem(async ({ databaseUrl, dataDir }) => {
    old = await createOldDatabase(databaseUrl, { name: 'autosync', folder: join(dataDir, 'old-migrations') });
    return { types: ['invoices', 'payments'] };
  });
  const { gatewayUrl, operatorKey } = running.system;
  const made = await mustCall<{ key: string }>(`${gatewayUrl}/v1/api-keys`, {
    method: 'POST',
    body: { tenantId: oldTenantId, name: 'after the upgrade', scopes: 'all' },
    headers: { authorization: `Bearer ${operatorKey}` },
  });
  key = made.key;
}, 400_000);
afterAll(() => running?.stop(), 60_000);

const base = `/v1/companies/${oldCompanyId}`;

async function ask<T>(path: string, options: { method?: string; body?: unknown } = {}): Promise<T> {
  const headers = { authorization: `Bearer ${key}` };
  return mustCall<T>(`${running.system.gatewayUrl}${path}`, { ...options, headers });
}

type Listed<T> = { items: T[] };

describe('a database of the first version, upgraded', () => {
  it('was one: its migrations ran, and today’s came after them', async () => {
    expect(old.applied).toEqual(old.files);
    const { rows } = await running.db.withoutTenant((tx) =>
      tx.query<{ applied: number }>({ text: 'select count(*)::int as applied from public.autosync_migrations' }),
    );
    expect(rows[0]!.applied).toBeGreaterThan(old.files.length + 50);
  });

  it('has everything that was in it', async () => {
    expect(await ask<object>(base)).toMatchObject({ name: 'Old Ltd', settings: { invoiceLineDetail: 'detailed' } });
    expect(await ask<object>(`${base}/autosync`)).toMatchObject({
      enabled: true,
      intervalMinutes: 45,
      types: { invoices: { enabled: true }, payments: { enabled: false } },
    });
    expect(await ask<object>(`${base}/invoices/OLD-1`)).toMatchObject({
      syncState: 'synced',
      quickbooks: { entity: 'Invoice', id: '4711', docNumber: 'OLD-1' },
      history: [{ operation: 'create', state: 'succeeded' }],
    });
    const batches = await ask<Listed<BatchBody>>(`${base}/batches`);
    expect(batches.items).toMatchObject([{ state: 'finished', counts: { total: 1, succeeded: 1 } }]);
    const actions = await ask<Listed<object>>(`/v1/batches/${batches.items[0]!.id}/actions`);
    expect(actions.items).toMatchObject([{ externalId: 'OLD-1', state: 'succeeded', quickbooksId: '4711' }]);
    const applications = await ask<Listed<object>>(`${base}/payment-applications`);
    expect(applications.items).toMatchObject([{ change: 'set', paymentId: '4800', amount: '100.00' }]);
    const audit = await ask<Listed<object>>('/v1/audit-events');
    expect(audit.items).toEqual(expect.arrayContaining([expect.objectContaining({ action: 'autosync.replaced' })]));
  });

  it('refuses a wrong key, and knows the operator’s', async () => {
    const { gatewayUrl } = running.system;
    expect((await callJson(`${gatewayUrl}${base}`, { headers: { authorization: 'Bearer as_live_old' } })).status).toBe(
      401,
    );
  });

  it('goes on: the company is connected, what waited is written once, and the old invoice is left as it is', async () => {
    // Where new products and services are booked is a setting that there was not then.
    const settings = { invoiceLineDetail: 'detailed', ...accountsOfNewItems };
    await ask(base, { method: 'PATCH', body: { settings } });
    const realmId = await running.simulator.addCompany('Old Ltd');
    const start = await ask<{ authorizeUrl: string }>(`${base}/connection`, { method: 'POST', body: {} });
    const { authorizeUrl, cookie } = await beginConnection(start.authorizeUrl);
    const callback = await running.simulator.approve(authorizeUrl, realmId);
    expect((await fetch(callback, { headers: { cookie } })).status).toBeLessThan(400);

    await eventually(
      async () => {
        const [record, { types }] = [
          await ask<{ syncState: string }>(`${base}/invoices/OLD-2`),
          await ask<{ types: object }>(`${base}/autosync`),
        ];
        if (record.syncState !== 'synced') throw new Error(JSON.stringify([record, types]));
        expect(record).toMatchObject({ quickbooks: { docNumber: 'OLD-2' } });
      },
      { timeoutMs: 90_000, intervalMs: 500 },
    );
    const { documentsPerRequestId } = await running.simulator.ledger(realmId);
    const written = Object.values(documentsPerRequestId).flatMap(({ documents }) => documents);
    expect(written.filter(({ entity }) => entity === 'Invoice')).toHaveLength(1);
    expect(await ask<object>(`${base}/invoices/OLD-1`)).toMatchObject({ syncState: 'synced', version: 1 });
    const batches = await ask<Listed<BatchBody>>(`${base}/batches`);
    expect(batches.items.map(({ state }) => state)).toEqual(expect.arrayContaining(['finished']));
  }, 120_000);

  it('takes the same content again as unchanged', async () => {
    const content = await ask<{ content: object }>(`${base}/invoices/OLD-1`);
    const again = await ask<{ version: number }>(`${base}/invoices/OLD-1`, { method: 'PUT', body: content.content });
    expect(again.version).toBe(1);
  });
});
