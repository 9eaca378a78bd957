import { AutosyncError } from '@autosync/core';
import type { Company, TenantApi } from './tenant-api.ts';
import { beginConnection } from './begin-connection.ts';
import type { CompanyInput } from './input.ts';
import type { SimulatorClient } from './simulator-client.ts';

type Connecting = {
  api: TenantApi;
  simulator: SimulatorClient;
  company: Company;
  input: Pick<CompanyInput, 'timeZone' | 'salesTax'>;
};

/** The QuickBooks company behind one of ours: the one it is bound to, else one of its name, else a new one. */
async function provideRealm({ simulator, company, input }: Connecting): Promise<string> {
  const companies = await simulator.companies();
  if (company.realmId === null) {
    const { name } = company;
    const found = companies.find((candidate) => candidate.name === name);
    return (
      found?.realmId ?? (await simulator.createCompany({ name, timeZone: input.timeZone, salesTax: input.salesTax }))
    );
  }
  if (companies.some(({ realmId }) => realmId === company.realmId)) return company.realmId;
  throw new AutosyncError(
    'realm-gone',
    `The simulator no longer has the books of ${company.name} (${company.realmId}): start over with --fresh.`,
  );
}

/**
 * Connects a company to QuickBooks as a person does: opens the address that the API gives, allows the connection, and
 * follows the way back to the API. Does nothing for a connected company.
 *
 * @returns its realm id.
 */
export async function connect(connecting: Connecting): Promise<string> {
  const { api, simulator, company } = connecting;
  const realmId = await provideRealm(connecting);
  if (company.connectionState === 'connected') return realmId;
  const { authorizeUrl, cookie } = await beginConnection(await api.startConnection(company.id));
  const back = await simulator.approve(authorizeUrl, realmId);
  const page = await fetch(back, { headers: { cookie } });
  await page.body?.cancel();
  const { state, reason } = await api.connection(company.id);
  if (state === 'connected') return realmId;
  const words = reason ?? `the API answered with ${page.status}`;
  throw new AutosyncError('not-connected', `${company.name} could not be connected to QuickBooks: ${words}.`);
}
