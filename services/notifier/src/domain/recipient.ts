import type { RecordType } from '@autosync/contracts';
import type { Matter, MatterKind } from './matter.ts';

/** What a recipient may choose to hear of. */
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
  /** None: of everything. */
  about: readonly MailTopic[];
  /** None: of every record type. What has no type goes to everybody who hears of its topic. */
  types: readonly RecordType[];
  when: 'atOnce' | 'daily';
};

export function isFor({ about, types }: Recipient, { kind, type }: Pick<Matter, 'kind' | 'type'>): boolean {
  return (
    (about.length === 0 || about.includes(topicOf[kind])) &&
    (types.length === 0 || type === null || types.includes(type))
  );
}

/** The hour of the day, 0 to 23, there. */
function hourIn(timeZone: string, at: Date): number {
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at);
  return Number(hour);
}

const HOUR_MS = 3_600_000;

/** When the next daily mail goes out: the next full hour (of UTC) in which the company's clocks show that hour. */
export function nextDigestAt(now: Date, { timeZone, hour }: { timeZone: string; hour: number }): Date {
  const first = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS + HOUR_MS;
  const hours = Array.from({ length: 26 }, (_, n) => new Date(first + n * HOUR_MS));
  // A day on which the clocks skip the hour has none: then a day after now.
  return hours.find((at) => hourIn(timeZone, at) === hour) ?? new Date(first + 23 * HOUR_MS);
}
