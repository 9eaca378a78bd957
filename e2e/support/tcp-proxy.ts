import { createServer, type AddressInfo, type Server } from 'node:net';
import { createConditions } from './link-conditions.ts';
import { proxyConnection, type ProxiedConnection } from './proxied-connection.ts';

/** A stretch of network between two processes, on loopback, that a test can break and mend. */
export type TcpProxy = {
  readonly port: number;
  /** `host:port` */
  readonly address: string;
  /** Those that are open, oldest first. */
  connections(): readonly ProxiedConnection[];
  /** Resets every open connection, as a router does that forgot them. New ones pass. */
  cut(): void;
  /** Resets new connections too, until `heal`: nobody is there. */
  refuse(): void;
  /** Every byte takes so much longer, each way. */
  delay(ms: number): void;
  /**
   * Half-open, until `heal`: open connections stay open and carry nothing, new ones are accepted and what they send is
   * swallowed. Nobody is told; only a time-out of one's own helps.
   */
  freeze(): void;
  /** Back to normal. What was frozen arrives late; connections that were swallowed are reset. */
  heal(): void;
  stop(): Promise<void>;
};

const loopback = '127.0.0.1';

/** Starts a proxy in front of `host:port`. */
export async function startTcpProxy(target: { host?: string; port: number }): Promise<TcpProxy> {
  const open = new Set<ProxiedConnection>();
  const conditions = createConditions();
  let refusing = false;

  const server: Server = createServer({ pauseOnConnect: true, noDelay: true }, (client) => {
    client.on('error', () => undefined);
    if (refusing) {
      client.resetAndDestroy();
      return;
    }
    const connection = proxyConnection(client, { host: target.host ?? loopback, port: target.port }, conditions);
    open.add(connection);
    void connection.closed.then(() => open.delete(connection));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, loopback, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const cut = (): void => open.forEach((connection) => connection.cut());

  return {
    port,
    address: `${loopback}:${port}`,
    connections: () => [...open],
    cut,
    refuse() {
      refusing = true;
      cut();
    },
    delay: conditions.delay,
    freeze: conditions.freeze,
    heal() {
      refusing = false;
      for (const connection of open) if (connection.isSwallowed()) connection.cut();
      conditions.heal();
      open.forEach((connection) => connection.heal());
    },
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      conditions.heal();
      cut();
      await closed;
    },
  };
}
