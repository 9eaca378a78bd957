import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import OAuthClient from 'intuit-oauth';
import { app, realmId, request, startSimulator, textIn } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

const redirectUri = 'http://localhost:3000/v1/oauth/callback';

describe('OAuth, through intuit-oauth (docs/quickbooks.md#intuit-oauth, #tokens)', () => {
  let simulator: Running;
  let client: OAuthClient;

  beforeEach(async () => {
    simulator = await startSimulator();
    client = newClient();
    client.setAuthorizeURLs({
      authorizeEndpoint: `${simulator.baseUrl}/connect/oauth2`,
      tokenEndpoint: `${simulator.baseUrl}/oauth2/v1/tokens/bearer`,
      revokeEndpoint: `${simulator.baseUrl}/v2/oauth2/tokens/revoke`,
      userInfoEndpoint: `${simulator.baseUrl}/v1/openid_connect/userinfo`,
    });
    // The library's own retries would send a refresh again (docs/quickbooks.md#intuit-oauth).
    Reflect.set(OAuthClient, 'retryConfig', { ...Reflect.get(OAuthClient, 'retryConfig'), maxRetries: 0 });
  });

  afterEach(() => simulator.stop());

  function newClient(clientSecret = app.clientSecret): OAuthClient {
    return new OAuthClient({ clientId: app.clientId, clientSecret, environment: 'sandbox', redirectUri });
  }

  /** Acts as the browser: opens the page, approves, and is redirected back. */
  async function consent(decision = 'approve', state = 'some state'): Promise<string> {
    const page = await request(client.authorizeUri({ scope: ['com.intuit.quickbooks.accounting'], state }));
    expect(page.status).toBe(200);
    expect(page.text).toContain(realmId);
    const form = { client_id: app.clientId, redirect_uri: redirectUri, state, realmId, decision };
    const answer = await fetch(`${simulator.baseUrl}/connect/oauth2/approve`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(form),
    });
    expect(answer.status).toBe(302);
    return answer.headers.get('location') ?? '';
  }

  async function connect() {
    return (await client.createToken(await consent())).getToken();
  }

  /** The error of a call that must fail. */
  async function failure(call: Promise<unknown>): Promise<{ error: string; status: number }> {
    const error = await call.then(
      () => undefined,
      (reason: unknown) => reason as { error: string; authResponse: { response: { status: number } } },
    );
    if (!error) throw new Error('the call succeeded');
    return { error: error.error, status: error.authResponse.response.status };
  }

  const companyName = async (token: string) =>
    (
      await request(`${simulator.baseUrl}/v3/company/${realmId}/companyinfo/${realmId}`, {
        headers: { authorization: `Bearer ${token}` },
      })
    ).status;

  const advance = (advanceMs: number) => simulator.control('POST', '/clock', { advanceMs });
  const hours = (count: number) => count * 3_600_000;

  it('an approved consent comes back with code, state and realmId, and its tokens open the company', async () => {
    const callback = new URL(await consent('approve', 'a state & more'));
    expect(Object.fromEntries(callback.searchParams)).toEqual({
      code: expect.any(String),
      state: 'a state & more',
      realmId,
    });
    const tokens = (await client.createToken(callback.href)).getToken();
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3600, x_refresh_token_expires_in: 8_726_400 });
    // The library turns an absent field into 0.
    expect(tokens.x_refresh_token_hard_expires_in).toBe(0);
    expect(await companyName(tokens.access_token!)).toBe(200);
  });

  it('a denied consent comes back with access_denied and no code', async () => {
    const callback = new URL(await consent('deny'));
    expect(Object.fromEntries(callback.searchParams)).toEqual({ error: 'access_denied', state: 'some state' });
  });

  it('the page escapes what the caller put into it', async () => {
    const page = await request(
      client.authorizeUri({ scope: ['com.intuit.quickbooks.accounting'], state: '"><script>' }),
    );
    expect(page.text).not.toContain('<script>');
    expect(page.text).toContain('&#34;&#62;&#60;script&#62;');
  });

  it.each([
    ['client_id', 'another'],
    ['response_type', 'token'],
    ['scope', 'openid'],
    ['redirect_uri', 'nowhere'],
  ])('the page refuses a wrong %s', async (name, value) => {
    const url = new URL(client.authorizeUri({ scope: ['com.intuit.quickbooks.accounting'], state: 's' }));
    url.searchParams.set(name, value);
    expect((await request(url.href)).status).toBe(400);
  });

  it('a code works once', async () => {
    const callback = await consent();
    await client.createToken(callback);
    expect(await failure(newClient().createToken(callback))).toEqual({ error: 'invalid_grant', status: 400 });
  });

  it('a code used twice ends the tokens of its first use when the switch says so', async () => {
    await simulator.control('POST', '/switches', { parallelRefreshKills: true });
    const callback = await consent();
    const tokens = (await client.createToken(callback)).getToken();
    await failure(newClient().createToken(callback));
    expect(await companyName(tokens.access_token!)).toBe(403);
  });

  it('a code is refused after ten minutes, and with another redirect_uri', async () => {
    const callback = await consent();
    const other = new OAuthClient({ ...app, environment: 'sandbox', redirectUri: 'http://localhost:1/else' });
    expect(await failure(other.createToken(callback))).toEqual({ error: 'invalid_grant', status: 400 });
    await advance(600_000);
    expect(await failure(client.createToken(callback))).toEqual({ error: 'invalid_grant', status: 400 });
  });

  it('a wrong secret is invalid_client with 401', async () => {
    const wrong = newClient('wrong');
    expect(await failure(wrong.refreshUsingToken('x'))).toEqual({ error: 'invalid_client', status: 401 });
  });

  it('the access token lasts 3600 s', async () => {
    const { access_token: token } = await connect();
    await advance(3_599_000);
    expect(await companyName(token!)).toBe(200);
    await advance(1000);
    expect(await companyName(token!)).toBe(401);
  });

  it('a refresh gives a new access token and, within 24 h, the same refresh token', async () => {
    const first = await connect();
    await advance(hours(23));
    const second = (await client.refresh()).getToken();
    expect(second.refresh_token).toBe(first.refresh_token);
    expect(second.access_token).not.toBe(first.access_token);
    expect(await companyName(second.access_token!)).toBe(200);
  });

  it('the first refresh after 24 h changes the refresh token, and the old one is invalid_grant', async () => {
    const first = await connect();
    await advance(hours(24));
    const second = (await client.refresh()).getToken();
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await failure(newClient().refreshUsingToken(first.refresh_token!))).toEqual({
      error: 'invalid_grant',
      status: 400,
    });
    expect((await newClient().refreshUsingToken(second.refresh_token!)).getToken().access_token).toBeDefined();
  });

  it('with the switch every-time each refresh changes the token, and a grace keeps the old one', async () => {
    await simulator.control('POST', '/switches', { refreshRotation: 'every-time', previousRefreshGraceMs: 60_000 });
    const first = await connect();
    const second = (await client.refresh()).getToken();
    expect(second.refresh_token).not.toBe(first.refresh_token);
    const third = (await newClient().refreshUsingToken(first.refresh_token!)).getToken();
    expect(third.refresh_token).not.toBe(second.refresh_token);
    await advance(60_000);
    await failure(newClient().refreshUsingToken(second.refresh_token!));
  });

  it('of parallel refreshes with one token the first wins; the ledger counts it', async () => {
    await simulator.control('POST', '/switches', { tokenExchangeMs: 200 });
    const { refresh_token: token } = await connect();
    const results = await Promise.allSettled([1, 2, 3].map(() => newClient().refreshUsingToken(token!)));
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
    const { body } = await simulator.control('GET', '/ledger');
    expect(body['tokenCalls']).toMatchObject({ refresh: 3, code: 1, invalidGrant: 2, parallelRefresh: 2 });
  });

  it('a parallel refresh kills the connection when the switch says so', async () => {
    await simulator.control('POST', '/switches', { tokenExchangeMs: 200, parallelRefreshKills: true });
    const { refresh_token: token, access_token: access } = await connect();
    await Promise.allSettled([1, 2].map(() => newClient().refreshUsingToken(token!)));
    expect(await failure(newClient().refreshUsingToken(token!))).toEqual({ error: 'invalid_grant', status: 400 });
    expect(await companyName(access!)).toBe(403);
  });

  it('a refresh token dies after 101 idle days; each use starts them anew, until five years are over', async () => {
    const days = (count: number) => hours(24 * count);
    await connect();
    for (let day = 0; day < 1800; day += 100) {
      await advance(days(100));
      await client.refresh();
    }
    await advance(days(24));
    const token = (await client.refresh()).getToken().refresh_token!;
    await advance(days(1));
    expect(await failure(newClient().refreshUsingToken(token))).toEqual({ error: 'invalid_grant', status: 400 });

    const fresh = await connect();
    await advance(days(101));
    expect(await failure(newClient().refreshUsingToken(fresh.refresh_token!))).toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('the five-year field comes with the opt-in header only', async () => {
    await connect();
    const optIn = new OAuthClient({
      ...app,
      environment: 'sandbox',
      redirectUri,
      includeRefreshTokenHardExpiresIn: true,
    });
    optIn.setToken(client.getToken());
    await advance(10_000);
    const { x_refresh_token_hard_expires_in: left } = (await optIn.refresh()).getToken();
    expect(left).toBeGreaterThan(157_680_000 - 20);
    expect(left).toBeLessThanOrEqual(157_680_000 - 10);
  });

  it('a new consent ends the old one, unless the switch keeps it', async () => {
    const first = await connect();
    const second = await connect();
    expect(await companyName(first.access_token!)).toBe(403);
    await simulator.control('POST', '/switches', { secondConsentKills: false });
    await connect();
    expect(await companyName(second.access_token!)).toBe(200);
  });

  it('revoke takes JSON from intuit-oauth and a form from node-quickbooks', async () => {
    const first = await connect();
    expect((await client.revoke({ refresh_token: first.refresh_token! })).response.status).toBe(200);
    await failure(newClient().refreshUsingToken(first.refresh_token!));
    expect(await companyName(first.access_token!)).toBe(403);

    const second = await connect();
    const authorization = `Basic ${Buffer.from(`${app.clientId}:${app.clientSecret}`).toString('base64')}`;
    const url = `${simulator.baseUrl}/v2/oauth2/tokens/revoke`;
    const body = new URLSearchParams({ token: second.access_token! });
    expect((await request(url, { method: 'POST', headers: { authorization }, body })).status).toBe(200);
    await failure(newClient().refreshUsingToken(second.refresh_token!));
  });

  it('a user who disconnects the app leaves 403 and invalid_grant behind', async () => {
    const tokens = await connect();
    expect((await simulator.control('POST', '/disconnect', { realmId })).body).toEqual({ revoked: 1 });
    expect(await companyName(tokens.access_token!)).toBe(403);
    expect(await failure(newClient().refreshUsingToken(tokens.refresh_token!))).toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('several apps connect to one company; a consent or a revoke of one leaves the other alone', async () => {
    const first = await connect();
    const { body } = await simulator.control('POST', '/apps', { name: 'Other app', redirectUris: [redirectUri] });
    const keys = { clientId: textIn(body, 'clientId'), clientSecret: textIn(body, 'clientSecret') };
    const other = new OAuthClient({ ...keys, environment: 'sandbox', redirectUri });
    const form = { client_id: keys.clientId, redirect_uri: redirectUri, state: 's', realmId };
    const url = `${simulator.baseUrl}/connect/oauth2/approve`;
    const answer = await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });
    const second = (await other.createToken(answer.headers.get('location')!)).getToken();
    expect([await companyName(first.access_token!), await companyName(second.access_token!)]).toEqual([200, 200]);
    expect(await failure(newClient().refreshUsingToken(second.refresh_token!))).toMatchObject({
      error: 'invalid_grant',
    });
    await simulator.control('POST', '/disconnect', { realmId, clientId: keys.clientId });
    expect([await companyName(first.access_token!), await companyName(second.access_token!)]).toEqual([200, 403]);
  });

  it('an app with registered redirect URIs gets nobody sent to another one', async () => {
    const { body } = await simulator.control('POST', '/apps', { redirectUris: ['https://app.example/back'] });
    const url = new URL(client.authorizeUri({ scope: ['com.intuit.quickbooks.accounting'], state: 's' }));
    url.searchParams.set('client_id', textIn(body, 'clientId'));
    expect((await request(url.href)).status).toBe(400);
    url.searchParams.set('redirect_uri', 'https://app.example/back');
    expect((await request(url.href)).status).toBe(200);
  });

  it('one app connects to several companies, with tokens that open only their own', async () => {
    await simulator.control('POST', '/companies', { realmId: '42', name: 'Second' });
    const tokens = (await simulator.control('POST', '/tokens', { realmId: '42' })).body;
    const headers = { authorization: `Bearer ${textIn(tokens, 'access_token')}` };
    expect((await request(`${simulator.baseUrl}/v3/company/42/preferences`, { headers })).status).toBe(200);
    expect(await companyName(textIn(tokens, 'access_token'))).toBe(403);
  });

  it('how many idle days a refresh token has is a switch: the documentation says 100', async () => {
    await simulator.control('POST', '/switches', { refreshTokenDays: 100 });
    const tokens = await connect();
    expect(tokens.x_refresh_token_expires_in).toBe(8_640_000);
    await advance(hours(2400));
    expect(await failure(newClient().refreshUsingToken(tokens.refresh_token!))).toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('an injected reset after the exchange leaves the refresh done and its answer lost', async () => {
    await simulator.control('POST', '/switches', { refreshRotation: 'every-time' });
    const first = await connect();
    await simulator.control('POST', '/faults', {
      operation: 'token',
      entity: 'refresh',
      realmId,
      fault: { kind: 'reset-after' },
    });
    await expect(newClient().refreshUsingToken(first.refresh_token!)).rejects.toThrow();
    expect(await failure(newClient().refreshUsingToken(first.refresh_token!))).toMatchObject({
      error: 'invalid_grant',
    });
  });
});
