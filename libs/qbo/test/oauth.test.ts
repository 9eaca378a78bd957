import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import { createOAuth } from '../src/index.ts';
import type { OAuth, QboEndpoints } from '../src/index.ts';
import { json, startStubServer } from './support/stub-server.ts';
import type { StubServer } from './support/stub-server.ts';

let server: StubServer;
let endpoints: QboEndpoints;
let oauth: OAuth;

const redirectUri = 'http://127.0.0.1:9999/v1/oauth/callback';
const now = new Date('2026-05-05T10:00:00Z');
const tokenAnswer = {
  access_token: 'secret-access-2',
  refresh_token: 'secret-refresh-2',
  token_type: 'bearer',
  expires_in: 3600,
  x_refresh_token_expires_in: 8_726_400,
};

beforeAll(async () => {
  server = await startStubServer();
  endpoints = {
    apiBaseUrl: server.url,
    authorizeUrl: `${server.url}/connect/oauth2`,
    tokenUrl: `${server.url}/oauth2/v1/tokens/bearer`,
    revokeUrl: `${server.url}/v2/oauth2/tokens/revoke`,
    clientId: 'client-1',
    clientSecret: 'client-secret-1',
  };
  const clock = { now: () => now, monotonicMs: () => performance.now() };
  oauth = createOAuth({ endpoints, redirectUri, timeoutMs: 300, clock });
});
afterAll(async () => server.stop());
beforeEach(() => server.answerWith(() => json(tokenAnswer)));

const basic = `Basic ${Buffer.from('client-1:client-secret-1').toString('base64')}`;

async function failureOf(call: Promise<unknown>): Promise<AutosyncError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AutosyncError)) throw new Error('the call did not fail as expected');
  return error;
}

describe('authorizeUrl', () => {
  it('asks for the accounting scope and carries the state', () => {
    const url = new URL(oauth.authorizeUrl('state/1+2'));
    expect(`${url.origin}${url.pathname}`).toBe(endpoints.authorizeUrl);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'client-1',
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: 'com.intuit.quickbooks.accounting',
      state: 'state/1+2',
    });
  });
});

describe('exchangeCode', () => {
  it('posts the code and answers realm and tokens with their times', async () => {
    const result = await oauth.exchangeCode(`${redirectUri}?code=c%2B1&state=s&realmId=9341453`);
    const [request] = server.requests;
    expect(request?.headers.authorization).toBe(basic);
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      grant_type: 'authorization_code',
      code: 'c+1',
      redirect_uri: redirectUri,
    });
    expect(result).toEqual({
      realmId: '9341453',
      tokens: {
        accessToken: 'secret-access-2',
        refreshToken: 'secret-refresh-2',
        createdAt: now,
        accessExpiresAt: new Date('2026-05-05T11:00:00Z'),
        refreshExpiresAt: new Date(now.getTime() + 8_726_400_000),
      },
    });
  });

  it.each([
    ['oauth-denied', '?error=access_denied&state=s'],
    ['oauth-invalid-callback', '?state=s&realmId=1'],
    ['oauth-invalid-callback', '?state=s&code=1'],
    ['oauth-invalid-callback', '?state=s&code=1&realmId=../1'],
  ])('throws %s for %s and sends nothing', async (code, query) => {
    await expect(oauth.exchangeCode(`${redirectUri}${query}`)).rejects.toMatchObject({ code, retryable: false });
    expect(server.requests).toHaveLength(0);
  });
});

describe('refresh', () => {
  it('posts the refresh token as a form', async () => {
    const tokens = await oauth.refresh('secret-refresh-1');
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'POST', body: 'grant_type=refresh_token&refresh_token=secret-refresh-1' });
    expect(request?.url.pathname).toBe('/oauth2/v1/tokens/bearer');
    expect(tokens.refreshToken).toBe('secret-refresh-2');
  });

  it.each([
    ['oauth-invalid-grant', false, 400, '{"error":"invalid_grant","error_description":"Token invalid"}', undefined],
    ['oauth-invalid-client', true, 401, '{"error":"invalid_client"}', undefined],
    ['oauth-ambiguous', true, 429, '{"error":"rate"}', false],
    ['oauth-ambiguous', true, 403, '<html>secret-refresh-1</html>', false],
    ['oauth-ambiguous', true, 500, '<html>secret-refresh-1</html>', true],
    ['oauth-ambiguous', true, 503, '', true],
    ['oauth-ambiguous', true, 200, '<html>maintenance</html>', true],
    ['oauth-ambiguous', true, 200, '{"access_token":"secret-access-2"}', true],
  ])('throws %s (retryable: %p) for status %p, after one request and without secrets', async (...row) => {
    const [code, retryable, status, body, taken] = row;
    server.answerWith(() => ({ status, body, headers: { intuit_tid: '1-x' } }));
    const error = await failureOf(oauth.refresh('secret-refresh-1'));
    expect(error).toMatchObject({ code, retryable, details: { status, intuitTid: '1-x' } });
    expect(error.details['taken']).toBe(taken);
    expect(server.requests).toHaveLength(1);
    expect(JSON.stringify([error.message, error.details, error.stack, String(error.cause)])).not.toContain('secret');
  });

  it('throws oauth-ambiguous at the time-out, after one request', async () => {
    server.answerWith(() => undefined);
    const started = performance.now();
    const error = await failureOf(oauth.refresh('secret-refresh-1'));
    expect(error.code).toBe('oauth-ambiguous');
    expect(performance.now() - started).toBeLessThan(3000);
    expect(server.requests).toHaveLength(1);
  });

  it('throws oauth-ambiguous for a reset, after one request', async () => {
    server.answerWith((_request, { socket }) => {
      socket.resetAndDestroy();
      return undefined;
    });
    expect((await failureOf(oauth.refresh('secret-refresh-1'))).code).toBe('oauth-ambiguous');
    expect(server.requests).toHaveLength(1);
  });

  it('keeps the tokens of calls at the same time apart', async () => {
    server.answerWith(({ body }) => {
      const sent = new URLSearchParams(body).get('refresh_token');
      return json({ ...tokenAnswer, refresh_token: `next-${sent}` });
    });
    const tokens = await Promise.all(['a', 'b', 'c'].map(async (token) => oauth.refresh(token)));
    expect(tokens.map(({ refreshToken }) => refreshToken)).toEqual(['next-a', 'next-b', 'next-c']);
  });
});

describe('revoke', () => {
  it.each([
    [200, ''],
    [400, '{"error":"invalid_token"}'],
  ])('is done when Intuit answers %p', async (status, body) => {
    server.answerWith(() => ({ status, body }));
    await oauth.revoke('secret-refresh-1');
    expect(server.requests[0]).toMatchObject({ body: '{"token":"secret-refresh-1"}' });
    expect(server.requests[0]?.url.pathname).toBe('/v2/oauth2/tokens/revoke');
  });

  it('throws when Intuit is down', async () => {
    server.answerWith(() => ({ status: 503 }));
    expect((await failureOf(oauth.revoke('secret-refresh-1'))).code).toBe('oauth-ambiguous');
  });
});

it('OAuth with other URLs in the same process changes nothing for the calls of this one', async () => {
  const other = createOAuth({ endpoints: { ...endpoints, tokenUrl: `${server.url}/elsewhere` }, redirectUri });
  await Promise.all([oauth.refresh('secret-refresh-1'), other.refresh('secret-refresh-2')]);
  const asked = server.requests.map(({ url }) => url.pathname).sort();
  expect(asked).toEqual(['/elsewhere', '/oauth2/v1/tokens/bearer']);
});
