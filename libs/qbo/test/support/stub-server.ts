import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

type StubRequest = { method: string; url: URL; headers: IncomingMessage['headers']; body: string };

export type StubAnswer = { status?: number; headers?: Record<string, string>; body?: string };

/** Answers, or does with the connection whatever it wants and answers nothing. */
type StubHandler = (
  request: StubRequest,
  connection: { socket: Socket; response: ServerResponse },
) => StubAnswer | undefined | Promise<StubAnswer | undefined>;

export type StubServer = {
  url: string;
  requests: StubRequest[];
  answerWith(handler: StubHandler): void;
  stop(): Promise<void>;
};

async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** An HTTP server on the loopback that records what it gets and answers as the test says. */
export async function startStubServer(): Promise<StubServer> {
  const requests: StubRequest[] = [];
  let handler: StubHandler = () => ({ status: 500 });
  // On a busy machine Node's 5 s would close connections just as a call goes out on them: a lost answer nobody asked for.
  const server = createServer({ keepAliveTimeout: 60_000 }, (message, response) => {
    void (async () => {
      const body = await readBody(message);
      const url = new URL(message.url ?? '/', 'http://stub');
      const request = { method: message.method ?? '', url, headers: message.headers, body };
      requests.push(request);
      const answer = await handler(request, { socket: message.socket, response });
      if (answer === undefined) return;
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json;charset=UTF-8', ...answer.headers });
      response.end(answer.body ?? '');
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answerWith(next) {
      requests.length = 0;
      handler = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function json(body: unknown, headers: Record<string, string> = {}): StubAnswer {
  return { body: JSON.stringify(body), headers };
}
