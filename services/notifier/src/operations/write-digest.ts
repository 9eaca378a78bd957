import { lockCompany } from '../data-access/companies.ts';
import { takeDigest, type DueDigest } from '../data-access/digest-items.ts';
import { listMattersById } from '../data-access/matters.ts';
import { readAccount } from '../data-access/outside.ts';
import type { OperationContext } from './context.ts';
import { writeDigest, type MailContext } from './tell-company.ts';

/**
 * Writes the daily mail for one address about what is still present. Returns the number of mails: none if everything
 * was solved.
 */
export async function writeDueDigest(
  { db, now }: OperationContext,
  { tenantId, companyId, address }: DueDigest,
  mail: MailContext,
): Promise<number> {
  return db.withTenant(tenantId, async (tx) => {
    const company = await lockCompany(tx, { companyId, now: now() });
    const account = await readAccount(tx, { companyId });
    const ids = await takeDigest(tx, { companyId, address, now: now() });
    if (company === undefined || account === undefined || account.isQuiet) return 0;
    // The recipient was removed meanwhile.
    if (!company.recipients.some((recipient) => recipient.address === address)) return 0;
    const matters = await listMattersById(tx, ids);
    if (matters.length === 0) return 0;
    return writeDigest(tx, { address, matters, subject: { company, account } }, mail);
  });
}
