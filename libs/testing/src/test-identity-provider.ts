import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { Configuration } from 'oidc-provider';
import { loopback } from '@autosync/dev-stack/servers';
import { newSigningKey } from './signing-key.ts';
import type { SigningKey } from './signing-key.ts';

const redirectUri = 'http://127.0.0.1:1/callback';
const person = { client_id: 'page', redirect_uris: [redirectUri], token_endpoint_auth_method: 'none' as const };
const program = { client_id: 'program', client_secret: 'program-secret' };

type Claims = Record<string, unknown>;
export type IdentityProviderOptions = {
  /** The audience of tokens, unless a test asks for another. */
  audience: string;
  /** How long tokens are valid. */
  tokenSeconds?: number;
  /** Clients in addition to the two built-in ones. */
  clients?: NonNullable<Configuration['clients']>;
};

export type TestIdentityProvider = {
  issuer: string;
  /** An access token for a program, by client credentials. */
  programToken(claims: Claims, options?: { audience?: string }): Promise<string>;
  /** An access token for a person: authorization code flow with PKCE, through the provider's own pages. */
  personToken(subject: string, claims: Claims): Promise<string>;
  /** Sets extra claims for the access tokens of a subject. */
  setClaims(subject: string, claims: Claims): void;
  /** Makes a new signing key. `keepOld`: the earlier one stays published. */
  rotateKeys(options: { keepOld: boolean }): void;
  /** Whether it answers at all, and how often its keys were read. */
  setDown(isDown: boolean): void;
  keyReads(): number;
  stop(): Promise<void>;
};

/** A real OpenID Connect provider (`oidc-provider`) in this process. Accounts are created when they sign in. */
export async function testIdentityProvider(options: IdentityProviderOptions): Promise<TestIdentityProvider> {
  const claimsOf = new Map<string, Claims>();
  let keys: SigningKey[] = [newSigningKey()];
  let isDown = false;
  let keyReads = 0;
  let handle: RequestListener = () => undefined;
  const server = createServer((request, response) => {
    if (request.url === '/jwks') keyReads += 1;
    if (isDown) return void response.writeHead(503).end();
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, loopback, resolve));
  const issuer = `http://${loopback}:${(server.address() as AddressInfo).port}`;

  function start(): void {
    const answer = quietly(() => new Provider(issuer, configurationOf(options, { keys, claimsOf })).callback());
    handle = (request, response) => void answer(request, response);
  }
  start();

  return {
    issuer,
    async programToken(claims, { audience = options.audience } = {}) {
      claimsOf.set(program.client_id, claims);
      const body = { grant_type: 'client_credentials', resource: audience, ...program };
      return requestToken(issuer, body);
    },
    async personToken(subject, claims) {
      claimsOf.set(subject, claims);
      return signIn(issuer, { subject, audience: options.audience });
    },
    setClaims: (subject, claims) => void claimsOf.set(subject, claims),
    rotateKeys({ keepOld }) {
      keys = [newSigningKey(), ...(keepOld ? keys : [])];
      start();
    },
    setDown: (down) => void (isDown = down),
    keyReads: () => keyReads,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Suppresses its warnings on the console, which are meant for production. */
function quietly<T>(make: () => T): T {
  const { console: output } = globalThis;
  const { warn } = output;
  output.warn = () => undefined;
  try {
    return make();
  } finally {
    output.warn = warn;
  }
}

function configurationOf(
  { clients = [], tokenSeconds = 600, audience }: IdentityProviderOptions,
  { keys, claimsOf }: { keys: SigningKey[]; claimsOf: Map<string, Claims> },
): Configuration {
  return {
    clients: [
      { ...person, grant_types: ['authorization_code'], response_types: ['code'] },
      {
        ...program,
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
        token_endpoint_auth_method: 'client_secret_post',
      },
      ...clients,
    ],
    jwks: { keys },
    cookies: { keys: ['test'] },
    ttl: { AccessToken: tokenSeconds, ClientCredentials: tokenSeconds },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...claimsOf.get(id) }) }),
    extraTokenClaims: (_ctx, token) => claimsOf.get('accountId' in token ? token.accountId : (token.clientId ?? '')),
    features: {
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => ({
          scope: '',
          audience: resource,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  };
}

async function requestToken(issuer: string, body: Record<string, string>): Promise<string> {
  const response = await fetch(`${issuer}/token`, { method: 'POST', body: new URLSearchParams(body) });
  const answer = (await response.json()) as { access_token?: string };
  if (answer.access_token === undefined) throw new Error(`no token: ${JSON.stringify(answer)}`);
  return answer.access_token;
}

/** Acts as a browser: follows redirects, keeps cookies, fills in the provider's two pages. */
async function signIn(issuer: string, { subject, audience }: { subject: string; audience: string }): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: person.client_id,
    response_type: 'code',
    scope: 'openid',
    redirect_uri: redirectUri,
    resource: audience,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const cookies = new Map<string, string>();
  let url = `${issuer}/auth?${query.toString()}`;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 12; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form && { method: 'POST', body: form }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    form = undefined;
    const location = response.headers.get('location');
    if (location !== null) {
      url = new URL(location, url).href;
      if (!url.startsWith(redirectUri)) continue;
      const code = new URL(url).searchParams.get('code') ?? '';
      const exchange = { grant_type: 'authorization_code', code, code_verifier: verifier };
      return requestToken(issuer, { ...exchange, client_id: person.client_id, redirect_uri: redirectUri });
    }
    const page = await response.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
    form = new URLSearchParams({ prompt, ...(prompt === 'login' && { login: subject, password: 'any' }) });
  }
  throw new Error(`signing in did not end: ${url}`);
}
