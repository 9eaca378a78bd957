import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isJsonObject } from '../json.ts';
import type { Grants } from '../oauth/grants.ts';
import { ISSUER, keySet, subjectOf } from '../oauth/id-token.ts';
import { ACCOUNTING_SCOPE, hasScope, personScopes } from '../oauth/scopes.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import { bearerToken } from './bearer.ts';

/** The discovery documents, the keys and the person behind a token (docs/quickbooks.md#intuit-oauth, #tokens). */
export function openidRoutes(app: FastifyInstance, { grants, clock }: { grants: Grants; clock: VirtualClock }): void {
  for (const name of ['openid_configuration', 'openid_sandbox_configuration']) {
    for (const end of ['', '/']) {
      app.get(`/.well-known/${name}${end}`, (request, reply) =>
        reply.send(discovery(`${request.protocol}://${request.host}`)),
      );
    }
  }

  app.get('/op/v1/jwks', (_request, reply) => reply.send(keySet()));

  app.get('/v1/openid_connect/userinfo', (request: FastifyRequest, reply) => {
    const grant = grants.checkAccess(bearerToken(request.headers.authorization) ?? '', undefined, clock.nowMs());
    if (!isGrant(grant) || !hasScope(grant.scope, 'openid')) {
      const refusal = { error: 'invalid_token', error_description: 'The token is invalid or lacks the scope openid' };
      return reply.code(401).header('www-authenticate', 'Bearer realm="Intuit", error="invalid_token"').send(refusal);
    }
    const about = (scope: string, claims: object) => (hasScope(grant.scope, scope) ? claims : {});
    return reply.send({
      sub: subjectOf(grant),
      ...about('email', { email: 'bookkeeper@example.com', emailVerified: true }),
      ...about('profile', { givenName: 'Bo', familyName: 'Keeper' }),
      ...about('phone', { phoneNumber: '+1 6505550100', phoneNumberVerified: false }),
      ...about('address', {
        address: {
          streetAddress: '1 Ledger Lane',
          locality: 'San Jose',
          region: 'CA',
          postalCode: '95131',
          country: 'US',
        },
      }),
    });
  });
}

function isGrant(found: unknown): found is Exclude<ReturnType<Grants['checkAccess']>, string> {
  return isJsonObject(found);
}

/**
 * The parts of Intuit's document, with the addresses of this server. The issuer stays Intuit's, since clients compare
 * it.
 */
function discovery(baseUrl: string): object {
  return {
    issuer: ISSUER,
    authorization_endpoint: `${baseUrl}/connect/oauth2`,
    token_endpoint: `${baseUrl}/oauth2/v1/tokens/bearer`,
    userinfo_endpoint: `${baseUrl}/v1/openid_connect/userinfo`,
    revocation_endpoint: `${baseUrl}/v2/oauth2/tokens/revoke`,
    jwks_uri: `${baseUrl}/op/v1/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: [...personScopes, ACCOUNTING_SCOPE],
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
    claims_supported: ['aud', 'exp', 'iat', 'iss', 'realmid', 'sub'],
  };
}
