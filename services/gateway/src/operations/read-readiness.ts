import { errorCode, nameKey } from '@autosync/core';
import { openRefreshToken, readConnection } from '@autosync/connections';
import type { KeyRing } from '@autosync/connections';
import { accountRoles, quickBooksLists } from '@autosync/contracts';
import type { AccountRole, AutoSyncMessage, MappingSettings, RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import { findBooksReset, findListEntries, findReferences, listMissingNames, listReads } from '@autosync/records';
import type { Company } from '../data-access/companies.ts';
import { pendingFacts } from '../data-access/pending-facts.ts';
import type { NamedAccount, ReadinessFacts, TypeFacts } from '../domain/readiness.ts';

/** More missing names than these are one trouble, and the reason names a few only. */
const MOST_NAMES = 100;

/** What the company has switched on in QuickBooks, as a worker remembered it. */
type Preferences = {
  bookCloseDate: string | null;
  homeCurrency: string;
  multicurrency: boolean;
  classes: string;
  departments: boolean;
};

export type WantedType = { type: RecordType; intervalMinutes: number };

async function readPreferences(tx: Tx, companyId: string): Promise<Preferences | undefined> {
  const references = [{ kind: 'preferences', key: 'company' }];
  const [found] = await findReferences(tx, { companyId, references });
  return found?.data as Preferences | undefined;
}

/** The accounts for new products and services as the settings name them: the company's own, then those of categories. */
function accountsIn(settings: Company['settings']): Omit<NamedAccount, 'found'>[] {
  const roles = Object.entries(accountRoles) as [AccountRole, (typeof accountRoles)[AccountRole]][];
  const { itemCategories = {} } = settings as MappingSettings;
  const of = (category: string | null, nameOf: (role: (typeof accountRoles)[AccountRole]) => unknown) =>
    roles.flatMap(([role, row]) => {
      const name = nameOf(row);
      return typeof name === 'string' ? [{ role, category, name }] : [];
    });
  return [
    ...of(null, ({ setting }) => settings[setting]),
    ...Object.entries(itemCategories).flatMap(([category, accounts]) =>
      of(category, ({ ofCategory }) => accounts[ofCategory]),
    ),
  ];
}

async function readAccounts(tx: Tx, { id: companyId, settings }: Company): Promise<NamedAccount[]> {
  const { entity } = quickBooksLists.accounts;
  const named = accountsIn(settings);
  const ownName = (name: string) => name.slice(name.lastIndexOf(':') + 1);
  const entries = await findListEntries(tx, {
    companyId,
    entity,
    nameKeys: named.map(({ name }) => nameKey(ownName(name), { nested: false })),
    accountNumbers: named.map(({ name }) => name),
  });
  return named.map((account) => {
    const key = nameKey(account.name, { nested: true });
    const meant = entries.filter(
      ({ active, fullKey, nameKey: own, data }) =>
        active && ([fullKey, own].includes(key) || data['AcctNum'] === account.name),
    );
    const types: readonly unknown[] = accountRoles[account.role].types;
    const fits = meant.some(({ data }) => types.includes(data['AccountType']));
    return { ...account, found: fits ? 'usable' : meant.length > 0 ? 'unusable' : 'missing' };
  });
}

async function readTokens(tx: Tx, companyId: string, keyRing: KeyRing): Promise<ReadinessFacts['tokens']> {
  const connection = await readConnection(tx, companyId);
  if (connection === null || connection.refreshToken === null) return 'none';
  try {
    openRefreshToken(keyRing, connection);
    return 'readable';
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return 'unreadable';
  }
}

async function readType(
  tx: Tx,
  {
    company,
    autoSync,
    preferences,
  }: { company: Company; autoSync: AutoSyncMessage; preferences: Preferences | undefined },
  { type, intervalMinutes }: WantedType,
): Promise<TypeFacts> {
  const status = autoSync.types.find((one) => one.type === type);
  const closedUntil = preferences?.bookCloseDate ?? null;
  const facts = await pendingFacts(tx, { companyId: company.id, type, closedUntil });
  const foreign = facts.currencies.find((currency) => currency !== preferences?.homeCurrency);
  const missingFeatures = [
    ...(facts.usesClasses && preferences?.classes === 'off' ? ['classes'] : []),
    ...(facts.usesDepartments && preferences?.departments === false ? ['locations'] : []),
    ...(foreign !== undefined && preferences?.multicurrency === false ? [`multiple currencies (${foreign})`] : []),
  ];
  return {
    type,
    intervalMinutes,
    lastSuccessAt: status === undefined || status.lastSuccessAt === '' ? null : new Date(status.lastSuccessAt),
    p95DurationMs: status?.p95DurationMs ?? 0,
    pending: facts.pending,
    oldestPendingAt: facts.oldestPendingAt,
    pendingInClosedBooks: facts.inClosedBooks,
    missingFeatures,
  };
}

/** What is known of a company and the types that are to be switched on, from its accounts, its records and the scheduler. */
export async function readReadiness(
  tx: Tx,
  {
    company,
    autoSync,
    wanted,
    keyRing,
  }: {
    company: Company;
    autoSync: AutoSyncMessage;
    wanted: readonly WantedType[];
    keyRing: KeyRing;
  },
): Promise<ReadinessFacts> {
  const { id: companyId } = company;
  const preferences = await readPreferences(tx, companyId);
  const reads = await listReads(tx, companyId);
  const missing = await listMissingNames(tx, {
    companyId,
    kind: null,
    after: null,
    limit: MOST_NAMES,
    mostExamples: MOST_NAMES,
  });
  const types: TypeFacts[] = [];
  for (const one of wanted) types.push(await readType(tx, { company, autoSync, preferences }, one));
  return {
    timeZone: company.timeZone,
    connectionState: company.connectionState,
    booksBeganAnew: (await findBooksReset(tx, companyId)) !== null,
    realmVerified: company.realmVerified,
    tokens: await readTokens(tx, companyId, keyRing),
    listsReadAt: reads.map(({ readAt }) => readAt).sort((a, b) => b.getTime() - a.getTime())[0] ?? null,
    bookCloseDate: preferences === undefined ? undefined : preferences.bookCloseDate,
    movesOutOfClosedBooks: company.settings.closedPeriods === 'firstOpenDay',
    createsItems: company.settings.createItems !== false,
    accounts: await readAccounts(tx, company),
    missingNames: missing
      .filter(({ examples }) => examples.some((example) => wanted.some(({ type }) => type === example.type)))
      .map(({ details, records }) => ({ kind: String(details['kind']), name: String(details['name']), records })),
    types,
  };
}
