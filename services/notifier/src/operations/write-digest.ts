import { lockCompany } from '../data-access/companies.ts';
import { takeDigest, type DueDigest } from '../data-access/digest-items.ts';
import { listMattersById } from '../data-access/matters.ts';
import { readAccount } from '../data-access/outside.ts';
import type { OperationContext } from './context.ts';
import { writeDigest, type MailContext } from './tell-company.ts';

/** Writes the daily mail of one address, of what is still there. Answers the number of mails: none when all has mended itself. */
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
    // Whoever was taken off the list meanwhile gets nothing.
    if (!company.recipients.some((recipient) => recipient.address === address)) return 0;
    const matters = await listMattersById(tx, ids);
    if (matters.length === 0) return 0;
    return writeDigest(tx, { address, matters, subject: { company, account } }, mail);
  });
}
