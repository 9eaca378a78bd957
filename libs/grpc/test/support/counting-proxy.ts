import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A TCP proxy on loopback that counts the connections made through it. */
export async function countingProxy(
  targetPort: number,
): Promise<{ port: number; connections(): number; close(): void }> {
  let connections = 0;
  const server = createServer((incoming) => {
    connections += 1;
    const outgoing = connect(targetPort, '127.0.0.1');
    incoming.pipe(outgoing).pipe(incoming);
    incoming.on('error', () => outgoing.destroy());
    outgoing.on('error', () => incoming.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, connections: () => connections, close: () => server.close() };
}
