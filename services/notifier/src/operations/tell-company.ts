import { declarationOf, isRecordType } from '@autosync/contracts';
import type { KeyRing } from '@autosync/connections';
import { newId } from '@autosync/core';
import type { Tx } from '@autosync/db';
import { listFailedRecords } from '@autosync/records';
import type { Company } from '../data-access/companies.ts';
import { insertDigestItem } from '../data-access/digest-items.ts';
import { insertMails } from '../data-access/mails.ts';
import type { Account } from '../data-access/outside.ts';
import { insertRerunLink } from '../data-access/rerun-links.ts';
import { composeMail } from '../domain/mail-text.ts';
import type { Matter } from '../domain/matter.ts';
import { isFor, nextDigestAt, type Recipient } from '../domain/recipient.ts';
import { sealLink } from '../domain/rerun-token.ts';
import { describeMatter, type Told } from '../domain/words.ts';

export type MailContext = {
  keyRing: KeyRing;
  /** The gateway's address, for links that run records again; without a slash at the end. */
  publicUrl: string;
  /** The console's address; without a slash at the end. */
  consoleUrl: string | undefined;
  linkTtlMs: number;
};

/** With more records, a new batch is better than a link that names each. */
const MOST_RECORDS_OF_LINK = 5000;
/** With more causes at once, they share one mail. */
const MOST_SINGLE_MAILS = 3;

type Subject = { company: Pick<Company, 'companyId' | 'tenantId' | 'now'>; account: Account };

async function linkFor(
  tx: Tx,
  { matter: { type, details }, title, company }: { matter: Matter; title: string; company: Subject['company'] },
  { keyRing, publicUrl, linkTtlMs }: MailContext,
): Promise<Told['again']> {
  const { code } = details;
  if (type === null || !isRecordType(type) || declarationOf(type).direction !== 'out') return undefined;
  if (typeof code !== 'string') return undefined;
  const { companyId, tenantId, now } = company;
  const recordIds = await listFailedRecords(tx, { companyId, type, code, limit: MOST_RECORDS_OF_LINK + 1 });
  if (recordIds.length === 0 || recordIds.length > MOST_RECORDS_OF_LINK) return undefined;
  const id = newId();
  const expiresAt = new Date(now.getTime() + linkTtlMs);
  await insertRerunLink(tx, { id, tenantId, companyId, type, title, recordIds, expiresAt, now });
  const url = `${publicUrl}/v1/rerun-links/${sealLink(keyRing, { tenantId, linkId: id })}`;
  return { url, records: recordIds.length, expiresAt };
}

async function toldOf(tx: Tx, matter: Matter, { company, account }: Subject, mail: MailContext): Promise<Told> {
  const words = describeMatter(matter, account.timeZone);
  if (matter.kind !== 'records') return words;
  const again = await linkFor(tx, { matter, title: words.title, company }, mail);
  return again === undefined ? words : { ...words, again };
}

async function writeMails(
  tx: Tx,
  { address, parts, subject }: { address: string; parts: readonly (readonly Matter[])[]; subject: Subject },
  { mail, isGathered }: { mail: MailContext; isGathered: boolean },
): Promise<number> {
  const { company, account } = subject;
  const { companyId, tenantId, now } = company;
  const mails = [];
  for (const matters of parts) {
    const told = [];
    // Each mail has links of its own, since a link can be used once.
    for (const matter of matters) told.push(await toldOf(tx, matter, subject, mail));
    const consoleUrl = mail.consoleUrl && `${mail.consoleUrl}/companies/${companyId}`;
    const { name: companyName, timeZone } = account;
    const content = composeMail({ companyName, told, isGathered: isGathered || told.length > 1, consoleUrl, timeZone });
    mails.push({ ...content, tenantId, companyId, address });
  }
  await insertMails(tx, { mails, now });
  return mails.length;
}

/** The daily mail for one address. */
export function writeDigest(
  tx: Tx,
  { address, matters, subject }: { address: string; matters: readonly Matter[]; subject: Subject },
  mail: MailContext,
): Promise<number> {
  return writeMails(tx, { address, parts: [matters], subject }, { mail, isGathered: true });
}

/**
 * Writes mails about these matters, or stores them for the daily mail. One mail per cause, unless there are many at
 * once. Returns which matters were told to anybody, and the number of mails.
 */
export async function tellCompany(
  tx: Tx,
  { company, account, matters }: { company: Company; account: Account; matters: readonly Matter[] },
  mail: MailContext,
): Promise<{ heard: Matter[]; mails: number }> {
  const { recipients, companyId, tenantId, now, digestHour } = company;
  let mails = 0;
  const dueAt = nextDigestAt(now, { timeZone: account.timeZone, hour: digestHour });
  for (const recipient of recipients) {
    const { address } = recipient;
    const own = matters.filter((matter) => isFor(recipient, matter));
    if (recipient.when === 'daily') {
      for (const { id: matterId } of own) await insertDigestItem(tx, { matterId, address, tenantId, companyId, dueAt });
    } else if (own.length > 0) {
      const parts = own.length > MOST_SINGLE_MAILS ? [own] : own.map((matter) => [matter]);
      mails += await writeMails(tx, { address, parts, subject: { company, account } }, { mail, isGathered: false });
    }
  }
  const isHeard = (matter: Matter) => recipients.some((recipient: Recipient) => isFor(recipient, matter));
  return { heard: matters.filter(isHeard), mails };
}
