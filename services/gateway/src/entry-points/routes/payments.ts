import type { Tx } from '@autosync/db';
import { listApplicationChanges, listPayments, readPaymentReading, readPaymentSync } from '@autosync/records';
import { decodeCursor, encodeCursor, feedCursor, toPage } from '../../domain/cursors.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import {
  feedQuery,
  feedSchema,
  paymentPageSchema,
  paymentQuery,
  toApplicationChange,
  toPayment,
  toReading,
} from '../resources/payment.ts';
import { companyPath, DEFAULT_LIMIT, isoOrNull } from '../resources/shared.ts';

/** What follows `readUntil` in a transaction is at least as new as it says. */
async function readUntil(tx: Tx, companyId: string): Promise<string | null> {
  await requireCompany(tx, companyId);
  return isoOrNull((await readPaymentSync(tx, companyId)).watermark);
}

function listRoute(app: App, { db, now }: RouteDeps): void {
  app.get(
    '/v1/companies/:companyId/payments',
    {
      config: { operation: 'listPayments', access: 'payments:read' },
      schema: {
        tags: ['payments'],
        summary: 'List payments and credit memos as QuickBooks has them, voided and deleted ones too',
        description: 'In the order of entity and QuickBooks’ id, each with what it is applied to.',
        params: companyPath,
        querystring: paymentQuery,
        response: { 200: paymentPageSchema },
      },
    },
    async (request) => {
      const { companyId } = request.params;
      const { limit = DEFAULT_LIMIT, cursor, ...filter } = request.query;
      const after = cursor === undefined ? [] : decodeCursor(cursor, [/^[A-Za-z]+$/, /^[^\0\s]+$/]);
      return db.withTenant(keyOf(request).tenantId, async (tx) => {
        const until = await readUntil(tx, companyId);
        const rows = await listPayments(tx, { companyId, after: after.join(' '), limit: limit + 1, ...filter });
        const cursorOf = ({ entity, qboId }: (typeof rows)[number]) => encodeCursor([entity, qboId]);
        const reading = toReading(await readPaymentReading(tx, { companyId, now: now() }));
        return { ...toPage(rows, { limit, toItem: toPayment, cursorOf }), readUntil: until, reading };
      });
    },
  );
}

function feedRoute(app: App, { db }: RouteDeps): void {
  app.get(
    '/v1/companies/:companyId/payment-applications',
    {
      config: { operation: 'listPaymentApplications', access: 'payments:read' },
      schema: {
        tags: ['payments'],
        summary: 'Read what changed in the applications of payments, removals included, in order',
        description:
          'Apply the items in their order, keep `nextCursor`, and come back with it as `after`: nothing is missed. An ' +
          'application is known by paymentId and target; one that changed again before you came appears once, as it is now.',
        params: companyPath,
        querystring: feedQuery,
        response: { 200: feedSchema },
      },
    },
    async (request) => {
      const { companyId } = request.params;
      const { limit = DEFAULT_LIMIT, after: cursor } = request.query;
      const after = feedCursor.decode(cursor, companyId);
      return db.withTenant(keyOf(request).tenantId, async (tx) => {
        const until = await readUntil(tx, companyId);
        const rows = await listApplicationChanges(tx, { companyId, after, limit: limit + 1 });
        const page = rows.slice(0, limit);
        return {
          items: page.map(toApplicationChange),
          nextCursor: feedCursor.encode(companyId, page.at(-1)?.sequence ?? after),
          hasMore: rows.length > limit,
          readUntil: until,
        };
      });
    },
  );
}

export function paymentRoutes(app: App, deps: RouteDeps): void {
  listRoute(app, deps);
  feedRoute(app, deps);
}
