import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Seen = {
  method: string;
  url: string;
  idempotencyKey: string | undefined;
  lastEventId: string | undefined;
  body: string;
};

/** A real server that answers each request by the next of these; the last one answers all that follow. */
export async function answeringServer(answers: ((response: ServerResponse, request: IncomingMessage) => void)[]) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const key = request.headers['idempotency-key'];
    const id = request.headers['last-event-id'];
    const one = {
      method: request.method!,
      url: request.url!,
      idempotencyKey: key as string | undefined,
      lastEventId: id as string | undefined,
      body: '',
    };
    seen.push(one);
    request.on('data', (chunk: Buffer) => (one.body += chunk.toString()));
    const answer = answers[Math.min(seen.length, answers.length) - 1]!;
    request.on('end', () => answer(response, request));
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

export function answer(status: number, body: object, headers: Record<string, string> = {}) {
  return (response: ServerResponse) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export const hangUp = (response: ServerResponse): void => void response.destroy();
