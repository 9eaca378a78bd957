import { errorCode, nameKey } from '@autosync/core';
import { openRefreshToken, readConnection } from '@autosync/connections';
import type { KeyRing } from '@autosync/connections';
import { accountRoles, quickBooksLists } from '@autosync/contracts';
import type { AutoSyncMessage, RecordType } from '@autosync/contracts';
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

async function readAccounts(tx: Tx, { id: companyId, settings }: Company): Promise<NamedAccount[]> {
  const { entity } = quickBooksLists.accounts;
  const accounts: NamedAccount[] = [];
  for (const [role, { setting, types }] of Object.entries(accountRoles)) {
    const name = settings[setting];
    if (typeof name !== 'string') continue;
    const own = name.slice(name.lastIndexOf(':') + 1);
    const nameKeys = [nameKey(own, { nested: false })];
    const found = await findListEntries(tx, { companyId, entity, nameKeys, accountNumbers: [name] });
    const fullKey = nameKey(name, { nested: true });
    const meant = found.filter((entry) => entry.active && (own === name || entry.fullKey === fullKey));
    const fits = meant.some(({ data }) => types.some((type) => type === data['AccountType']));
    const judged = fits ? 'usable' : meant.length > 0 ? 'unusable' : 'missing';
    accounts.push({ role: role as NamedAccount['role'], name, found: judged });
  }
  return accounts;
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
