import type { TenantApi } from './tenant-api.ts';
import type { CompanySession } from './company-session.ts';

/** `example` is kept for such names: no mail to it ever reaches anybody. */
function addressOf(companyName: string): string {
  const host = companyName.toLowerCase().match(/[a-z0-9]+/g) ?? ['company'];
  return `bookkeeper@${host.join('-').slice(0, 60)}.example`;
}

/** The company's bookkeeper hears of everything at once, unless somebody has said who does. */
export async function tellBookkeeper(api: TenantApi, { company }: CompanySession): Promise<void> {
  const { settings, etag } = await api.notifications(company.id);
  if (settings.recipients.length > 0) return;
  const recipients = [{ address: addressOf(company.name), about: [], types: [], when: 'atOnce' as const }];
  const { digestHour } = settings;
  await api.replaceNotifications(company.id, { etag, settings: { recipients, digestHour } });
}
