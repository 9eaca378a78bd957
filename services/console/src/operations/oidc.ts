import * as client from 'openid-client';

export type OidcSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string | undefined;
  scope: string;
  resource: string | undefined;
  redirectUri: string;
};

export type Begun = { verifier: string; state: string; nonce: string };

/** Signing in at an OpenID Connect issuer: authorization code flow with PKCE. */
export function createOidc({ issuer, clientId, clientSecret, scope, resource, redirectUri }: OidcSettings) {
  let discovered: Promise<client.Configuration> | undefined;

  /** Reads the issuer's configuration once, and again at the next sign-in if that failed. */
  function discover(): Promise<client.Configuration> {
    const url = new URL(issuer);
    const execute = url.protocol === 'http:' ? [client.allowInsecureRequests] : [];
    discovered ??= client.discovery(url, clientId, clientSecret, undefined, { execute }).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  }

  return {
    async begin(): Promise<{ url: URL; begun: Begun }> {
      const begun = {
        verifier: client.randomPKCECodeVerifier(),
        state: client.randomState(),
        nonce: client.randomNonce(),
      };
      const url = client.buildAuthorizationUrl(await discover(), {
        redirect_uri: redirectUri,
        scope,
        code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
        state: begun.state,
        nonce: begun.nonce,
        ...(resource !== undefined && { resource }),
      });
      return { url, begun };
    },

    /** @throws what openid-client throws when the answer does not belong to this sign-in, or the issuer refuses. */
    async finish(search: string, { verifier, state, nonce }: Begun) {
      const tokens = await client.authorizationCodeGrant(
        await discover(),
        new URL(`${redirectUri}${search}`),
        { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
        resource === undefined ? {} : { resource },
      );
      const claims = tokens.claims();
      const name = [claims?.['name'], claims?.['email'], claims?.sub].find((value) => typeof value === 'string');
      return { accessToken: tokens.access_token, name: String(name ?? '') };
    },
  };
}
export type Oidc = ReturnType<typeof createOidc>;
