import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

type Answer = { status?: number; body?: unknown; lines?: readonly object[]; headers?: Record<string, string> };
export type Seen = { method: string; path: string; body: string; headers: IncomingHttpHeaders };

/** A real HTTP server that answers by this function, and remembers what it was asked. */
export async function apiServer(answer: (seen: Seen, request: IncomingMessage) => Answer | Promise<Answer>) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const { method = '', url = '', headers: given } = request;
      const one = { method, path: url, body: await text(request), headers: given };
      seen.push(one);
      const { status = 200, body, lines, headers } = await answer(one, request);
      if (lines !== undefined) {
        response.writeHead(200, { 'content-type': 'application/x-ndjson' });
        return void response.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      }
      const type = status < 400 ? 'application/json' : 'application/problem+json';
      response.writeHead(status, { 'content-type': type, ...headers }).end(JSON.stringify(body));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export const companyId = '0198c9f0-0000-7000-8000-000000000001';
export const companies = {
  items: [
    { id: companyId, name: 'Contoso', realmId: null, connectionState: 'disconnected' },
    { id: companyId.replace(/1$/, '2'), name: 'Fabrikam', realmId: '9', connectionState: 'connected' },
  ],
  nextCursor: null,
};
