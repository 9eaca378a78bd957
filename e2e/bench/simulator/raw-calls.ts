import { once } from 'node:events';
import { connect } from 'node:net';

/** One call: `POST` with a JSON body, or `GET` without. */
export type RawCall = { path: string; body?: string };

/**
 * Sends so many calls on so many connections, each next one when the answer before it is complete. On bare sockets: an
 * HTTP client costs more than the server, and would hide what that costs. Rejects at the first answer that is no 200.
 */
export async function sendCalls({
  port,
  token,
  calls,
  connections,
  callOf,
}: {
  port: number;
  token: string;
  calls: number;
  connections: number;
  callOf: (number: number) => RawCall;
}): Promise<number> {
  const common = `host: 127.0.0.1:${port}\r\nauthorization: Bearer ${token}\r\naccept: application/json\r\n`;
  let sent = 0;

  function textOf({ path, body }: RawCall): string {
    if (body === undefined) return `GET ${path} HTTP/1.1\r\n${common}\r\n`;
    const length = Buffer.byteLength(body);
    return `POST ${path} HTTP/1.1\r\n${common}content-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`;
  }

  async function lane(): Promise<void> {
    const socket = connect(port, '127.0.0.1').setNoDelay(true);
    await once(socket, 'connect');
    const done = Promise.withResolvers<void>();
    const answer = answerReader();
    const next = () => {
      if (sent >= calls) return done.resolve();
      sent += 1;
      socket.write(textOf(callOf(sent)));
    };
    socket.on('data', (chunk) => {
      const status = answer.take(chunk);
      if (status === undefined) return;
      if (status === 200) next();
      else done.reject(new Error(`answered ${status}: ${answer.text().slice(0, 500)}`));
    });
    socket.on('error', done.reject);
    socket.on('close', () => done.reject(new Error('the server closed the connection')));
    next();
    await done.promise;
    socket.destroy();
  }

  await Promise.all(Array.from({ length: Math.min(connections, calls) }, lane));
  return calls;
}

/** Puts the chunks of one answer after another together. `take` answers the status when the answer is complete. */
function answerReader() {
  let chunks: Buffer[] = [];
  let received = 0;
  let wanted = Infinity;
  let status = 0;
  let last = '';
  return {
    take(chunk: Buffer): number | undefined {
      chunks.push(chunk);
      received += chunk.length;
      if (wanted === Infinity) {
        const head = Buffer.concat(chunks).toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end === -1) return undefined;
        status = Number(head.slice(9, 12));
        wanted = end + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
      }
      if (received < wanted) return undefined;
      if (status !== 200) last = Buffer.concat(chunks).toString();
      [chunks, received, wanted] = [[], 0, Infinity];
      return status;
    },
    text: () => last,
  };
}
