import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * Sends the same GET over and over on so many connections, each next one when the answer is complete. It works on bare
 * sockets: an HTTP client costs more than the servers that are compared, and would hide what they cost.
 */
export async function sendMany({
  port,
  path,
  headers,
  requests,
  connections,
}: {
  port: number;
  path: string;
  headers: Record<string, string>;
  requests: number;
  connections: number;
}): Promise<number> {
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const request = `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
  let left = requests;

  async function lane(): Promise<void> {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    await once(socket, 'connect');
    const done = Promise.withResolvers<void>();
    let received = '';
    const next = (): void => {
      if (left === 0) return done.resolve();
      left -= 1;
      socket.write(request);
    };
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      const head = received.indexOf('\r\n\r\n');
      if (head === -1) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(received)?.[1] ?? 0);
      if (received.length < head + 4 + length) return;
      if (!received.startsWith('HTTP/1.1 200')) done.reject(new Error(received.slice(0, 300)));
      received = '';
      next();
    });
    socket.on('error', done.reject);
    socket.on('close', () => done.reject(new Error('the server closed the connection')));
    next();
    await done.promise;
    socket.destroy();
  }

  await Promise.all(Array.from({ length: connections }, lane));
  return requests;
}
