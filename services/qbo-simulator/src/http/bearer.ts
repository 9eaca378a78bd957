import { forbidden, unauthorized } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Grants } from '../oauth/grants.ts';
import type { Switches } from '../switches.ts';

export function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer\s*(.*)$/i.exec(authorization ?? '')?.[1];
}

/**
 * The app whose token gives access to the company, or the gateway's refusal (docs/quickbooks.md#faults, #error-codes).
 */
export function appOfToken(
  authorization: string | undefined,
  realmId: string,
  { grants, atMs, switches }: { grants: Grants; atMs: number; switches: Switches },
): { clientId: string } | { refused: Answer } {
  const token = bearerToken(authorization);
  if (token === undefined) return { refused: unauthorized('3200', 'AuthenticationFailed: no bearer token', atMs) };
  if (token === '') return { refused: unauthorized('3202', 'EmptyField: oauth_token', atMs) };
  const found = grants.checkAccess(token, realmId, atMs);
  switch (found) {
    case 'unknown':
      return { refused: unauthorized('3200', `Token invalid: ${token.slice(0, 4)}`, atMs) };
    case 'expired':
      return { refused: unauthorized('3200', `Token expired: ${token.slice(0, 4)}`, atMs) };
    case 'other-realm':
    case 'revoked':
      return { refused: forbidden(atMs, switches.forbiddenFaultType) };
    default:
      return { clientId: found.clientId };
  }
}
