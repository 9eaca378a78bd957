import { accountRoles, declarationOf, isReferenceKind, kindRow } from '@autosync/contracts';
import type { AccountRole, RecordType } from '@autosync/contracts';
import type { ConnectionState } from './connection-state.ts';
import { localTimeInWords } from './local-time.ts';

export const checkCodes = [
  'connected',
  'tokens-readable',
  'quickbooks-answers',
  'default-accounts',
  'names-mapped',
  'plan-features',
  'tried-by-hand',
  'closed-books',
  'interval',
] as const;
export type CheckCode = (typeof checkCodes)[number];

export type Check = {
  code: CheckCode;
  state: 'pass' | 'fail' | 'unknown';
  /** AutoSync is not switched on while it fails; the others are worth knowing. */
  required: boolean;
  reason: string;
};

/** What is known of a type that is to be switched on. */
export type TypeFacts = {
  type: RecordType;
  intervalMinutes: number;
  lastSuccessAt: Date | null;
  /** How long its batches take in 95 of 100 cases; 0: not known. */
  p95DurationMs: number;
  pending: number;
  oldestPendingAt: Date | null;
  pendingInClosedBooks: number;
  /** What pending records use that the company does not have in QuickBooks. */
  missingFeatures: readonly string[];
};

/** An account that the settings name for new products and services, those of a category or all others, as QuickBooks has it. */
export type NamedAccount = {
  role: AccountRole;
  category: string | null;
  name: string;
  found: 'usable' | 'unusable' | 'missing';
};

export type ReadinessFacts = {
  /** The company's, in which it is told when something was. */
  timeZone: string;
  connectionState: ConnectionState;
  /** The books began anew, and nobody has decided yet what that means. */
  booksBeganAnew: boolean;
  tokens: 'readable' | 'unreadable' | 'none';
  /** QuickBooks answered a call with the present connection. */
  realmVerified: boolean;
  /** When QuickBooks' lists were last read; null: never. */
  listsReadAt: Date | null;
  /** undefined: preferences were not read yet; null: no closed period. */
  bookCloseDate: string | null | undefined;
  /** What is dated in a closed period is dated on the first open day, by the company's settings. */
  movesOutOfClosedBooks: boolean;
  /** Products and services that are missing in QuickBooks are created, by the company's settings. */
  createsItems: boolean;
  accounts: readonly NamedAccount[];
  missingNames: { kind: string; name: string; records: number }[];
  types: readonly TypeFacts[];
};

const pass = (reason: string) => ({ state: 'pass' as const, reason });
const fail = (reason: string) => ({ state: 'fail' as const, reason });
const unknown = (reason: string) => ({ state: 'unknown' as const, reason });
type Verdict = Pick<Check, 'state' | 'reason'>;

/** A change made in QuickBooks is known here only after its lists and preferences are read again. */
const thenRead = 'and read QuickBooks’ lists again';

const RECOMMENDED_MINUTES = 120;
const MOST_EXAMPLES = 3;

const titleOf = (type: RecordType): string => declarationOf(type).title;
const minutes = (ms: number): number => Math.ceil(ms / 60_000);
const records = (count: number): string => (count === 1 ? '1 record' : `${count} records`);

function connected({ connectionState, booksBeganAnew }: ReadinessFacts): Verdict {
  if (connectionState === 'connected') return pass('The company is connected to QuickBooks.');
  if (booksBeganAnew) {
    return fail('The books of the company began anew in QuickBooks. Decide what that means, on the company’s page.');
  }
  return connectionState === 'needsReconnect'
    ? fail('QuickBooks no longer accepts the connection. Connect the company again.')
    : fail('The company is not connected to QuickBooks. Connect it.');
}

function tokensReadable({ tokens }: ReadinessFacts): Verdict {
  if (tokens === 'readable') return pass('The tokens of the connection can be read.');
  return tokens === 'none'
    ? unknown('There are no tokens before the company is connected.')
    : fail('The tokens of the connection cannot be read: the key that sealed them is gone. Connect the company again.');
}

function quickBooksAnswers({ connectionState, realmVerified, listsReadAt, timeZone }: ReadinessFacts): Verdict {
  if (connectionState !== 'connected') return unknown('Nobody can ask QuickBooks before the company is connected.');
  if (!realmVerified || listsReadAt === null) {
    return unknown('QuickBooks has not been read yet. That happens right after connecting; look again in a minute.');
  }
  return pass(`QuickBooks answered; its lists were last read on ${localTimeInWords(listsReadAt, timeZone)}.`);
}

/** Only a company that lets products and services be created needs accounts for them, each type of record its own. */
function defaultAccounts({ types, createsItems, accounts, listsReadAt }: ReadinessFacts): Verdict {
  const wrong = accounts.find(({ found }) => found !== 'usable');
  if (wrong !== undefined && listsReadAt !== null) {
    const { word, types: fitting } = accountRoles[wrong.role];
    const fault =
      wrong.found === 'missing'
        ? 'is not in QuickBooks or is inactive'
        : `must be of type ${fitting.join(' or ')} in QuickBooks`;
    const ofCategory = wrong.category === null ? '' : ` of the category "${wrong.category}"`;
    return fail(`The ${word}${ofCategory}, "${wrong.name}", ${fault}. Name another one, or mend it there ${thenRead}.`);
  }
  const needed = createsItems ? types.flatMap(({ type }) => declarationOf(type).content?.itemAccounts ?? []) : [];
  if (needed.length === 0) return pass('No products or services are created, so no accounts are needed for them.');
  const unnamed = needed.find(
    (role) => !accounts.some((account) => account.role === role && account.category === null),
  );
  if (unnamed !== undefined) {
    const { word, setting } = accountRoles[unnamed];
    return fail(
      `There is no ${word}. Name it (setting ${setting}), or let AutoSync create none (setting createItems).`,
    );
  }
  return listsReadAt === null
    ? unknown('QuickBooks’ accounts have not been read yet.')
    : pass('The accounts for new products and services are there.');
}

function namesMapped({ missingNames }: ReadinessFacts): Verdict {
  if (missingNames.length === 0) return pass('No record waits for a name that is missing in QuickBooks.');
  const examples = missingNames
    .slice(0, MOST_EXAMPLES)
    .map(({ kind, name, records: count }) => `${wordOf(kind)} "${name}" (${records(count)})`);
  const more = missingNames.length > MOST_EXAMPLES ? ' and more' : '';
  return fail(`Names are missing in QuickBooks: ${examples.join(', ')}${more}. Map or create them.`);
}

function wordOf(kind: string): string {
  return isReferenceKind(kind) ? kindRow(kind).word : kind;
}

function planFeatures({ types, bookCloseDate }: ReadinessFacts): Verdict {
  if (bookCloseDate === undefined) return unknown('QuickBooks’ preferences have not been read yet.');
  const missing = [...new Set(types.flatMap(({ missingFeatures }) => missingFeatures))];
  return missing.length === 0
    ? pass('Pending records use nothing that is switched off in QuickBooks.')
    : fail(
        `Pending records use what is switched off in QuickBooks: ${missing.join(', ')}. Switch it on there ${thenRead}, ` +
          'or send the records without it.',
      );
}

/** One successful batch by hand of each type, and nothing pending that is older. */
function triedByHand({ types }: ReadinessFacts): Verdict {
  const untried = types.filter(({ lastSuccessAt }) => lastSuccessAt === null).map(({ type }) => titleOf(type));
  if (untried.length > 0)
    return fail(`Run a batch by hand first: there was no successful one of ${untried.join(', ')}.`);
  const left = types.filter(
    ({ lastSuccessAt, oldestPendingAt }) =>
      lastSuccessAt !== null && oldestPendingAt !== null && oldestPendingAt < lastSuccessAt,
  );
  if (left.length === 0) return pass('A batch by hand was successful, and nothing older is pending.');
  const what = left.map(({ type, pending }) => `${titleOf(type)} (${records(pending)})`).join(', ');
  return fail(`Sync what is pending by hand first: ${what}.`);
}

function closedBooks({ types, bookCloseDate, movesOutOfClosedBooks }: ReadinessFacts): Verdict {
  if (bookCloseDate === undefined) return unknown('QuickBooks’ preferences have not been read yet.');
  if (bookCloseDate === null) return pass('No period is closed in QuickBooks.');
  const held = types.reduce((sum, { pendingInClosedBooks }) => sum + pendingInClosedBooks, 0);
  if (held === 0) return pass(`The books are closed up to ${bookCloseDate}; no pending record is dated before.`);
  const pending = `The books are closed up to ${bookCloseDate}: ${records(held)} dated before`;
  return movesOutOfClosedBooks
    ? pass(`${pending} will be dated on the first open day, with a warning.`)
    : fail(
        `${pending} will be held. Open the period, or have them dated on the first open day (setting closedPeriods).`,
      );
}

/** A short interval is never refused; people should know when the last batches took longer. */
function interval({ types }: ReadinessFacts): Verdict {
  const short = types.filter((one) => one.intervalMinutes < RECOMMENDED_MINUTES);
  const tooShort = short.find((one) => one.p95DurationMs > one.intervalMinutes * 60_000);
  if (tooShort !== undefined) {
    return fail(
      `${titleOf(tooShort.type)}: batches took up to ${minutes(tooShort.p95DurationMs)} minutes, longer than the ` +
        `interval of ${tooShort.intervalMinutes}; ${RECOMMENDED_MINUTES} are recommended.`,
    );
  }
  const [shortest] = short;
  return shortest === undefined
    ? pass(`The interval is ${RECOMMENDED_MINUTES} minutes or longer.`)
    : pass(`${shortest.intervalMinutes} minutes are short, but the last batches took less.`);
}

const checks: Readonly<Record<CheckCode, { required: boolean; judge: (facts: ReadinessFacts) => Verdict }>> = {
  connected: { required: true, judge: connected },
  'tokens-readable': { required: true, judge: tokensReadable },
  'quickbooks-answers': { required: true, judge: quickBooksAnswers },
  'default-accounts': { required: true, judge: defaultAccounts },
  'names-mapped': { required: true, judge: namesMapped },
  'plan-features': { required: true, judge: planFeatures },
  'tried-by-hand': { required: true, judge: triedByHand },
  'closed-books': { required: false, judge: closedBooks },
  interval: { required: false, judge: interval },
};

/** What speaks for and against switching AutoSync on, in the order in which people mend it. */
export function judgeReadiness(facts: ReadinessFacts): Check[] {
  return checkCodes.map((code) => {
    const { required, judge } = checks[code];
    return { code, required, ...judge(facts) };
  });
}

/** The checks that stand in the way. What is not known does not: it may only be too early. */
export function obstacles(judged: readonly Check[]): Check[] {
  return judged.filter(({ required, state }) => required && state === 'fail');
}
