import type { Db } from '@autosync/db';
import { noteTold } from '@autosync/records';
import { listToldCompanies } from '../data-access/webhook-hints.ts';
import { realmsIn, realmsWithNews } from '../domain/intuit-events.ts';
import type { IntuitEvent } from '../domain/intuit-events.ts';

/** Notes that Intuit's webhooks tell of these companies, as far as we are connected to them, and whether of their payments. */
export async function noteDelivery(
  { db, now }: { db: Pick<Db, 'withAllTenants'>; now: () => Date | null },
  events: readonly IntuitEvent[],
): Promise<void> {
  const realmIds = realmsIn(events);
  if (realmIds.length === 0) return;
  const news = new Set(realmsWithNews(events));
  await db.withAllTenants(async (tx) => {
    const told = await listToldCompanies(tx, realmIds);
    if (told.length === 0) return;
    const companies = told.map(({ realmId, ...company }) => ({ ...company, ofPayments: news.has(realmId) }));
    await noteTold(tx, { companies, now: now() });
  });
}
