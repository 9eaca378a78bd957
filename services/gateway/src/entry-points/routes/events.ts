import { Type } from 'typebox';
import { eventsOfBatch, eventsOfCompany } from '../../domain/batch-events.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import { sendEvents } from '../plugins/event-streams.ts';
import { batchPath } from '../resources/batch.ts';
import { companyPath } from '../resources/shared.ts';

const eventHeaders = Type.Object({
  'last-event-id': Type.Optional(
    Type.String({ maxLength: 100, description: 'The id of the last event that was seen: goes on from there' }),
  ),
});

const eventStream = {
  description: 'Server-Sent Events, with a comment every 15 seconds',
  content: { 'text/event-stream': { schema: Type.String() } },
};

const nothingMore = { description: 'Nothing more will come: the client has seen the end', type: 'null' };

const behind =
  'Between `interrupted` and `resumed` what was told may be old. Who is slow gets the latest state, not each one. The ' +
  'stream ends after an hour, and when this part of the system is replaced: come again with Last-Event-ID, as browsers do ' +
  'by themselves.';

const snapshotFirst = 'First `snapshot`, whose `items` are the batches that are open';
const thenBatches =
  'Then `batch` with the whole batch, as it is read, for each that is new or changes; ' +
  `one may be told twice. ${behind}`;

export function eventRoutes(app: App, { db, live }: RouteDeps): void {
  app.get(
    '/v1/batches/:batchId/events',
    {
      sse: 'manual',
      exposeHeadRoute: false,
      config: { operation: 'watchBatch', access: 'batches:read' },
      schema: {
        tags: ['batches'],
        summary: 'Follow a batch live',
        description:
          'Events `batch` with the whole batch, as it is read: the first at once, then after each change; `end` when it ' +
          `has ended. ${behind}`,
        params: batchPath,
        headers: eventHeaders,
        response: { 200: eventStream, 204: nothingMore },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const { batchId } = request.params;
      const lastEventId = request.headers['last-event-id'] ?? null;
      return sendEvents(request, reply, (signal) =>
        eventsOfBatch(live.watchBatch({ tenantId, batchId }, signal), { batchId, lastEventId }),
      );
    },
  );

  app.get(
    '/v1/companies/:companyId/events',
    {
      sse: 'manual',
      exposeHeadRoute: false,
      config: { operation: 'watchCompany', access: 'batches:read' },
      schema: {
        tags: ['batches'],
        summary: 'Follow the batches of a company live',
        description: `${snapshotFirst}; with Last-Event-ID also those that ended since then, up to ten minutes ago. ${thenBatches}`,
        params: companyPath,
        headers: eventHeaders,
        response: { 200: eventStream },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const { companyId } = request.params;
      await db.readOfTenant(tenantId, (tx) => requireCompany(tx, companyId));
      const lastEventId = request.headers['last-event-id'] ?? null;
      return sendEvents(request, reply, (signal) =>
        eventsOfCompany(live.watchCompany({ tenantId, companyId }, signal), { lastEventId }),
      );
    },
  );

  app.get(
    '/v1/events',
    {
      sse: 'manual',
      exposeHeadRoute: false,
      config: { operation: 'watchTenant', access: 'batches:read' },
      schema: {
        tags: ['batches'],
        summary: 'Follow the batches of all your companies live',
        description:
          `${snapshotFirst}, of the hundred newest; with Last-Event-ID also those of the fifty newest that changed since ` +
          `then. ${thenBatches} For a list of companies that is to be read anew when something happens: more than that ` +
          'many at the same time are not all told of.',
        headers: eventHeaders,
        response: { 200: eventStream },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const lastEventId = request.headers['last-event-id'] ?? null;
      return sendEvents(request, reply, (signal) =>
        eventsOfCompany(live.watchTenant({ tenantId }, signal), { lastEventId }),
      );
    },
  );
}
