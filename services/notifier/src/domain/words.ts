import { declarationOf, describeReason, isRecordType, type FailureCategory } from '@autosync/contracts';
import type { Matter } from './matter.ts';

/** The text of a mail about one matter. */
export type Told = {
  title: string;
  sentences: { text: string; records: number; examples: string[] }[];
  fix: string;
  /** A link that runs exactly these records again. */
  again?: { url: string; records: number; expiresAt: Date };
};

const titleOf = (type: string | null): string =>
  type !== null && isRecordType(type) ? declarationOf(type).title : 'records';

/** "An invoice", "7 invoices". */
function several(type: string | null, count: number): string {
  const { one, many } =
    type !== null && isRecordType(type) ? declarationOf(type).words : { one: 'a record', many: 'records' };
  return count === 1 ? `${one.charAt(0).toUpperCase()}${one.slice(1)}` : `${count} ${many}`;
}

export function dayInWords(day: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long', year: 'numeric' }).format(day);
}

const text = (value: unknown, otherwise = ''): string => (typeof value === 'string' ? value : otherwise);
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

type Cause = { message: string; count: number; externalIds: string[] };

function ofRecords({ type, details }: Matter): Told {
  const causes = Array.isArray(details['causes']) ? (details['causes'] as Cause[]) : [];
  const count = number(details['count']);
  const isHeld = details['category'] === 'closed-period';
  return {
    title: `${several(type, count)} could not be synced${isHeld ? ' yet' : ''}`,
    sentences: causes.map(({ message, count: records, externalIds }) => ({
      text: message,
      records,
      examples: externalIds,
    })),
    fix: text(details['fix'], 'Look at the records.'),
  };
}

function one(title: string, sentence: string, fix: string): Told {
  return { title, sentences: [{ text: sentence, records: 0, examples: [] }], fix };
}

function ofBatch({ type, details }: Matter): Told {
  const category = details['category'] as FailureCategory | undefined;
  const { message, fix } = describeReason(text(details['reason'], 'failed'), category);
  return one(`A batch of ${titleOf(type)} failed`, message, fix);
}

function ofExpiry({ details }: Matter, timeZone: string): Told {
  const days = number(details['daysLeft']);
  const left = days === 1 ? '1 day' : `${days} days`;
  return one(
    `The connection to QuickBooks ends in ${left}`,
    `QuickBooks accepts the connection until ${dayInWords(new Date(text(details['expiresAt'])), timeZone)}, unless it is renewed.`,
    'Connect the company to QuickBooks again before that day.',
  );
}

function ofOverdue({ type, details }: Matter, timeZone: string): Told {
  const last = text(details['lastSuccessAt']);
  const since = last === '' ? 'yet' : `since ${dayInWords(new Date(last), timeZone)}`;
  return one(
    `${titleOf(type)} are not up to date`,
    `No batch of ${titleOf(type)} has succeeded ${since}, though several were due.`,
    'Look at the batch history of the company: it says what each batch waits for or why it failed.',
  );
}

/** The text about a matter of a company; days are in its time zone. */
export function describeMatter(matter: Matter, timeZone: string): Told {
  const { kind, type, details } = matter;
  const failures = `${number(details['failuresInARow'])} of ${number(details['disconnectAfter'])}`;
  switch (kind) {
    case 'records':
      return ofRecords(matter);
    case 'batch':
      return ofBatch(matter);
    case 'connection': {
      const { message, fix } = describeReason('needs-reconnect');
      return one('The company must be connected to QuickBooks again', message, fix);
    }
    case 'failing':
      return one(
        `AutoSync is about to be switched off for ${titleOf(type)} (${failures})`,
        `${failures} batches of ${titleOf(type)} in a row finished with errors in the data. After one more AutoSync is switched off for ${titleOf(type)}.`,
        'Correct what the failed records say. As soon as one record of a batch succeeds, the count begins anew.',
      );
    case 'disconnected': {
      const { message, fix } = describeReason('autosync-disconnected');
      return one(`AutoSync is switched off for ${titleOf(type)}`, message, fix);
    }
    case 'overdue':
      return ofOverdue(matter, timeZone);
    case 'expiry':
      return ofExpiry(matter, timeZone);
    case 'deadLetters':
      return one(
        `${number(details['count'])} dead letters of ${text(details['topic'])}`,
        `${text(details['consumer'])} could not use what came in on ${text(details['topic'])}: ${text(details['code'])}. The last one says: ${text(details['message'])}`,
        'The runbook dead-letters of AutoSync’s chart says how to read them and how to send them again.',
      );
  }
}
