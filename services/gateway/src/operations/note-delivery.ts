import type { Db } from '@autosync/db';
import { noteListNews, noteTold } from '@autosync/records';
import { listToldCompanies } from '../data-access/webhook-hints.ts';
import { newsOfLists, realmsIn, realmsWithNews } from '../domain/intuit-events.ts';
import type { IntuitEvent } from '../domain/intuit-events.ts';

/**
 * Notes that Intuit's webhooks tell of these companies, as far as we are connected to them, whether of their payments, and of which
 * of their lists.
 */
export async function noteDelivery(
  { db, now }: { db: Pick<Db, 'withAllTenants'>; now: () => Date | null },
  events: readonly IntuitEvent[],
): Promise<void> {
  const realmIds = realmsIn(events);
  if (realmIds.length === 0) return;
  const paid = new Set(realmsWithNews(events));
  await db.withAllTenants(async (tx) => {
    const told = await listToldCompanies(tx, realmIds);
    if (told.length === 0) return;
    const companies = told.map(({ realmId, ...company }) => ({ ...company, ofPayments: paid.has(realmId) }));
    await noteTold(tx, { companies, now: now() });
    const companyOf = new Map(told.map(({ realmId, companyId }) => [realmId, companyId]));
    const news = newsOfLists(events).flatMap(({ realmId, entity, id, operation }) => {
      const companyId = companyOf.get(realmId);
      return companyId === undefined ? [] : [{ companyId, entity, qboId: id, created: operation === 'created' }];
    });
    if (news.length > 0) await noteListNews(tx, news);
  });
}
