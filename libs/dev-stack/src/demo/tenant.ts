import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isProblem } from '@autosync/client';
import { connectTo, createOperatorApi, createTenantApi, type Company, type TenantApi } from './tenant-api.ts';
import type { CompanyInput } from './input.ts';

const tenantName = 'AutoSync demo';

/** The tenant's key, and the API with it. */
export type DemoTenant = { key: string; api: TenantApi };

type Place = { gatewayUrl: string; operatorKey: string; dataDir: string };

/** Keys are shown once: this file, readable by its owner only, is where a second start finds its own. */
function keyFile(dataDir: string): string {
  return join(dataDir, 'demo-key.json');
}

async function storedKey(dataDir: string): Promise<string | undefined> {
  const file = keyFile(dataDir);
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as { key: string }).key : undefined;
}

/** True when the key belongs to the tenant. One of another database, or a revoked one, does not. */
async function isKeyOf(api: TenantApi, tenantId: string): Promise<boolean> {
  try {
    return (await api.ownKey()).tenantId === tenantId;
  } catch (error) {
    if (isProblem(error, 'not-authenticated')) return false;
    throw error;
  }
}

/** Finds the demo's tenant and its API key, or creates them. */
export async function provideTenant({ gatewayUrl, operatorKey, dataDir }: Place): Promise<DemoTenant> {
  const operator = createOperatorApi(connectTo(gatewayUrl, operatorKey));
  const tenants = await operator.tenants();
  const tenant = tenants.find(({ name }) => name === tenantName) ?? (await operator.createTenant(tenantName));
  const withKey = (key: string): DemoTenant => ({ key, api: createTenantApi(connectTo(gatewayUrl, key)) });

  const stored = await storedKey(dataDir);
  if (stored !== undefined) {
    const found = withKey(stored);
    if (await isKeyOf(found.api, tenant.id)) return found;
  }
  const key = await operator.createApiKey(tenant.id, 'npm start');
  await writeFile(keyFile(dataDir), `${JSON.stringify({ key })}\n`, { mode: 0o600 });
  return withKey(key);
}

/** AutoSync guesses no account; these are in the books of every company of the simulator. */
const accountsOfNewItems = {
  serviceIncomeAccount: 'Services',
  productIncomeAccount: 'Sales of Product Income',
  costAccount: 'Cost of Goods Sold',
  inventoryAssetAccount: 'Inventory Asset',
};

/** Finds the company of that name, or creates it. */
export async function provideCompany(api: TenantApi, input: CompanyInput): Promise<Company> {
  const companies = await api.companies();
  const { name, timeZone } = input;
  const settings = { ...accountsOfNewItems, ...input.settings };
  return companies.find((company) => company.name === name) ?? (await api.createCompany({ name, timeZone, settings }));
}
