import type { Static } from 'typebox';
import { problem } from '../errors.ts';
import type { RouteDeps } from './app-types.ts';
import { toBatch } from './resources/batch.ts';
import type { batchSchema } from './resources/batch.ts';

/** The tenant's batch, or `not-found`: the same for one that does not exist and one of another tenant. */
export async function requireBatch(
  { batchStatus }: Pick<RouteDeps, 'batchStatus'>,
  subject: { tenantId: string; batchId: string },
): Promise<Static<typeof batchSchema>> {
  const { batch } = await batchStatus.getBatch(subject);
  if (batch === null) throw problem('not-found', 'There is no such batch.');
  return toBatch(batch);
}
