import type { RecordType } from '@autosync/contracts';

/**
 * What people hear of. Each is one cause in one company, for as long as it is there: its life is
 *
 * absent → present (a fact says so) → told (once it has stayed for a while) → absent again (mended) …
 *
 * - `records`: records failed or are held for one reason (subject: type and code)
 * - `batch`: a batch failed as a whole, not for its records (subject: type)
 * - `connection`: QuickBooks no longer accepts the connection
 * - `failing`: the next failing batch switches the type off ("2 of 3"); `disconnected`: it is switched off
 * - `overdue`: no batch of a type has succeeded for three intervals
 * - `expiry`: the connection ends on a day, unless it is renewed
 * - `deadLetters`: what a consumer could not use (the operators'; subject: topic, consumer and code)
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

/** What a fact says of a matter. `news` is all there is to tell of it: what is told already is left out later. */
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
