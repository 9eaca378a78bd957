import { describe, expect, it } from 'vitest';
import { headersForBrowser, headersForGateway, isPassedOn, takeTenant } from '../src/domain/passed-on.ts';
import { isFromOurPage } from '../src/domain/same-origin.ts';
import { isOver, needsTouch } from '../src/domain/session.ts';
import type { Person } from '../src/domain/session.ts';
import { parseSessionKeys } from '../src/domain/session-keys.ts';

describe('what is passed on', () => {
  it.each([
    ['/v1/companies', true],
    ['/v1/companies/a%2Fb?limit=1', true],
    ['/v1/batches/x/events', true],
    ['/v1/companies/x/invoices/INV..7', true],
    ['/v1/oauth/callback?code=1', false],
    ['/v1/oauth/start', false],
    ['/v1/../metrics', false],
    ['/v1/%2e%2e/metrics', false],
    ['/v1/x/..%2f..%2fmetrics', false],
    ['/v1/./oauth/start', false],
    ['//elsewhere/v1/companies', false],
    ['/metrics', false],
    ['/v1', false],
  ])('%s: %s', (path, isPassed) => {
    expect(isPassedOn(path)).toBe(isPassed);
  });

  it('is forwarded with the person’s credential, and without the browser’s own headers', () => {
    const given = {
      cookie: 'autosync-console=sealed',
      authorization: 'Bearer mine',
      'x-forwarded-for': '6.6.6.6',
      host: 'console',
      'if-match': '"1"',
      'last-event-id': '7',
    };
    const passedOn = {
      'if-match': '"1"',
      'last-event-id': '7',
      authorization: 'Bearer key',
      'x-forwarded-for': '10.0.0.1',
    };
    const from = { credential: 'key', address: '10.0.0.1' };
    expect(headersForGateway(given, from)).toEqual(passedOn);
    expect(headersForGateway(given, { ...from, traceparent: 'ours' })).toEqual({ ...passedOn, traceparent: 'ours' });
  });

  it.each([
    ['/v1/events', '/v1/events', undefined],
    ['/v1/events?autosync-tenant=t1', '/v1/events', 't1'],
    ['/v1/companies?limit=1&autosync-tenant=t1&name=a%20b', '/v1/companies?limit=1&name=a+b', 't1'],
    ['/v1/companies?limit=1', '/v1/companies?limit=1', undefined],
  ])('names the tenant for whom an operator looks: %s', (given, url, tenant) => {
    expect(takeTenant(given)).toEqual({ url, tenant });
  });

  it('is answered without cookies, and stored by no cache', () => {
    const given = { 'set-cookie': 'a=b', etag: '"1"', 'cache-control': 'public', 'retry-after': '3' };
    expect(headersForBrowser(given)).toEqual({ etag: '"1"', 'cache-control': 'no-store', 'retry-after': '3' });
  });
});

describe('a request of our page', () => {
  it.each([
    ['GET', {}, true],
    ['GET', { 'sec-fetch-site': 'none' }, true],
    ['GET', { 'sec-fetch-site': 'cross-site' }, false],
    ['GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }, false],
    ['GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, true],
    ['POST', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, false],
    ['POST', {}, false],
    ['POST', { 'x-autosync-console': 'page' }, true],
    ['DELETE', { 'sec-fetch-site': 'same-origin' }, false],
    ['POST', { 'sec-fetch-site': 'same-site', 'x-autosync-console': 'page' }, false],
    ['PUT', { 'sec-fetch-site': 'same-origin', 'x-autosync-console': 'page' }, true],
  ])('%s %j: %s', (method, headers, isOurs) => {
    expect(isFromOurPage(method, headers)).toBe(isOurs);
  });
});

describe('a session', () => {
  const limits = { idleMs: 1000, maxMs: 5000 };
  const person = (signedInAt: number, seenAt: number) => ({ signedInAt, seenAt }) as Person;

  it.each([
    [0, 0, 1000, false],
    [0, 0, 1001, true],
    [0, 4500, 5000, false],
    [0, 4500, 5001, true],
  ])('of %s, last seen at %s, is over at %s: %s', (signedInAt, seenAt, now, over) => {
    expect(isOver(person(signedInAt, seenAt), limits, now)).toBe(over);
  });

  it('is written anew only after a twentieth of the time in which it may be idle', () => {
    expect(needsTouch(person(0, 100), limits, 150)).toBe(false);
    expect(needsTouch(person(0, 100), limits, 151)).toBe(true);
  });
});

it('session keys have 32 bytes in base64, and a fault quotes none', () => {
  const key = Buffer.alloc(32, 7).toString('base64');
  expect(parseSessionKeys(`${key}, ${key}`)).toHaveLength(2);
  expect(() => parseSessionKeys('c2hvcnQ=')).toThrow(/32 bytes/);
  expect(() => parseSessionKeys('c2hvcnQ=')).not.toThrow(/c2hvcnQ/);
});
