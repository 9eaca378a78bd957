/** What an API key may do; a key has those it was created with. */
export const scopes = [
  'companies:read',
  'companies:write',
  'connections:read',
  'connections:write',
  'settings:read',
  'settings:write',
  'records:read',
  'records:write',
  'payments:read',
  'batches:read',
  'batches:write',
  'webhooks:read',
  'webhooks:write',
  'audit:read',
  'keys:read',
  'keys:write',
] as const;
export type Scope = (typeof scopes)[number];

/** What a key may do that nothing is said of: look at the work, and change nothing. */
export const defaultScopes: readonly Scope[] = [
  'companies:read',
  'connections:read',
  'settings:read',
  'records:read',
  'payments:read',
  'batches:read',
];

/** Who may call a route: anybody, the operator, whoever is known, or who has the scope in a tenant. */
export type Access = 'public' | 'operator' | 'caller' | Scope;
