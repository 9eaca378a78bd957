import { answered } from './answers.ts';
import type { Client } from './client.ts';
import type { paths } from './generated/api.ts';

type PathOfType<Path> = Path extends `/v1/companies/{companyId}/${infer Type}/bulk` ? Type : never;

/** A type of records that are sent. */
export type SentType = PathOfType<keyof paths>;

type BulkPath = `/v1/companies/{companyId}/${SentType}/bulk`;
type Answer = paths[BulkPath]['post']['responses']['200']['content']['application/json'];

/** What became of one record; of one that was refused, with what is wrong with it. */
export type RecordOutcome = Answer['items'][number];

/**
 * Sends records, 1,000 at most, each taken for itself: what is wrong with one stands in its place in the answer, and is no
 * reason to refuse the others. Safe to repeat.
 * @throws ApiProblem when none of them was taken.
 */
export async function sendRecords(
  client: Client,
  { companyId, type }: { companyId: string; type: SentType },
  records: readonly object[],
): Promise<RecordOutcome[]> {
  // The bodies differ by type; all that matters here they share.
  const path = `/v1/companies/{companyId}/${type}/bulk` as '/v1/companies/{companyId}/invoices/bulk';
  const body = { items: records as never, atomic: false };
  const { data } = await answered(client.POST(path, { params: { path: { companyId } }, body }));
  return data.items;
}
