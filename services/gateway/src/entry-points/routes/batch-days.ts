import { Type } from 'typebox';
import type { TInteger } from 'typebox';
import { batchStates } from '@autosync/contracts';
import type { BatchState } from '@autosync/contracts';
import { dayIn } from '../../domain/batch-order.ts';
import { daysUpTo } from '../../domain/days.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import { closed, companyPath } from '../resources/shared.ts';

const DEFAULT_DAYS = 14;

const daysQuery = Type.Object(
  {
    days: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 92, default: DEFAULT_DAYS, description: 'How many days, up to today' }),
    ),
  },
  closed,
);

const counts = Object.fromEntries(batchStates.map((state) => [state, Type.Integer({ minimum: 0 })])) as Record<
  BatchState,
  TInteger
>;

const daysSchema = Type.Object(
  {
    timeZone: Type.String({ description: 'The company’s, whose days they are' }),
    items: Type.Array(
      Type.Object(
        { day: Type.String({ format: 'date' }), batches: Type.Object(counts, { description: 'By state' }) },
        { title: 'BatchDay' },
      ),
      { description: 'Oldest first, also the days without any' },
    ),
  },
  { title: 'BatchDays' },
);

export function batchDaysRoute(app: App, { db, now, batchStatus }: RouteDeps): void {
  app.get(
    '/v1/companies/:companyId/batches/days',
    {
      config: { operation: 'listBatchDays', access: 'batches:read' },
      schema: {
        tags: ['batches'],
        summary: 'How many batches were created on each of the last days, by state',
        description: 'Dry runs are not counted: they change nothing, whatever they found.',
        params: companyPath,
        querystring: daysQuery,
        response: { 200: daysSchema },
      },
    },
    async (request) => {
      const { tenantId } = keyOf(request);
      const { companyId } = request.params;
      const { timeZone } = await db.readOfTenant(tenantId, (tx) => requireCompany(tx, companyId));
      const days = daysUpTo(dayIn(timeZone, now() ?? new Date()), request.query.days ?? DEFAULT_DAYS);
      const { items } = await batchStatus.countByDay({ tenantId, companyId, timeZone, from: days[0] ?? '' });
      const ofState = (day: string, state: BatchState) =>
        items.reduce((sum, item) => (item.day === day && item.state === state ? sum + item.batches : sum), 0);
      return {
        timeZone,
        items: days.map((day) => ({
          day,
          batches: Object.fromEntries(batchStates.map((state) => [state, ofState(day, state)])) as Record<
            BatchState,
            number
          >,
        })),
      };
    },
  );
}
