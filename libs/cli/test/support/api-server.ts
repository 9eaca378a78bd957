import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

type Answer = { status?: number; body?: unknown; lines?: readonly object[] };
export type Seen = { method: string; path: string; body: string };

/** A real HTTP server that answers by this function, and remembers what it was asked. */
export async function apiServer(answer: (seen: Seen, request: IncomingMessage) => Answer | Promise<Answer>) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const one = { method: request.method ?? '', path: request.url ?? '', body: await text(request) };
      seen.push(one);
      const { status = 200, body, lines } = await answer(one, request);
      if (lines !== undefined) {
        response.writeHead(200, { 'content-type': 'application/x-ndjson' });
        return void response.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      }
      const type = status < 400 ? 'application/json' : 'application/problem+json';
      response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
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
