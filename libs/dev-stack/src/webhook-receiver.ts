import { appendFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { loopback } from './free-port.ts';

/** `link`: where to read about it. */
export type CaughtWebhook = { id: string; type: string; link: string };

export type WebhookReceiver = {
  url: string;
  /** Every delivery that was taken, one in a line. */
  file: string;
  /** What deliveries are checked with from now on; without, none is taken. */
  trust(secret: string): void;
  stop(): Promise<void>;
};

/** More than any delivery of ours. */
const MOST_BYTES = 65_536;

/** Undefined: it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MOST_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

type Body = { type: string; timestamp: string; data: { link: string } };

/**
 * A receiver of webhooks for development: checks the signature of each delivery, as a customer's program does, and writes it to
 * the file. What is not signed with the secret is answered with 401.
 */
export async function openWebhookReceiver({
  file,
  onWebhook = () => undefined,
}: {
  file: string;
  onWebhook?: (webhook: CaughtWebhook) => void;
}): Promise<WebhookReceiver> {
  let checks: Webhook | undefined;

  function checked(text: string, headers: IncomingMessage['headers']): Body | undefined {
    try {
      return checks?.verify(text, headers as Record<string, string>) as Body | undefined;
    } catch {
      return undefined;
    }
  }

  async function take(request: IncomingMessage): Promise<number> {
    const text = await bodyOf(request);
    if (text === undefined) return 413;
    const body = checked(text, request.headers);
    if (body === undefined) return 401;
    const id = String(request.headers['webhook-id']);
    await appendFile(file, `${JSON.stringify({ id, ...body })}\n`);
    onWebhook({ id, type: body.type, link: body.data.link });
    return 204;
  }

  const server = createServer((request, response) => {
    // A delivery that breaks off, or a full disk: it comes again.
    take(request)
      .catch(() => 500)
      .then((status) => response.writeHead(status).end())
      .catch(() => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, loopback, () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${loopback}:${port}/webhooks`,
    file,
    trust: (secret) => void (checks = new Webhook(secret)),
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
