import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { ApiKey } from '../../data-access/api-keys.ts';
import type { Tenant } from '../../data-access/tenants.ts';
import { defaultScopes, scopes } from '../../domain/scopes.ts';
import { closed, idSchema, instantSchema, isoOrNull, nameSchema, oneOf, orNull } from './shared.ts';

export const tenantInput = Type.Object(
  { name: nameSchema },
  { title: 'TenantInput', ...closed, examples: [{ name: 'Northwind IT' }] },
);

export const tenantSchema = Type.Object(
  { id: idSchema, name: Type.String(), createdAt: instantSchema },
  { title: 'Tenant' },
);

export function toTenant({ id, name, createdAt }: Tenant): Static<typeof tenantSchema> {
  return { id, name, createdAt: createdAt.toISOString() };
}

export const scopeSchema = oneOf(scopes);

/** So many fit into a request; who has more wants a key for all. */
const MOST_COMPANIES = 500;

export const companiesOfKey = orNull(
  Type.Array(idSchema, { description: 'The only companies that it reaches; null: all of the tenant' }),
);

export const apiKeyInput = Type.Object(
  {
    tenantId: Type.Optional({ ...idSchema, description: 'Needed by the operator only' }),
    name: nameSchema,
    scopes: Type.Optional(
      Type.Union([Type.Literal('all'), Type.Array(scopeSchema, { minItems: 1, uniqueItems: true })], {
        description: `Without: reading (${defaultScopes.join(', ')}). Nobody gives what they may not do themselves`,
      }),
    ),
    companyIds: Type.Optional(
      Type.Array(idSchema, {
        minItems: 1,
        maxItems: MOST_COMPANIES,
        uniqueItems: true,
        description: 'The only companies that the key reaches. Without: all of the tenant, those to come too',
      }),
    ),
    expiresAt: Type.Optional(
      Type.Union([Type.String({ format: 'date-time' }), Type.Null()], {
        description: 'Without: in a year, unless the installation says otherwise; null: it does not expire',
      }),
    ),
  },
  {
    title: 'ApiKeyInput',
    ...closed,
    examples: [{ name: 'ERP, nightly push', scopes: ['records:read', 'records:write'] }],
  },
);

export const rotationInput = Type.Object(
  {
    overlapSeconds: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 30 * 86_400, description: 'How long the old key holds. Without: a day' }),
    ),
  },
  { ...closed, title: 'ApiKeyRotation' },
);

export const apiKeySchema = Type.Object(
  {
    id: idSchema,
    tenantId: idSchema,
    name: Type.String(),
    prefix: Type.String({ description: 'How the key begins; the key itself is not stored' }),
    scopes: Type.Array(scopeSchema),
    companyIds: companiesOfKey,
    createdAt: instantSchema,
    expiresAt: orNull(instantSchema),
    lastUsedAt: orNull(instantSchema),
    revokedAt: orNull(instantSchema),
  },
  { title: 'ApiKey' },
);

export const createdApiKeySchema = Type.Object(
  {
    ...apiKeySchema.properties,
    key: Type.String({ description: 'The key: shown this once' }),
  },
  { title: 'CreatedApiKey' },
);

export function toApiKey(key: ApiKey): Static<typeof apiKeySchema> {
  return {
    id: key.id,
    tenantId: key.tenantId,
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes,
    companyIds: key.companyIds,
    createdAt: key.createdAt.toISOString(),
    expiresAt: isoOrNull(key.expiresAt),
    lastUsedAt: isoOrNull(key.lastUsedAt),
    revokedAt: isoOrNull(key.revokedAt),
  };
}
