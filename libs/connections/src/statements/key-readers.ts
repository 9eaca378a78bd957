import type { Tx } from '@autosync/db';
import type { KeyReader } from '../key-choice.ts';

/** A process that says nothing for so long has ended. */
export const READER_GONE_MS = 60_000;

/** Says that the process runs, and forgets those that have ended without saying so. */
export async function announceReader(
  tx: Tx,
  { processId, service, keyIds, sealsWith }: KeyReader & { processId: string },
): Promise<void> {
  await tx.query({
    name: 'connections.announce-key-reader',
    text: `
      with gone as (
        delete from accounts.token_key_readers where seen_at < clock_timestamp() - interval '10 min'
      )
      insert into accounts.token_key_readers (process_id, service, key_ids, seals_with, seen_at)
      values ($1, $2, $3, $4, clock_timestamp())
      on conflict (process_id) do update
        set key_ids = excluded.key_ids, seals_with = excluded.seals_with, seen_at = excluded.seen_at`,
    values: [processId, service, keyIds, sealsWith],
  });
}

export async function forgetReader(tx: Tx, processId: string): Promise<void> {
  await tx.query({
    name: 'connections.forget-key-reader',
    text: 'delete from accounts.token_key_readers where process_id = $1',
    values: [processId],
  });
}

/** The processes that run, with the keys they can read; `except` one. */
export async function listReaders(tx: Tx, { except = null }: { except?: string | null } = {}): Promise<KeyReader[]> {
  const { rows } = await tx.query<KeyReader>({
    name: 'connections.list-key-readers',
    text: `
      select service, key_ids as "keyIds", seals_with as "sealsWith" from accounts.token_key_readers
      where seen_at >= clock_timestamp() - $1 * interval '1 ms' and process_id is distinct from $2
      order by service, process_id`,
    values: [READER_GONE_MS, except],
  });
  return rows;
}
