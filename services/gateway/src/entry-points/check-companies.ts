import { unknownCompanies } from '../data-access/companies.ts';
import { MAX_FAULTS, problem } from '../errors.ts';
import type { RouteDeps } from './app-types.ts';

/** Throws `invalid-request` that names those of a body's `companyIds` which are no companies of the tenant. */
export async function checkCompanies(
  { db }: Pick<RouteDeps, 'db'>,
  tenantId: string,
  companyIds: readonly string[],
): Promise<void> {
  if (companyIds.length === 0) return;
  const unknown = new Set(await db.withTenant(tenantId, (tx) => unknownCompanies(tx, companyIds)));
  const errors = companyIds.flatMap((id, index) =>
    unknown.has(id) ? [{ pointer: `/companyIds/${index}`, code: 'unknown', detail: 'There is no such company.' }] : [],
  );
  if (errors.length === 0) return;
  throw problem('invalid-request', 'Some of the companies do not exist.', { errors: errors.slice(0, MAX_FAULTS) });
}
