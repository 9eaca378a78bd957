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
  'audit:read',
] as const;
export type Scope = (typeof scopes)[number];

/** Who may call a route: anybody, the operator, whoever is known, or who has the scope in a tenant. */
export type Access = 'public' | 'operator' | 'caller' | Scope;
