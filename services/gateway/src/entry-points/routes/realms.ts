import { Type } from 'typebox';
import { releaseRealm } from '../../operations/release-realm.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { auditFields } from '../audit-fields.ts';
import { principalOf } from '../plugins/authentication.ts';
import { noteSchema } from '../resources/pause.ts';
import { closed, idSchema, instantSchema, isoOrNull, orNull } from '../resources/shared.ts';

const realmPath = Type.Object({
  realmId: Type.String({ pattern: '^\\d{1,20}$', description: 'QuickBooks’ id of the company: 1 to 20 digits' }),
});

const releaseInput = Type.Object(
  { note: { ...noteSchema, description: 'Why; it stands in the audit log of the tenant, and at the connection' } },
  { ...closed, title: 'RealmReleaseInput' },
);

const releaseSchema = Type.Object(
  {
    realmId: Type.String(),
    tenantId: idSchema,
    companyId: idSchema,
    companyName: Type.String(),
    state: Type.Enum(['draining', 'released'], {
      description:
        'draining: the connection is ended, and a worker still has the company in hand: ask again. released: the ' +
        'QuickBooks company may be connected elsewhere',
    }),
    releasedAt: orNull(instantSchema),
    follows: Type.Array(Type.String(), { description: 'What this means for the company that had it' }),
  },
  { title: 'RealmRelease' },
);

const follows = [
  'The company keeps its records, its settings and what it knows of the QuickBooks company; nothing is changed in QuickBooks.',
  'Nothing of it is synced until it is connected again.',
  'It can be connected to this QuickBooks company only, and only while no other company has it.',
];

/** For the true owner of a QuickBooks company that somebody else connected first. */
export function realmRoutes(app: App, deps: RouteDeps): void {
  app.post(
    '/v1/system/realms/:realmId/release',
    {
      config: { operation: 'releaseRealm', access: 'operator' },
      schema: {
        tags: ['connections'],
        summary: 'Release a QuickBooks company from the company that has it; repeat it to see how far that is',
        description:
          'The connection ends at once, here and at Intuit. When no worker has the company in hand any more, the ' +
          'QuickBooks company is free.',
        params: realmPath,
        body: releaseInput,
        response: { 200: releaseSchema },
      },
    },
    async (request) => {
      const { actor, requestId } = auditFields(request, '');
      const { keyId } = principalOf(request);
      const { realmId } = request.params;
      const release = await releaseRealm(deps, { realmId, note: request.body.note, actor, requestId });
      deps.push.wake();
      const { tenantId, companyId, companyName, state, releasedAt } = release;
      deps.logger.warn({ tenantId, companyId, keyId, requestId, state }, 'a QuickBooks company is released');
      return { realmId, tenantId, companyId, companyName, state, releasedAt: isoOrNull(releasedAt), follows };
    },
  );
}
