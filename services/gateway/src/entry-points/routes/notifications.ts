import { Type } from 'typebox';
import type { NotificationSettingsMessage } from '@autosync/contracts';
import { etagOf, matchVersion, requireIfMatch } from '../../domain/if-match.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { requireNotifier, requirePart } from '../ask-notifier.ts';
import { makeChange } from '../changes.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import { notificationsInput, notificationsSchema, toNotifications } from '../resources/notifications.ts';
import { companyPath } from '../resources/shared.ts';

export function notificationRoutes(app: App, deps: RouteDeps): void {
  const { db } = deps;

  async function read(tenantId: string, companyId: string): Promise<NotificationSettingsMessage> {
    await db.readOfTenant(tenantId, (tx) => requireCompany(tx, companyId));
    return requirePart((await requireNotifier(deps).getSettings({ tenantId, companyId })).settings);
  }

  app.get(
    '/v1/companies/:companyId/notifications',
    {
      config: { operation: 'getNotifications', access: 'settings:read', sends: ['etag'] },
      schema: {
        tags: ['notifications'],
        summary: 'Read who hears of the company by mail',
        description: 'The ETag is what PUT wants as If-Match.',
        params: companyPath,
        response: { 200: notificationsSchema },
      },
    },
    async (request, reply) => {
      const settings = await read(keyOf(request).tenantId, request.params.companyId);
      reply.header('etag', etagOf(settings.version));
      return toNotifications(settings);
    },
  );

  app.put(
    '/v1/companies/:companyId/notifications',
    {
      config: {
        operation: 'replaceNotifications',
        access: 'settings:write',
        sends: ['etag'],
        problems: ['if-match-required'],
      },
      schema: {
        tags: ['notifications'],
        summary: 'Replace who hears of the company by mail',
        description:
          'Each cause is told once, and not what mends itself. Whoever is new hears of what has not been told yet. ' +
          'Needs If-Match with the ETag of what was read.',
        params: companyPath,
        headers: Type.Object({ 'if-match': Type.Optional(Type.String()) }),
        body: notificationsInput,
        response: { 200: notificationsSchema },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const { companyId } = request.params;
      const ifMatch = requireIfMatch(request.headers['if-match']);
      const before = await read(tenantId, companyId);
      // Of nobody's settings the version is 0, so "whatever is there" has a number of its own.
      const ifVersion = ifMatch.includes('*') ? -1 : matchVersion(ifMatch, before.version);
      const { recipients, digestHour } = request.body;
      const wanted = { recipients, digestHour };
      const after = await makeChange(deps, request, {
        action: 'notifications.replaced',
        companyId,
        before: toNotifications(before),
        asked: wanted,
        call: async () => {
          const answer = await requireNotifier(deps).putSettings({ tenantId, companyId, ifVersion, ...wanted });
          return requirePart(answer.settings);
        },
        toAfter: toNotifications,
      });
      reply.header('etag', etagOf(after.version));
      return toNotifications(after);
    },
  );
}
