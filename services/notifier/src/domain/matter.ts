import type { RecordType } from '@autosync/contracts';

/**
 * A matter is something that people are told about. It is one cause in one company, with this life cycle:
 *
 * absent → present (an event says so) → told (if it has lasted for a while) → absent again (solved) …
 *
 * - `records`: records failed or are held for one reason (subject: type and code)
 * - `batch`: a batch failed as a whole, not because of its records (subject: type)
 * - `connection`: QuickBooks no longer accepts the connection
 * - `failing`: the next failing batch will disconnect the type ("2 of 3"); `disconnected`: it is disconnected
 * - `overdue`: no batch of a type has succeeded for three intervals
 * - `expiry`: the connection expires on a day unless it is renewed
 * - `deadLetters`: messages that a consumer could not handle (for the operators; subject: topic, consumer and code)
 */
export const matterKinds = [
  'records',
  'batch',
  'connection',
  'failing',
  'disconnected',
  'overdue',
  'expiry',
  'deadLetters',
] as const;
export type MatterKind = (typeof matterKinds)[number];

/**
 * How an event changes a matter. `news` is everything there is to tell about it; what people know already is left out
 * later.
 */
export type MatterChange = {
  kind: MatterKind;
  subject: string;
  type: RecordType | null;
  present: boolean;
  news: readonly string[];
  details: Readonly<Record<string, unknown>>;
};

export type Matter = MatterChange & {
  id: string;
  since: Date;
  told: readonly string[];
  toldAt: Date | null;
};

type Naming = Pick<MatterChange, 'kind'> & { subject?: string; type?: RecordType | null };

export function present(
  { kind, type = null, subject = type ?? '' }: Naming,
  news: readonly string[],
  details: MatterChange['details'] = {},
): MatterChange {
  return { kind, subject, type, present: true, news, details };
}

export function absent({ kind, type = null, subject = type ?? '' }: Naming): MatterChange {
  return { kind, subject, type, present: false, news: [], details: {} };
}
