import { durationMs, integer, list, optional, text, url } from '@autosync/config';
import type { ConfigOf } from '@autosync/config';
import { processSettings } from '@autosync/observability';
import { parseSessionKeys } from './domain/session-keys.ts';

const MINUTE = 60_000;
const sessionKeys = text('SESSION_KEYS', {
  doc: 'Keys that seal sessions: base64 of 32 bytes each, separated by commas; the first seals, all open.',
  secret: true,
});

const traceUrl = url('TRACE_URL', {
  doc: 'Where people look at traces, with {traceId} in it: the trace of a batch becomes a link.',
  protocols: ['https', 'http'],
});

function parseTraceUrl(value: string): string {
  if (!value.includes('{traceId}')) throw new Error('must have {traceId} in it');
  return traceUrl.parse(value);
}

/** Every variable of the console (README, Configuration). */
export const consoleSettings = {
  ...processSettings,
  httpHost: text('HTTP_HOST', { doc: 'Address of the console.', default: '127.0.0.1' }),
  httpPort: integer('HTTP_PORT', {
    doc: 'Port of the console; 0 takes a free one.',
    min: 0,
    max: 65_535,
    default: 8090,
  }),
  publicUrl: url('PUBLIC_URL', {
    doc: 'How browsers reach the console; a path in it is the prefix of all its pages.',
    protocols: ['https', 'http'],
  }),
  gatewayUrl: url('GATEWAY_URL', { doc: 'Where the gateway’s API is, seen from here.', protocols: ['https', 'http'] }),
  quickbooksAppUrl: url('QBO_APP_URL', {
    doc: 'Where people look at documents in QuickBooks; links to them begin with it.',
    protocols: ['https', 'http'],
    default: 'https://app.qbo.intuit.com/app/',
  }),
  traceUrl: optional({ ...traceUrl, parse: parseTraceUrl }),
  trustedProxies: optional(
    list('TRUSTED_PROXIES', { doc: 'Addresses or networks of proxies whose X-Forwarded-For is believed.' }),
  ),
  sessionKeys: { ...sessionKeys, default: undefined, parse: (value: string) => parseSessionKeys(value) },
  sessionIdleMs: durationMs('SESSION_IDLE_MS', {
    doc: 'A session ends after this long without a request.',
    min: 1000,
    default: 60 * MINUTE,
  }),
  sessionMaxMs: durationMs('SESSION_MAX_MS', {
    doc: 'A session ends this long after signing in, whatever is done.',
    min: 1000,
    default: 12 * 60 * MINUTE,
  }),
  signInsPerMinute: integer('SIGN_INS_PER_MINUTE', {
    doc: 'Attempts to sign in of one address per minute and process.',
    min: 1,
    default: 20,
  }),
  oidcIssuer: optional(
    url('OIDC_ISSUER', {
      doc: 'Issuer of OpenID Connect with which people sign in; without, they sign in with an API key.',
      protocols: ['https', 'http'],
    }),
  ),
  oidcClientId: optional(text('OIDC_CLIENT_ID', { doc: 'The console’s client id at the issuer.' })),
  oidcClientSecret: optional(
    text('OIDC_CLIENT_SECRET', { doc: 'Its secret, where the issuer has given one.', secret: true }),
  ),
  oidcScope: text('OIDC_SCOPE', { doc: 'What is asked for when people sign in.', default: 'openid profile' }),
  oidcResource: optional(
    text('OIDC_RESOURCE', {
      doc: 'For which API the access token is asked for (RFC 8707), where the issuer wants to know.',
    }),
  ),
};
export type ConsoleConfig = ConfigOf<typeof consoleSettings>;
