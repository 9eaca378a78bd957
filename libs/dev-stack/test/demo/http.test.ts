import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { request } from '../../src/demo/http.ts';

let server: Server | undefined;

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe('request', () => {
  it('sends and reads JSON', async () => {
    const url = await serve((incoming, reply) => {
      const { method, headers } = incoming;
      incoming.setEncoding('utf8').once('data', (body: string) => {
        reply.setHeader('etag', '"7"').end(JSON.stringify({ method, type: headers['content-type'], body }));
      });
    });
    const { body, headers } = await request({ method: 'PUT', url: `${url}/x`, body: { a: 1 } });
    expect(body).toEqual({ method: 'PUT', type: 'application/json', body: '{"a":1}' });
    expect(headers.get('etag')).toBe('"7"');
  });

  it('repeats what is answered with "later", and what gets no answer', async () => {
    let calls = 0;
    const url = await serve((incoming, reply) => {
      calls += 1;
      if (calls === 1) incoming.socket.destroy();
      else if (calls === 2) reply.writeHead(503).end();
      else reply.end('{"ok":true}');
    });
    expect((await request({ url })).body).toEqual({ ok: true });
    expect(calls).toBe(3);
  });

  it('throws the code, the words and the faults of a problem document, without a repeat', async () => {
    let calls = 0;
    const url = await serve((_, reply) => {
      calls += 1;
      const errors = [{ pointer: '/items/0', detail: 'is bad' }];
      reply.writeHead(422).end(JSON.stringify({ code: 'invalid-request', detail: 'It has faults.', errors }));
    });
    await expect(request({ method: 'POST', url: `${url}/v1/x`, body: {} })).rejects.toMatchObject({
      code: 'invalid-request',
      message: 'POST /v1/x was answered with 422: It has faults.',
      details: { status: 422, errors: [{ pointer: '/items/0', detail: 'is bad' }] },
    });
    expect(calls).toBe(1);
  });

  it('survives an answer that is no problem document', async () => {
    const url = await serve((_, reply) => void reply.writeHead(404).end('<h1>no</h1>'));
    await expect(request({ url })).rejects.toMatchObject({
      code: 'http-status',
      message: expect.stringContaining('404: <h1>'),
    });
  });
});
