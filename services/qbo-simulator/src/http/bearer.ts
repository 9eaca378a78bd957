import { forbidden, unauthorized } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Grants } from '../oauth/grants.ts';

/** What the gateway says to a token that does not open the company; undefined when it does (facts 3.13, 3.14). */
export function refusalOfToken(
  authorization: string | undefined,
  realmId: string,
  { grants, atMs }: { grants: Grants; atMs: number },
): Answer | undefined {
  const token = /^Bearer\s*(.*)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return unauthorized('3200', 'AuthenticationFailed: no bearer token', atMs);
  if (token === '') return unauthorized('3202', 'EmptyField: oauth_token', atMs);
  switch (grants.checkAccess(token, realmId, atMs)) {
    case 'valid':
      return undefined;
    case 'unknown':
      return unauthorized('3200', `Token invalid: ${token.slice(0, 4)}`, atMs);
    case 'expired':
      return unauthorized('3200', `Token expired: ${token.slice(0, 4)}`, atMs);
    case 'other-realm':
    case 'revoked':
      return forbidden(atMs);
  }
}
