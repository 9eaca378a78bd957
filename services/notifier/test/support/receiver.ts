import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export type Received = { id: string; headers: Record<string, string>; body: string; at: number };

/** How a receiver answers the n-th request, if it does. */
export type Reply = (response: ServerResponse, received: Received, count: number) => void;

export const status =
  (code: number, text = ''): Reply =>
  (response) =>
    void response.writeHead(code).end(text);

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** A receiver of webhooks that keeps what it receives; its answers can be changed. */
export async function receiver({ tls }: { tls?: { cert: Buffer; key: Buffer } } = {}) {
  const received: Received[] = [];
  const state = { reply: status(200) };
  const listen: RequestListener = (request, response) => {
    void textOf(request).then((body) => {
      const headers = request.headers as Record<string, string>;
      const one = { id: headers['webhook-id'] ?? '', headers, body, at: Date.now() };
      received.push(one);
      state.reply(response, one, received.length);
    });
  };
  const server = tls === undefined ? createServer(listen) : createSecureServer(tls, listen);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    answer: (reply: Reply) => void (state.reply = reply),
    /** The message, verified with this secret; throws if the signature is wrong. */
    verified: (secret: string, { headers, body }: Received) => new Webhook(secret).verify(body, headers),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Receiver = Awaited<ReturnType<typeof receiver>>;
