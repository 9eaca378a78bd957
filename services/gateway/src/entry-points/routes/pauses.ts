import { Type } from 'typebox';
import type { PauseMessage } from '@autosync/contracts';
import { AutosyncError, deterministicId, newId } from '@autosync/core';
import { sendAnswer } from '../answers.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { makeChange, workOnce } from '../changes.ts';
import { requireCompany } from '../find-company.ts';
import { problem } from '../../errors.ts';
import { keyOf, principalOf } from '../plugins/authentication.ts';
import { pauseEndInput, pauseInput, pauseSchema, systemPauseInput, toPause } from '../resources/pause.ts';
import { closed, idempotencyHeaders, idSchema, textOrNull } from '../resources/shared.ts';

/** The scheduler lists no more pauses. */
const MOST_LISTED = 200;

const pausePath = Type.Object({ pauseId: idSchema });
const pauseList = Type.Object({ items: Type.Array(pauseSchema) }, { title: 'PauseList' });

const meaning =
  'A batch that runs goes on to its end. What waits, and what is started by hand meanwhile, waits until the pause ends. What ' +
  'comes due meanwhile is skipped with the reason `paused`: after the end each type is next due in its own time.';

function required(pause: PauseMessage | null): PauseMessage {
  if (pause === null) throw new AutosyncError('scheduler-answer-incomplete', 'the scheduler answered no pause');
  return pause;
}

/** The id follows from the Idempotency-Key: whoever used that for another pause is told, and not given that one. */
function requireSame(
  pause: PauseMessage,
  asked: { companyId?: string | undefined; type?: string; note: string },
): PauseMessage {
  const { companyId = '', type = '', note } = asked;
  if (pause.companyId === companyId && pause.type === type && pause.note === note) return pause;
  throw problem('idempotency-key-reused', 'The Idempotency-Key was used for another pause.');
}

function createRoute(app: App, deps: RouteDeps): void {
  const { db, push, scheduler } = deps;
  app.post(
    '/v1/pauses',
    {
      config: { operation: 'createPause', access: 'settings:write', companies: 'named', problems: ['not-found'] },
      schema: {
        tags: ['pauses'],
        summary: 'Pause a company or the whole tenant, in all record types or in one',
        description: meaning,
        headers: idempotencyHeaders,
        body: pauseInput,
        response: { 201: pauseSchema },
      },
    },
    async (request, reply) => {
      const { tenantId, keyId, name } = keyOf(request);
      const { companyId, type = '', note } = request.body;
      if (companyId !== undefined) {
        await push.ensurePushed(await db.readOfTenant(tenantId, (tx) => requireCompany(tx, companyId)));
      }
      const key = request.headers['idempotency-key'];
      const id = key === undefined ? newId() : deterministicId('pause', keyId, key);
      const scope = { companyId: companyId ?? '', type, note };
      const answer = await workOnce(deps, request, async () => {
        const body = await makeChange(deps, request, {
          action: 'pause.created',
          companyId: companyId ?? null,
          asked: { id, ...request.body },
          call: async () => {
            const { pause } = await scheduler.putPause({ id, tenantId, ...scope, actorName: name });
            return toPause(requireSame(required(pause), request.body));
          },
          toAfter: (pause) => pause,
        });
        return { status: 201, body };
      });
      return sendAnswer(reply, answer);
    },
  );
}

function readAndEndRoutes(app: App, deps: RouteDeps): void {
  const { db, scheduler } = deps;
  app.get(
    '/v1/pauses',
    {
      config: { operation: 'listPauses', access: 'settings:read', companies: 'narrowed' },
      schema: {
        tags: ['pauses'],
        summary: 'List the pauses that hold, newest first, also those of everything',
        querystring: Type.Object({ companyId: Type.Optional(idSchema) }, closed),
        response: { 200: pauseList },
      },
    },
    async (request) => {
      const { tenantId, companyIds } = keyOf(request);
      const { companyId } = request.query;
      if (companyId !== undefined) await db.readOfTenant(tenantId, (tx) => requireCompany(tx, companyId));
      const { pauses } = await scheduler.listPauses({ tenantId, companyId: companyId ?? '' });
      // What holds for the whole tenant, or for everybody, holds for each of its companies.
      const holds = (pause: PauseMessage) => pause.companyId === '' || companyIds?.includes(pause.companyId) !== false;
      return { items: pauses.filter(holds).map(toPause) };
    },
  );

  app.post(
    '/v1/pauses/:pauseId/end',
    {
      config: { operation: 'endPause', access: 'settings:write' },
      schema: {
        tags: ['pauses'],
        summary: 'Resume; safe to repeat',
        params: pausePath,
        body: pauseEndInput,
        response: { 200: pauseSchema },
      },
    },
    async (request) => {
      const { tenantId, name } = keyOf(request);
      const { pauseId: id } = request.params;
      const { note = '' } = request.body;
      const end = async () =>
        toPause(required((await scheduler.endPause({ tenantId, id, note, actorName: name })).pause));
      const { pauses } = await scheduler.listPauses({ tenantId, companyId: '' });
      const holding = pauses.find((pause) => pause.id === id);
      // One that has ended already is not ended again. Of very many the list has only the newest: then nobody knows.
      if (holding === undefined && pauses.length < MOST_LISTED) return end();
      const before = holding === undefined ? { id } : toPause(holding);
      return makeChange(deps, request, {
        action: 'pause.ended',
        companyId: textOrNull(holding?.companyId ?? ''),
        before,
        asked: { id, note },
        call: end,
        toAfter: (pause) => pause,
      });
    },
  );
}

/** What holds for all tenants is in no tenant's audit log: the pause itself keeps who and why. */
function systemRoutes(app: App, { scheduler, logger }: RouteDeps): void {
  app.post(
    '/v1/system/pauses',
    {
      config: { operation: 'createSystemPause', access: 'operator' },
      schema: {
        tags: ['pauses'],
        summary: 'Pause everything, in all record types or in one',
        description: meaning,
        headers: idempotencyHeaders,
        body: systemPauseInput,
        response: { 201: pauseSchema },
      },
    },
    async (request, reply) => {
      const { keyId, name } = principalOf(request);
      const { type = '', note } = request.body;
      const key = request.headers['idempotency-key'];
      const id = key === undefined ? newId() : deterministicId('pause', keyId, key);
      const { pause } = await scheduler.putPause({ id, tenantId: '', companyId: '', type, note, actorName: name });
      const same = requireSame(required(pause), { type, note });
      logger.warn({ pauseId: id, keyId, requestId: request.id }, 'everything is paused');
      return reply.code(201).send(toPause(same));
    },
  );

  app.get(
    '/v1/system/pauses',
    {
      config: { operation: 'listSystemPauses', access: 'operator' },
      schema: { tags: ['pauses'], summary: 'List what is paused for everybody', response: { 200: pauseList } },
    },
    async () => {
      const { pauses } = await scheduler.listPauses({ tenantId: '', companyId: '' });
      return { items: pauses.map(toPause) };
    },
  );

  app.post(
    '/v1/system/pauses/:pauseId/end',
    {
      config: { operation: 'endSystemPause', access: 'operator' },
      schema: {
        tags: ['pauses'],
        summary: 'Resume everything; safe to repeat',
        params: pausePath,
        body: pauseEndInput,
        response: { 200: pauseSchema },
      },
    },
    async (request) => {
      const { keyId, name } = principalOf(request);
      const { pauseId: id } = request.params;
      const { pause } = await scheduler.endPause({ tenantId: '', id, note: request.body.note ?? '', actorName: name });
      logger.warn({ pauseId: id, keyId, requestId: request.id }, 'everything is resumed');
      return toPause(required(pause));
    },
  );
}

export function pauseRoutes(app: App, deps: RouteDeps): void {
  createRoute(app, deps);
  readAndEndRoutes(app, deps);
  systemRoutes(app, deps);
}
