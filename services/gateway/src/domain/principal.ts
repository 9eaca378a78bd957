import { deterministicId } from '@autosync/core';
import type { Scope } from './scopes.ts';

/** `client`: a program that signed in at the identity provider by itself, with client credentials. */
export const callerKinds = ['operator', 'key', 'person', 'client'] as const;

/** Who sends a request. */
export type Principal = {
  kind: (typeof callerKinds)[number];
  /** Of the API key; of people and clients, an id made of the issuer and its name for them, which never changes. */
  keyId: string;
  name: string;
  /** May do what is the operator's: create tenants and their keys. */
  isOperator: boolean;
  /** Whose data it works with; null for the operator while it speaks for no tenant. */
  tenantId: string | null;
  scopes: readonly Scope[];
  /** The companies it may work with; null: all of the tenant. */
  companyIds: readonly string[] | null;
  expiresAt: Date | null;
};

/** Who works with the data of one tenant. */
export type TenantPrincipal = Principal & { tenantId: string };

/** The holder of the bootstrap key, which lives in the configuration. */
export const operatorPrincipal: Principal = {
  kind: 'operator',
  keyId: deterministicId('operator-key'),
  name: 'operator',
  isOperator: true,
  tenantId: null,
  scopes: [],
  companyIds: null,
  expiresAt: null,
};

/** Who did something, as the audit log keeps it. */
export type Actor = { kind: Principal['kind']; id: string; name: string };

export function actorOf(principal: Principal): Actor {
  return { kind: principal.kind, id: principal.keyId, name: principal.name };
}
