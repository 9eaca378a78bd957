import { Type } from 'typebox';
import type { Static } from 'typebox';
import { tagOf } from '../../operations/live-batches.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { makeChange } from '../changes.ts';
import { requireBatch } from '../find-batch.ts';
import { keyOf } from '../plugins/authentication.ts';
import { actionFilterQuery } from '../resources/batch-filter.ts';
import { actionSchema, batchPath, batchSchema, cancelSchema, toAction } from '../resources/batch.ts';
import type { CancelOutcome } from '../resources/batch.ts';
import { withWhyTheyWait } from '../why-it-waits.ts';
import { closed, DEFAULT_LIMIT, pageSchema, pagingQuery, textOrNull } from '../resources/shared.ts';

type BatchId = { tenantId: string; batchId: string };
type BatchBody = Static<typeof batchSchema>;

const readQuery = Type.Object(
  {
    wait: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 30,
        description:
          'Seconds to wait for the batch to end; with If-None-Match, for it to be another than the one of that ETag',
      }),
    ),
  },
  closed,
);

const readHeaders = Type.Object({
  'if-none-match': Type.Optional(Type.String({ maxLength: 1000, description: 'ETags that the client knows' })),
});

const unchanged = { description: 'It is still the one of the ETag', type: 'null' };

/** The batch as soon as it is what is waited for, else after the time: undefined where nothing was heard of it. */
async function waitForBatch(
  { live }: RouteDeps,
  { of, isEnough, seconds }: { of: BatchId; isEnough: (batch: BatchBody) => boolean; seconds: number },
  given: AbortSignal,
): Promise<BatchBody | undefined> {
  const signal = AbortSignal.any([given, AbortSignal.timeout(seconds * 1000)]);
  let latest: BatchBody | undefined;
  for await (const { batches, isBehind } of live.watchBatch(of, signal)) {
    latest = isBehind ? undefined : batches?.get(of.batchId)?.body;
    if (latest !== undefined && isEnough(latest)) return latest;
  }
  return latest;
}

function readRoute(app: App, deps: RouteDeps): void {
  async function readNow(of: BatchId): Promise<BatchBody> {
    const batch = await requireBatch(deps, of);
    const { tenantId } = of;
    const [told] = await withWhyTheyWait(deps, { tenantId, companyId: batch.companyId, batches: [batch] });
    return told ?? batch;
  }

  app.get(
    '/v1/batches/:batchId',
    {
      config: { operation: 'getBatch', access: 'batches:read', sends: ['etag'] },
      schema: {
        tags: ['batches'],
        summary: 'Read a batch',
        description:
          'Carries an ETag; with If-None-Match, 304 while it is the same. `wait` is for those who cannot follow the events.',
        params: batchPath,
        querystring: readQuery,
        headers: readHeaders,
        response: { 200: batchSchema, 304: unchanged },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const of = { tenantId, batchId: request.params.batchId };
      const { wait: seconds } = request.query;
      const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
      const etag = (batch: BatchBody) => `"${tagOf(batch)}"`;
      const isEnough = (batch: BatchBody) =>
        known.length > 0 ? !known.includes(etag(batch)) : batch.finishedAt !== null;
      const waited =
        seconds === undefined
          ? undefined
          : await request.stay((signal) => waitForBatch(deps, { of, isEnough, seconds }, signal));
      const batch = waited ?? (await readNow(of));
      reply.header('etag', etag(batch));
      if (known.includes(etag(batch))) return reply.code(304).send();
      return batch;
    },
  );
}

const actionsQuery = Type.Object({ ...pagingQuery, ...actionFilterQuery }, closed);

function actionsRoute(app: App, { batchStatus }: RouteDeps): void {
  app.get(
    '/v1/batches/:batchId/actions',
    {
      config: { operation: 'listBatchActions', access: 'batches:read' },
      schema: {
        tags: ['batches'],
        summary: 'List what a batch did with each record',
        params: batchPath,
        querystring: actionsQuery,
        response: { 200: pageSchema(actionSchema) },
      },
    },
    async (request) => {
      const { tenantId } = keyOf(request);
      const { limit = DEFAULT_LIMIT, cursor = '', state = [], code = [] } = request.query;
      const page = { tenantId, batchId: request.params.batchId, states: state, codes: code, after: cursor, limit };
      const { items, nextCursor } = await batchStatus.listActions(page);
      return { items: items.map(toAction), nextCursor: textOrNull(nextCursor) };
    },
  );
}

function cancelRoute(app: App, deps: RouteDeps): void {
  app.post(
    '/v1/batches/:batchId/cancel',
    {
      config: { operation: 'cancelBatch', access: 'batches:write' },
      schema: {
        tags: ['batches'],
        summary: 'Cancel a batch; safe to repeat',
        params: batchPath,
        response: { 202: cancelSchema },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const { batchId } = request.params;
      const { companyId, state } = await requireBatch(deps, { tenantId, batchId });
      const outcome = await makeChange(deps, request, {
        action: 'batch.cancelled',
        companyId,
        before: { batchId, state },
        asked: { batchId },
        call: async () => (await deps.scheduler.cancelRun({ tenantId, batchId })).outcome as CancelOutcome,
        toAfter: (result) => ({ batchId, outcome: result }),
      });
      return reply.code(202).send({ id: batchId, outcome });
    },
  );
}

export function batchRoutes(app: App, deps: RouteDeps): void {
  readRoute(app, deps);
  actionsRoute(app, deps);
  cancelRoute(app, deps);
}
