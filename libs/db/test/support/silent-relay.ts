import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands between a client and a server, and can keep the server's answers to itself: both sides look alive. */
export async function startRelay(url: string) {
  const server = new URL(url);
  const answers: { from: Socket; to: Socket }[] = [];
  const relay = createServer((client) => {
    const upstream = connect(Number(server.port), server.hostname);
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) socket.on('error', () => [client, upstream].map((one) => one.destroy()));
    answers.push({ from: upstream, to: client });
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((relay.address() as AddressInfo).port);
  return {
    url: through.href,
    /** Holds back the answers on the connections there are; new ones are not touched. */
    silence: () => answers.forEach(({ from, to }) => from.unpipe(to)),
    stop(): void {
      relay.close();
      for (const { from, to } of answers) [from, to].map((socket) => socket.destroy());
    },
  };
}
