import { durationMs, group, list, optional, text, url } from '@autosync/config';
import { scopes } from './domain/scopes.ts';
import type { Role } from './domain/claims.ts';
import type { SignInSettings } from './operations/token-check.ts';

/** `bookkeeper=companies:read batches:read`: what a role gives, where `all` is every scope. */
function toRole(item: string): [string, Role] {
  const [, name, given = ''] = /^([^=]+)=(.*)$/.exec(item) ?? [];
  const words = given.split(' ').filter((word) => word !== '');
  const known: readonly string[] = [...scopes, 'all', 'operator'];
  if (name === undefined || words.length === 0 || !words.every((word) => known.includes(word))) {
    throw new Error(`must hold role=scope scope …, of the scopes ${known.join(', ')}`);
  }
  const granted = words.includes('all') ? scopes : scopes.filter((scope) => words.includes(scope));
  return [name.trim(), { scopes: granted, isOperator: words.includes('operator') }];
}

const roles = list('OIDC_ROLES', {
  doc: 'What roles of the issuer give: role=scope scope, separated by commas; all is every scope, operator the operator’s.',
});

/** The OpenID Connect issuer whose access tokens are taken beside API keys; undefined where there is none. */
export const signInSettings = group({
  members: {
    issuer: optional(
      url('OIDC_ISSUER', {
        doc: 'OpenID Connect issuer whose access tokens are taken beside API keys, exactly as its tokens name it.',
        protocols: ['https', 'http'],
      }),
    ),
    audience: optional(
      text('OIDC_AUDIENCE', {
        doc: 'What the issuer calls this API: tokens for others are refused. Needed with OIDC_ISSUER.',
      }),
    ),
    keysUrl: optional(
      url('OIDC_JWKS_URL', {
        doc: 'Where the issuer’s keys are, if not where its discovery document says.',
        protocols: ['https', 'http'],
      }),
    ),
    keysCooldownMs: durationMs('OIDC_JWKS_COOLDOWN_MS', {
      doc: 'How often at most a token with an unknown key makes us read the issuer’s keys again.',
      default: 30_000,
    }),
    clockSkewMs: durationMs('OIDC_CLOCK_SKEW_MS', {
      doc: 'How far the issuer’s clock may be from ours.',
      max: 300_000,
      default: 30_000,
    }),
    tenantClaim: text('OIDC_TENANT_CLAIM', {
      doc: 'Claim with the id of the tenant; a path with dots, or its whole name.',
      default: 'tenant',
    }),
    scopesClaim: text('OIDC_SCOPES_CLAIM', {
      doc: 'Claim with scopes or roles, as a list or a text.',
      default: 'scope',
    }),
    nameClaims: list('OIDC_NAME_CLAIMS', {
      doc: 'Claims of which the first that a token has names its bearer in the audit log; else the subject.',
      default: ['email', 'preferred_username', 'name'],
    }),
    roles: optional({
      ...roles,
      default: undefined,
      parse: (value: string) => new Map(roles.parse(value).map(toRole)),
    }),
  },
  faultsOf: ({ issuer, audience }) =>
    (issuer === undefined) === (audience === undefined)
      ? []
      : ['OIDC_ISSUER and OIDC_AUDIENCE belong together: give both, or neither'],
  toValue: ({
    issuer,
    audience,
    keysUrl,
    keysCooldownMs,
    clockSkewMs,
    roles: given = new Map<string, Role>(),
    ...claims
  }): SignInSettings | undefined =>
    issuer === undefined || audience === undefined
      ? undefined
      : { issuer, audience, keysUrl, keysCooldownMs, clockSkewMs, rules: { ...claims, roles: given } },
});
