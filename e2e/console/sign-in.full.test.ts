import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { freePort } from '@autosync/dev-stack';
import { testIdentityProvider } from '@autosync/testing/sign-in';
import type { TestIdentityProvider } from '@autosync/testing/sign-in';
import type { Page } from 'playwright-core';
import { startConsole } from './support/console-system.ts';
import type { ConsoleSystem } from './support/console-system.ts';

/* People sign in at a real OpenID Connect provider, and the gateway takes their token. */

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
const audience = 'https://autosync.test/api';

let provider: TestIdentityProvider;
let system: ConsoleSystem;
beforeAll(async () => {
  const port = await freePort();
  const client = {
    client_id: 'console',
    client_secret: 'console-secret',
    redirect_uris: [`http://127.0.0.1:${port}/sign-in/callback`],
    grant_types: ['authorization_code'],
    response_types: ['code' as const],
  };
  provider = await testIdentityProvider({ audience, clients: [client] });
  system = await startConsole({
    ports: { console: port },
    overrides: {
      gateway: {
        OIDC_ISSUER: provider.issuer,
        OIDC_AUDIENCE: audience,
        OIDC_SCOPES_CLAIM: 'roles',
        OIDC_ROLES: 'bookkeeper=companies:read companies:write settings:read batches:read records:read audit:read',
      },
      console: {
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: 'console',
        OIDC_CLIENT_SECRET: 'console-secret',
        OIDC_SCOPE: 'openid',
        OIDC_RESOURCE: audience,
      },
    },
  });
}, 180_000);
afterAll(async () => {
  await system?.stop();
  await provider?.stop();
}, 60_000);

/** Through the provider's two pages: who they are, and whether the console may know it. */
async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Sign in with your account' }).click();
  await page.locator('input[name=login]').fill(name);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  await page.locator('input[name=prompt][value=consent]').waitFor({ state: 'attached' });
  await page.locator('button[type=submit]').click();
}

it('a person signs in with their account, comes back to the page they wanted, and the audit log names them', async () => {
  const company = await system.company('Known Ltd');
  provider.setClaims('mary', { tenant: system.tenant.tenantId, roles: ['bookkeeper'], email: 'mary@northwind.test' });
  const { page, faults, leave } = await system.visit();
  await page.goto(`${system.consoleUrl}/companies/${company.id}`);
  await signInAs(page, 'mary');
  await page.getByRole('heading', { name: 'Known Ltd' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/companies/${company.id}`);

  await page.goto(system.consoleUrl);
  await page.getByRole('button', { name: 'New company' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Made by Mary');
  await page.getByRole('dialog').getByRole('button', { name: 'New company' }).click();
  await page.getByRole('heading', { name: 'Setup QuickBooks Online' }).waitFor();
  const { body } = await system.tenant.call<{ items: { action: string; actor: { kind: string; name: string } }[] }>(
    '/v1/audit-events?limit=5',
  );
  const made = body.items.find(({ action }) => action === 'company.created');
  expect(made?.actor).toMatchObject({ kind: 'person', name: 'mary@northwind.test' });
  await leave();
  expect(faults).toEqual([]);
});

it('an account that AutoSync does not know is told so, and sees nothing', async () => {
  provider.setClaims('stranger', {});
  const { page, leave } = await system.visit();
  await page.goto(system.consoleUrl);
  await signInAs(page, 'stranger');
  await page.getByText('You were not signed in').waitFor();
  expect((await page.request.get(`${system.consoleUrl}/api/v1/companies`)).status()).toBe(401);
  await leave();
});

it('an answer of the provider that no sign-in of this browser asked for signs nobody in', async () => {
  const { page, leave } = await system.visit();
  await page.goto(`${system.consoleUrl}/sign-in/callback?code=stolen&state=guessed`);
  await page.getByText('You were not signed in').waitFor();
  await leave();
});
