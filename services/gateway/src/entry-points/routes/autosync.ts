import { Type } from 'typebox';
import { recordTypes } from '@autosync/contracts';
import type { AutoSyncMessage, RecordType } from '@autosync/contracts';
import type { Company } from '../../data-access/companies.ts';
import { countPending } from '../../data-access/pending-facts.ts';
import { etagOf, matchVersion, requireIfMatch } from '../../domain/if-match.ts';
import { judgeReadiness, obstacles } from '../../domain/readiness.ts';
import type { Check } from '../../domain/readiness.ts';
import { invalidRequest, problem } from '../../errors.ts';
import { readReadiness } from '../../operations/read-readiness.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { makeChange } from '../changes.ts';
import { keyOf } from '../plugins/authentication.ts';
import { readAutoSync, requireAutoSync } from '../read-autosync.ts';
import { autoSyncInput, autoSyncSchema, settingsIn, toAutoSync, toSettings } from '../resources/autosync.ts';
import type { AutoSyncInput } from '../resources/autosync.ts';
import { companyPath } from '../resources/shared.ts';

function checkTypes({ types }: AutoSyncInput, syncTypes: readonly string[]): void {
  const missing = recordTypes.find((type) => types[type]?.enabled === true && !syncTypes.includes(type));
  if (missing === undefined) return;
  const detail = `This installation does not sync ${missing}.`;
  throw invalidRequest({ pointer: `/types/${missing}/enabled`, code: 'not-installed', detail });
}

function toTypeSettings({ types }: Pick<AutoSyncInput, 'types'>) {
  return recordTypes.map((type) => ({
    type,
    enabled: types[type]?.enabled ?? false,
    intervalMinutes: types[type]?.intervalMinutes ?? 0,
  }));
}

/** The types that are off by now and would be on. */
function newlyOn(before: AutoSyncMessage, wanted: ReturnType<typeof settingsIn>): RecordType[] {
  const isOn = (type: RecordType) => before.enabled && before.types.some((one) => one.type === type && one.enabled);
  return wanted.enabled ? recordTypes.filter((type) => wanted.types[type]?.enabled === true && !isOn(type)) : [];
}

/** What stands in the way of switching these types on. */
async function findObstacles(
  { db, keyRing }: Pick<RouteDeps, 'db' | 'keyRing'>,
  { company, autoSync, wanted }: { company: Company; autoSync: AutoSyncMessage; wanted: ReturnType<typeof settingsIn> },
): Promise<Check[]> {
  const types = newlyOn(autoSync, wanted);
  if (types.length === 0) return [];
  const asked = types.map((type) => ({
    type,
    intervalMinutes: wanted.types[type]?.intervalMinutes ?? wanted.intervalMinutes,
  }));
  return obstacles(
    judgeReadiness(
      await db.withTenant(company.tenantId, (tx) => readReadiness(tx, { company, autoSync, wanted: asked, keyRing })),
    ),
  );
}

function refuseUnready(found: readonly Check[]): never {
  const detail =
    `AutoSync was not switched on: ${found.map(({ reason }) => reason).join(' ')} ` +
    'To switch it on all the same, send an overrideNote that says why.';
  throw problem('not-ready', detail, { errors: found.map(({ code, reason }) => ({ code, detail: reason })) });
}

export function autoSyncRoutes(app: App, deps: RouteDeps): void {
  const { db, scheduler, settings } = deps;

  async function answer({ id, tenantId, connectionState }: Company, autoSync: AutoSyncMessage) {
    const pending = await db.readOfTenant(tenantId, (tx) => countPending(tx, id));
    return toAutoSync(autoSync, { connectionState, pending });
  }

  app.get(
    '/v1/companies/:companyId/autosync',
    {
      config: { operation: 'getAutoSync', access: 'settings:read', sends: ['etag'] },
      schema: {
        tags: ['autosync'],
        summary: 'Read the AutoSync settings, with the last and next run of each type',
        description: 'The ETag is what PUT wants as If-Match.',
        params: companyPath,
        response: { 200: autoSyncSchema },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const { company, autoSync } = await readAutoSync(deps, { tenantId, companyId: request.params.companyId });
      reply.header('etag', etagOf(autoSync.version));
      return answer(company, autoSync);
    },
  );

  app.put(
    '/v1/companies/:companyId/autosync',
    {
      config: {
        operation: 'replaceAutoSync',
        access: 'settings:write',
        sends: ['etag'],
        problems: ['if-match-required', 'not-ready'],
      },
      schema: {
        tags: ['autosync'],
        summary: 'Replace the AutoSync settings',
        description:
          'A type that is not named is switched off. Needs If-Match with the ETag of what was read. What was read may be ' +
          'sent back whole: what nobody sets is ignored. Types are switched on when nothing that is required fails in ' +
          '`…/autosync/readiness`; else the answer is 409 `not-ready` with the reasons, unless an `overrideNote` says why ' +
          'they are to be on all the same: it goes to the audit log.',
        params: companyPath,
        headers: Type.Object({ 'if-match': Type.Optional(Type.String()) }),
        body: autoSyncInput,
        response: { 200: autoSyncSchema },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const { companyId } = request.params;
      const ifMatch = requireIfMatch(request.headers['if-match']);
      checkTypes(request.body, settings.syncTypes);
      const wanted = settingsIn(request.body);
      const { company, autoSync: before } = await readAutoSync(deps, { tenantId, companyId });
      const ifVersion = matchVersion(ifMatch, before.version);
      const found = await findObstacles(deps, { company, autoSync: before, wanted });
      const { overrideNote } = request.body;
      if (found.length > 0 && overrideNote === undefined) refuseUnready(found);
      const override = found.length > 0 ? { overrideNote, overridden: found.map(({ code }) => code) } : {};
      const after = await makeChange(deps, request, {
        action: 'autosync.replaced',
        companyId,
        before: toSettings(before),
        asked: { ...wanted, ...override },
        call: async () => {
          const change = { ...wanted, types: toTypeSettings(wanted) };
          const answer = await scheduler.putAutoSync({ tenantId, companyId, ifVersion, ...change });
          return requireAutoSync(answer.autoSync);
        },
        toAfter: (result) => ({ ...toSettings(result), ...override }),
      });
      reply.header('etag', etagOf(after.version));
      return answer(company, after);
    },
  );
}
