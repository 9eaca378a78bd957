import type { RecordType } from '@autosync/contracts';
import type { Matter, MatterKind } from './matter.ts';

/** The topics that a recipient can choose. */
export const topicsOfMail = ['records', 'autosync', 'connection'] as const;
export type MailTopic = (typeof topicsOfMail)[number];

const topicOf: Readonly<Record<MatterKind, MailTopic>> = {
  records: 'records',
  batch: 'autosync',
  failing: 'autosync',
  disconnected: 'autosync',
  overdue: 'autosync',
  connection: 'connection',
  expiry: 'connection',
  deadLetters: 'autosync',
};

export type Recipient = {
  address: string;
  /** Empty: all topics. */
  about: readonly MailTopic[];
  /** Empty: all record types. Matters without a type go to everybody with the topic. */
  types: readonly RecordType[];
  when: 'atOnce' | 'daily';
};

export function isFor({ about, types }: Recipient, { kind, type }: Pick<Matter, 'kind' | 'type'>): boolean {
  return (
    (about.length === 0 || about.includes(topicOf[kind])) &&
    (types.length === 0 || type === null || types.includes(type))
  );
}

/** The hour of the day, 0 to 23, in a time zone. */
function hourIn(timeZone: string, at: Date): number {
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at);
  return Number(hour);
}

const HOUR_MS = 3_600_000;

/** When the next daily mail is sent: the next full hour (UTC) at which the company's clocks show that hour. */
export function nextDigestAt(now: Date, { timeZone, hour }: { timeZone: string; hour: number }): Date {
  const first = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS + HOUR_MS;
  const hours = Array.from({ length: 26 }, (_, n) => new Date(first + n * HOUR_MS));
  // On a day whose clocks skip that hour, it is a day from now.
  return hours.find((at) => hourIn(timeZone, at) === hour) ?? new Date(first + 23 * HOUR_MS);
}
