import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import OAuthClient from 'intuit-oauth';
import { app, realmId, request, startSimulator, textIn } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

const redirectUri = 'http://localhost:3000/callback';

describe('OpenID (docs/quickbooks.md#intuit-oauth, #tokens)', () => {
  let simulator: Running;
  let client: OAuthClient;

  beforeEach(async () => {
    simulator = await startSimulator();
    client = new OAuthClient({ ...app, environment: 'sandbox', redirectUri });
  });

  afterEach(() => simulator.stop());

  it.each(['openid_configuration', 'openid_configuration/', 'openid_sandbox_configuration'])(
    'the discovery document %s leads to the token endpoint, with the issuer of the real service',
    async (name) => {
      const { status, body } = await request(`${simulator.baseUrl}/.well-known/${name}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        issuer: 'https://oauth.platform.intuit.com/op/v1',
        authorization_endpoint: `${simulator.baseUrl}/connect/oauth2`,
        token_endpoint: `${simulator.baseUrl}/oauth2/v1/tokens/bearer`,
        revocation_endpoint: `${simulator.baseUrl}/v2/oauth2/tokens/revoke`,
      });
      expect((await request(textIn(body, 'jwks_uri'))).body).toMatchObject({ keys: [{ kty: 'RSA', alg: 'RS256' }] });
    },
  );

  /** A consent with these scopes, through the endpoints that discovery names. */
  async function connect(scope: string[]) {
    const { body } = await request(`${simulator.baseUrl}/.well-known/openid_configuration`);
    client.setAuthorizeURLs({
      authorizeEndpoint: textIn(body, 'authorization_endpoint'),
      tokenEndpoint: textIn(body, 'token_endpoint'),
      revokeEndpoint: textIn(body, 'revocation_endpoint'),
      userInfoEndpoint: textIn(body, 'userinfo_endpoint'),
    });
    const page = await request(client.authorizeUri({ scope, state: 's' }));
    const granted = /name="scope" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    const form = { client_id: app.clientId, redirect_uri: redirectUri, state: 's', realmId, scope: granted };
    const approved = await fetch(`${simulator.baseUrl}/connect/oauth2/approve`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(form),
    });
    Reflect.set(OAuthClient, 'jwks_uri', textIn(body, 'jwks_uri'));
    return (await client.createToken(approved.headers.get('location')!)).getToken();
  }

  it('with the scope openid a code brings an id_token that intuit-oauth finds valid', async () => {
    const { id_token: idToken } = await connect(['com.intuit.quickbooks.accounting', 'openid']);
    expect(await client.validateIdToken()).toBe(true);
    const claims = JSON.parse(Buffer.from(String(idToken).split('.')[1]!, 'base64url').toString()) as object;
    expect(claims).toMatchObject({ aud: [app.clientId], realmid: realmId });
  });

  it('the user info answers what the scopes open', async () => {
    await connect(['com.intuit.quickbooks.accounting', 'openid', 'email']);
    const person = (await client.getUserInfo()).json as Record<string, unknown>;
    expect(person).toMatchObject({ sub: expect.any(String), email: 'bookkeeper@example.com' });
    expect(person['givenName']).toBeUndefined();
  });

  it('without openid there is no id_token, and the user info refuses the token', async () => {
    const tokens = await connect(['com.intuit.quickbooks.accounting']);
    expect(tokens.id_token || undefined).toBeUndefined();
    const headers = { authorization: `Bearer ${tokens.access_token}` };
    expect((await request(`${simulator.baseUrl}/v1/openid_connect/userinfo`, { headers })).status).toBe(401);
    expect((await request(`${simulator.baseUrl}/v1/openid_connect/userinfo`)).status).toBe(401);
  });
});
