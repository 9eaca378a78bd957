import type { KeyRing } from '@autosync/connections';
import { isRecordType, type NotifierDefinition } from '@autosync/contracts';
import { AutosyncError } from '@autosync/core';
import type { UnaryHandlers } from '@autosync/grpc';
import { insertCompany, lockCompany, readSettings, storeSettings, type Settings } from '../data-access/companies.ts';
import { findRerunLink, useRerunLink } from '../data-access/rerun-links.ts';
import { topicsOfMail, type Recipient } from '../domain/recipient.ts';
import { openLink } from '../domain/rerun-token.ts';
import type { OperationContext } from '../operations/context.ts';
import { readId, readMail, refuse } from './grpc-fields.ts';
import type { webhookHandlers } from './grpc-webhooks.ts';

const MOST_RECIPIENTS = 50;

type RecipientMessage = { address: string; about: string[]; types: string[]; when: string };

function toRecipient({ address, about, types, when }: RecipientMessage): Recipient {
  if (when !== 'atOnce' && when !== 'daily') refuse('when', 'must be atOnce or daily');
  const known = about.map((text) => topicsOfMail.find((topic) => topic === text) ?? refuse('about', 'is unknown'));
  return {
    address: readMail(address, 'address'),
    about: known,
    types: types.map((type) => (isRecordType(type) ? type : refuse('types', 'is unknown'))),
    when,
  };
}

/** Recipients of mails, and the links in mails. The gateway has checked that the company belongs to the tenant. */
export function notifierHandlers(
  { db, now }: OperationContext,
  { keyRing, hasMail, onSettings }: { keyRing: KeyRing; hasMail: boolean; onSettings: () => void },
): Omit<UnaryHandlers<NotifierDefinition>, keyof ReturnType<typeof webhookHandlers>> {
  const toMessage = ({ recipients, ...settings }: Settings) => ({
    settings: {
      ...settings,
      recipients: recipients.map(({ about, types, ...rest }) => ({ ...rest, about: [...about], types: [...types] })),
      mailInstalled: hasMail,
    },
  });
  const subject = (request: { tenantId: string; companyId: string }) => ({
    tenantId: readId(request.tenantId, 'tenant_id'),
    companyId: readId(request.companyId, 'company_id'),
  });

  return {
    async getSettings(request) {
      const { tenantId, companyId } = subject(request);
      return toMessage(await db.withTenant(tenantId, (tx) => readSettings(tx, { companyId })));
    },

    async putSettings(request) {
      const { tenantId, companyId } = subject(request);
      const { ifVersion, digestHour } = request;
      if (request.recipients.length > MOST_RECIPIENTS) refuse('recipients', `must be ${MOST_RECIPIENTS} at most`);
      if (digestHour < 0 || digestHour > 23) refuse('digest_hour', 'must be from 0 to 23');
      const recipients = request.recipients.map(toRecipient);
      const stored = await db.withTenant(tenantId, async (tx) => {
        await insertCompany(tx, { companyId, tenantId });
        const company = await lockCompany(tx, { companyId, now: now() });
        if (company === undefined) throw new AutosyncError('not-found', 'there is no such company');
        if (ifVersion !== -1 && ifVersion !== company.version) {
          throw new AutosyncError('version-mismatch', 'the settings were changed meanwhile: read them again');
        }
        await storeSettings(tx, { companyId, recipients, digestHour, now: now() });
        return readSettings(tx, { companyId });
      });
      onSettings();
      return toMessage(stored);
    },

    async getRerunLink({ token }) {
      const opened = openLink(keyRing, token);
      const link =
        opened && (await db.withTenant(opened.tenantId, (tx) => findRerunLink(tx, { id: opened.linkId, now: now() })));
      if (!link) throw new AutosyncError('not-found', 'there is no such link');
      const { id: linkId, usedAt, expiresAt, isExpired, ...rest } = link;
      const times = { expiresAt: expiresAt.toISOString(), usedAt: usedAt?.toISOString() ?? '' };
      return { ...rest, ...times, linkId, expired: isExpired };
    },

    async useRerunLink(request) {
      const id = readId(request.linkId, 'link_id');
      const first = await db.withTenant(readId(request.tenantId, 'tenant_id'), (tx) =>
        useRerunLink(tx, { id, now: now() }),
      );
      return { first };
    },
  };
}
