import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testGateway } from '../support/gateway.ts';
import { invoice } from '../support/invoices.ts';
import type { TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
let port: number;
let key: string;
let path: string;
beforeAll(async () => {
  gateway = await testGateway({
    env: { ANONYMOUS_RATE_LIMIT_REQUESTS: '100000', HTTP_REQUEST_TIMEOUT_MS: '1000' },
  });
  await gateway.app.listen({ host: '127.0.0.1', port: 0 });
  port = (gateway.app.server.address() as AddressInfo).port;
  const tenant = await gateway.tenant('Raw');
  key = tenant.key;
  path = `/v1/companies/${(await tenant.company('Contoso')).id}`;
});
afterAll(async () => gateway.stop());

type Bytes = string | Buffer;

/** Writes bytes and reads what comes until the other side ends the connection, or until `answers` have come. */
function exchange(parts: readonly Bytes[], { answers = 1 }: { answers?: number } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port });
    let seen = '';
    const end = (): void => {
      socket.destroy();
      resolve(seen);
    };
    socket.setTimeout(20_000, () => {
      socket.destroy();
      reject(new Error(`nothing more came after ${JSON.stringify(seen)}`));
    });
    socket.on('data', (chunk) => {
      seen += chunk.toString('latin1');
      if (seen.split(/HTTP\/1\.1 (?!100)\d{3}/).length - 1 >= answers && /\r\n\r\n/.test(seen)) end();
    });
    socket.on('close', end);
    // What was refused half way may end the connection while we still write.
    socket.on('error', () => undefined);
    for (const part of parts) socket.write(part);
  });
}

const statusesOf = (answer: string) => [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));

function head(method: string, target: string, lines: readonly string[] = []): string {
  return [`${method} ${target} HTTP/1.1`, 'host: x', `authorization: Bearer ${key}`, ...lines, '', ''].join('\r\n');
}

function put(body: Bytes, lines: readonly string[] = ['content-type: application/json']): Bytes[] {
  return [head('PUT', `${path}/invoices/R-1`, [...lines, `content-length: ${Buffer.byteLength(body)}`]), body];
}

const valid = JSON.stringify(invoice());
const withMemo = (memo: Bytes) => {
  const [before, after] = JSON.stringify(invoice({ memo: 'MEMO' })).split('MEMO') as [string, string];
  return Buffer.concat([Buffer.from(before), Buffer.from(memo), Buffer.from(after)]);
};
const chunked = ['content-type: application/json', 'transfer-encoding: chunked'];
const big = '9'.repeat(400);

describe('bytes on a socket', () => {
  it.each<[string, () => readonly Bytes[], readonly number[]]>([
    ['an invoice', () => put(valid), [201, 200]],
    ['a byte that is not UTF-8', () => put(withMemo(Buffer.from([0xff]))), [400]],
    ['half a character', () => put(withMemo(Buffer.from([0xe2, 0x82]))), [400]],
    ['an overlong form', () => put(withMemo(Buffer.from([0xc0, 0xaf]))), [400]],
    ['half a surrogate pair as bytes', () => put(withMemo(Buffer.from([0xed, 0xa0, 0x80]))), [400]],
    ['half a surrogate pair as an escape', () => put(withMemo('\\ud800')), [422]],
    ['U+0000 as an escape', () => put(withMemo('\\u0000')), [422]],
    ['a byte order mark', () => put(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(valid)])), [200]],
    ['UTF-16', () => put(Buffer.from(valid, 'utf16le')), [400]],
    ['a charset', () => put(valid, ['content-type: application/json; charset=utf-7']), [415]],
    ['two content types', () => put(valid, ['content-type: text/plain', 'content-type: application/json']), [400, 415]],
    ['no content type', () => put(valid, []), [415]],
    ['a coding', () => put(valid, ['content-type: application/json', 'content-encoding: br']), [415]],
    ['a member twice', () => put(`{"number":"1",${valid.slice(1)}`), [400]],
    ['a member twice, in other letters', () => put(`{"n\\u0075mber":"1",${valid.slice(1)}`), [400]],
    ['two values', () => put(`${valid} ${valid}`), [400]],
    ['a number without end', () => put(`{"sourceSequence":${big},${valid.slice(1)}`), [422]],
    ['a number with an exponent without end', () => put(`{"sourceSequence":1e${big},${valid.slice(1)}`), [400, 422]],
    ['NaN', () => put(`{"sourceSequence":NaN,${valid.slice(1)}`), [400]],
    ['nesting without end', () => put(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`), [413]],
    ['lists without end', () => put('['.repeat(900_000)), [413]],
    ['__proto__', () => put(`{"__proto__":{},${valid.slice(1)}`), [400]],
    ['a body that is no JSON', () => put('<xml/>'), [400]],
    ['a method that there is not', () => [head('BREW', '/v1/companies')], [400]],
    ['QUERY', () => [head('QUERY', '/v1/companies')], [404, 405]],
    ['TRACE', () => [head('TRACE', '/v1/companies')], [404, 405]],
    ['another protocol', () => ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'], [400]],
    ['HTTP/9.9', () => ['GET /v1/companies HTTP/9.9\r\n\r\n'], [400, 505]],
    ['a target that is none', () => [head('GET', '//[')], [400, 404]],
    ['a whole URL as the target', () => [head('GET', 'http://elsewhere.example/v1/companies')], [200]],
    ['escapes that are none', () => [head('GET', '/v1/companies/%zz')], [400]],
    ['U+0000 in a query', () => [head('GET', '/v1/status/companies?name=%00')], [422]],
    ['U+0000 in a path', () => [head('GET', `${path}/invoices/%00`)], [404]],
    ['half a character in a query', () => [head('GET', '/v1/companies?cursor=%E2%82')], [422]],
    ['a header without end', () => [head('GET', '/v1/companies', [`x: ${'y'.repeat(100_000)}`])], [431]],
    ['headers without end', () => [head('GET', '/v1/companies', Array(3000).fill('x: y'))], [200, 431]],
    ['a path without end', () => [head('GET', `/v1/${'a/'.repeat(5000)}`)], [404, 414]],
    ['a header with a line break', () => [head('GET', '/v1/companies', ['x: a\rb'])], [400]],
    ['two lengths', () => [head('POST', '/v1/companies', ['content-length: 2', 'content-length: 3']), '{}'], [400]],
    ['a length and chunks', () => [head('POST', '/v1/companies', [...chunked, 'content-length: 2']), '{}'], [400]],
    ['a negative length', () => [head('POST', '/v1/companies', ['content-length: -2']), '{}'], [400]],
    ['a length beyond all', () => [head('PUT', `${path}/invoices/R-1`, [`content-length: ${big}`])], [400, 413]],
    ['a chunk of no length', () => [head('PUT', `${path}/invoices/R-1`, chunked), 'zz\r\n{}\r\n0\r\n\r\n'], [400]],
    ['chunks without end', () => [head('POST', '/v1/companies', chunked), `200000\r\n${'x'.repeat(2 ** 21)}`], [413]],
    ['an unknown transfer coding', () => [head('POST', '/v1/companies', ['transfer-encoding: gzip'])], [400, 415, 501]],
    [
      'a body where none belongs',
      () => [head('GET', '/v1/companies', ['content-length: 2']), '{}'],
      [200, 400, 415, 422],
    ],
    ['an expectation', () => [head('POST', '/v1/companies', ['expect: magic', 'content-length: 2']), '{}'], [417]],
  ])('%s is answered for what it is', async (_, parts, expected) => {
    const answer = await exchange(parts());
    const [status] = statusesOf(answer).filter((one) => one !== 100);
    expect(expected).toContain(status);
    if (/content-type: application\/problem\+json/i.test(answer)) expect(answer).toMatch(/"code":"[\w-]+"/);
  });

  it('requests behind each other in one go are answered in their order', async () => {
    const answer = await exchange([head('GET', '/v1/companies') + head('GET', '/v1/nothing') + head('GET', path)], {
      answers: 3,
    });
    expect(statusesOf(answer)).toEqual([200, 404, 200]);
  });

  it('a request that comes in drops is given up, and others are answered meanwhile', async () => {
    const slow = exchange([
      head('PUT', `${path}/invoices/R-1`, ['content-type: application/json', 'content-length: 500']),
      '{',
    ]);
    const slowHead = exchange(['GET /v1/companies HTTP/1.1\r\nhost: x\r\nx-slow: ']);
    expect(statusesOf(await exchange([head('GET', '/v1/companies')]))).toEqual([200]);
    expect(statusesOf(await slow)).toEqual([408]);
    expect(statusesOf(await slowHead)).toEqual([408]);
  }, 60_000);

  it('nobody has to look at any of it', () => {
    expect(gateway.logs.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
