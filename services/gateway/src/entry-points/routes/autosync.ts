import { Type } from 'typebox';
import { recordTypes } from '@autosync/contracts';
import type { AutoSyncMessage } from '@autosync/contracts';
import { AutosyncError } from '@autosync/core';
import type { Company } from '../../data-access/companies.ts';
import { etagOf, matchVersion, requireIfMatch } from '../../domain/if-match.ts';
import { invalidRequest } from '../../errors.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { auditFields } from '../audit-fields.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import { autoSyncInput, autoSyncSchema, settingsIn, toAutoSync, toSettings } from '../resources/autosync.ts';
import type { AutoSyncInput } from '../resources/autosync.ts';
import { companyPath } from '../resources/shared.ts';

type AutoSyncDeps = Pick<RouteDeps, 'db' | 'push' | 'scheduler'>;

/** The settings as the scheduler, who owns them, has them; it learns of the company first if it must. */
async function readAutoSync(
  { db, push, scheduler }: AutoSyncDeps,
  { tenantId, companyId }: { tenantId: string; companyId: string },
): Promise<{ company: Company; autoSync: AutoSyncMessage }> {
  const company = await db.withTenant(tenantId, (tx) => requireCompany(tx, companyId));
  await push.ensurePushed(company);
  const { autoSync } = await scheduler.getAutoSync({ tenantId, companyId });
  return { company, autoSync: requireAutoSync(autoSync) };
}

function requireAutoSync(autoSync: AutoSyncMessage | null): AutoSyncMessage {
  if (autoSync === null) throw new AutosyncError('scheduler-answer-incomplete', 'the scheduler answered no settings');
  return autoSync;
}

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

export function autoSyncRoutes(app: App, deps: RouteDeps): void {
  const { scheduler, auditedCall, settings } = deps;

  app.get(
    '/v1/companies/:companyId/autosync',
    {
      config: { operation: 'getAutoSync', access: 'settings:read' },
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
      return toAutoSync(autoSync, company.connectionState);
    },
  );

  app.put(
    '/v1/companies/:companyId/autosync',
    {
      config: { operation: 'replaceAutoSync', access: 'settings:write' },
      schema: {
        tags: ['autosync'],
        summary: 'Replace the AutoSync settings',
        description:
          'A type that is not named is switched off. Needs If-Match with the ETag of what was read. What was read may be ' +
          'sent back whole: what nobody sets is ignored.',
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
      const event = {
        ...auditFields(request, tenantId),
        companyId,
        action: 'autosync.replaced',
        before: toSettings(before),
        after: wanted,
      };
      const after = await auditedCall(event, async () => {
        const change = { ...wanted, types: toTypeSettings(wanted) };
        const { autoSync } = await scheduler.putAutoSync({ tenantId, companyId, ifVersion, ...change });
        const result = requireAutoSync(autoSync);
        return { result, after: toSettings(result) };
      });
      reply.header('etag', etagOf(after.version));
      return toAutoSync(after, company.connectionState);
    },
  );
}
