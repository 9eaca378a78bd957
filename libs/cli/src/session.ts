import { answered, createClient, isProblem, itemsOf, type Client } from '@autosync/client';
import { chooseCredentials, credentialsFile, readCredentials, type Environment } from './credentials.ts';
import { cliFault } from './exit-codes.ts';

export type Company = { id: string; name: string; realmId: string | null; connectionState: string };

/** What a command works with: the API with a key, and the company. */
export type Session = {
  api: string;
  client: Client;
  companies(): Promise<Company[]>;
  company(): Promise<Company>;
  /** The company that was named, if any. */
  named: string | undefined;
};

function matches({ id, name }: Company, wanted: string): boolean {
  return id === wanted || name.toLowerCase() === wanted.toLowerCase();
}

const list = (companies: readonly Company[]) => companies.map(({ id, name }) => `  ${id}  ${name}`).join('\n');

/** The company with this id or name; without either, the only one there is. */
export function pickCompany(companies: readonly Company[], wanted: string | undefined): Company {
  const found = wanted === undefined ? companies : companies.filter((company) => matches(company, wanted));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (companies.length === 0) throw cliFault('missing', 'The key’s tenant has no company yet.');
  if (wanted === undefined) {
    const how = 'Say which with --company (id or name), AUTOSYNC_COMPANY, or "autosync login --company"';
    throw cliFault('usage', `There are ${companies.length} companies. ${how}:\n${list(companies)}`);
  }
  const what = found.length === 0 ? `There is no company "${wanted}"` : `Several companies are called "${wanted}"`;
  throw cliFault('missing', `${what}. There are:\n${list(found.length === 0 ? companies : found)}`);
}

async function readCompanies(client: Client): Promise<Company[]> {
  const companies: Company[] = [];
  const all = itemsOf(async (cursor) => {
    const query = { limit: 200, ...(cursor !== undefined && { cursor }) };
    return (await answered(client.GET('/v1/companies', { params: { query } }))).data;
  });
  for await (const company of all) companies.push(company);
  return companies;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One call if an id is given, else the list of companies. */
async function findCompany(client: Client, wanted: string | undefined): Promise<Company> {
  if (wanted === undefined || !uuid.test(wanted)) return pickCompany(await readCompanies(client), wanted);
  try {
    return (await answered(client.GET('/v1/companies/{companyId}', { params: { path: { companyId: wanted } } }))).data;
  } catch (error) {
    if (!isProblem(error, 'not-found')) throw error;
    return pickCompany(await readCompanies(client), wanted);
  }
}

export type SessionOptions = { api?: string; company?: string; env: Environment };

/** @throws a fault with a message for people if the API's address or the key is missing. */
export async function openSession({ env, ...given }: SessionOptions): Promise<Session> {
  const { api, key, company } = chooseCredentials(given, env, await readCredentials(credentialsFile(env)));
  const how = 'run "autosync login ADDRESS", or set AUTOSYNC_API and AUTOSYNC_KEY';
  if (api === undefined) throw cliFault('access', `Nobody has said where the API is: ${how}.`);
  if (key === undefined) throw cliFault('access', `There is no key for ${api}: ${how}.`);
  const client = createClient({ baseUrl: api, credential: key });
  return {
    api,
    client,
    named: company,
    companies: () => readCompanies(client),
    company: () => findCompany(client, company),
  };
}
