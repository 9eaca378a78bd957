import { Type } from 'typebox';
import { callerKinds } from '../../domain/principal.ts';
import type { App } from '../app-types.ts';
import { principalOf } from '../plugins/authentication.ts';
import { idSchema, instantSchema, isoOrNull, oneOf, orNull } from '../resources/shared.ts';
import { companiesOfKey, scopeSchema } from '../resources/tenant.ts';

const selfSchema = Type.Object(
  {
    kind: oneOf(callerKinds, { description: 'client: a program that signed in with client credentials' }),
    id: idSchema,
    name: Type.String({ description: 'As the audit log names you' }),
    tenantId: orNull(idSchema),
    isOperator: Type.Boolean({
      description:
        'May create tenants and their keys, and speak for a tenant by its id in the header `AutoSync-Tenant`',
    }),
    scopes: Type.Array(scopeSchema),
    companyIds: companiesOfKey,
    expiresAt: orNull(instantSchema),
  },
  { title: 'Self' },
);

export function selfRoute(app: App): void {
  app.get(
    '/v1/self',
    {
      config: { operation: 'getSelf', access: 'caller' },
      schema: {
        tags: ['tenants'],
        summary: 'Read who you are: whose key or access token this request has, and what it may do',
        response: { 200: selfSchema },
      },
    },
    async (request) => {
      const { kind, keyId, name, tenantId, isOperator, scopes, companyIds, expiresAt } = principalOf(request);
      return {
        kind,
        id: keyId,
        name,
        tenantId,
        isOperator,
        scopes: [...scopes],
        companyIds: companyIds && [...companyIds],
        expiresAt: isoOrNull(expiresAt),
      };
    },
  );
}
