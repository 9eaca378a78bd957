import { deterministicId, isId } from '@autosync/core';
import type { Principal } from './principal.ts';
import { scopes as allScopes } from './scopes.ts';
import type { Scope } from './scopes.ts';

export type Claims = { readonly [name: string]: unknown; iss: string; sub: string; exp: number };

/** What a role of the identity provider gives. */
export type Role = { scopes: readonly Scope[]; isOperator: boolean };

/** Where an identity provider says what, since each says it elsewhere. */
export type ClaimRules = {
  tenantClaim: string;
  scopesClaim: string;
  /** The first of them that a token has names its bearer in the audit log. */
  nameClaims: readonly string[];
  roles: ReadonlyMap<string, Role>;
};

const LONGEST_NAME = 200;

/** A claim by its name, which may hold dots itself (`https://example.com/tenant`); else by the path that the dots make. */
function claimAt(claims: object, name: string): unknown {
  if (Object.hasOwn(claims, name)) return (claims as Record<string, unknown>)[name];
  return name
    .split('.')
    .reduce<unknown>(
      (value, part) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, part)
          ? (value as Record<string, unknown>)[part]
          : undefined,
      claims,
    );
}

/** The words of a claim: a text with spaces between them, or a list. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.split(' ').filter((word) => word !== '');
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}

/** A text that may stand in a log: without control and invisible characters. */
function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const name = value
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .trim();
  return name === '' ? undefined : name.slice(0, LONGEST_NAME);
}

/** Identity providers say in different ways that nobody has signed in, but a program by itself. */
function isProgram({ sub, client_id: clientId, idtyp, gty }: Claims): boolean {
  return sub === clientId || idtyp === 'app' || gty === 'client-credentials';
}

function isScope(word: string): word is Scope {
  return allScopes.some((scope) => scope === word);
}

/**
 * The bearer of a token whose signature, issuer, audience and time are right. A word of the scopes' claim gives what its
 * role gives, or is a scope itself; others mean nothing here. Undefined when the token is for no tenant: only an operator
 * may have such a one.
 */
export function principalOfClaims(claims: Claims, rules: ClaimRules): Principal | undefined {
  const words = wordsOf(claimAt(claims, rules.scopesClaim));
  const roles = words.flatMap((word) => rules.roles.get(word) ?? []);
  const granted = new Set([...words.filter(isScope), ...roles.flatMap(({ scopes }) => scopes)]);
  const isOperator = roles.some((role) => role.isOperator);
  const tenant = claimAt(claims, rules.tenantClaim);
  const tenantId = typeof tenant === 'string' && isId(tenant) ? tenant : null;
  if (tenantId === null && !isOperator) return undefined;
  return {
    kind: isProgram(claims) ? 'client' : 'person',
    keyId: deterministicId('signed-in', claims.iss, claims.sub),
    name:
      rules.nameClaims.map((claim) => nameOf(claimAt(claims, claim))).find(Boolean) ??
      claims.sub.slice(0, LONGEST_NAME),
    isOperator,
    tenantId: isOperator ? null : tenantId,
    scopes: allScopes.filter((scope) => granted.has(scope)),
    companyIds: null,
    expiresAt: new Date(claims.exp * 1000),
  };
}
