import { deterministicId } from '@autosync/core';
import type { Scope } from './scopes.ts';

export type KeyPrincipal = {
  kind: 'key';
  keyId: string;
  name: string;
  tenantId: string;
  scopes: readonly Scope[];
  expiresAt: Date | null;
};

/** Who sends a request. The operator has no tenant; its key lives in the configuration. */
export type Principal = KeyPrincipal | { kind: 'operator'; keyId: string; name: string };

export const operatorPrincipal: Principal = {
  kind: 'operator',
  keyId: deterministicId('operator-key'),
  name: 'operator',
};

/** Who did something, as the audit log keeps it. */
export type Actor = { kind: Principal['kind']; id: string; name: string };

export function actorOf(principal: Principal): Actor {
  return { kind: principal.kind, id: principal.keyId, name: principal.name };
}
