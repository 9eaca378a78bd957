import type { Tx } from '@autosync/db';
import { findCompany } from '../data-access/companies.ts';
import type { Company } from '../data-access/companies.ts';
import { problem } from '../errors.ts';

/** The tenant's company, or `not-found`: the same for one that does not exist and one of another tenant. */
export async function requireCompany(tx: Tx, companyId: string): Promise<Company> {
  const company = await findCompany(tx, companyId);
  if (company === undefined) throw problem('not-found', 'There is no such company.');
  return company;
}
