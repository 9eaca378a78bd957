import { connect, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';
import type { ReadableFile } from '@autosync/config';

/** TLS settings. Without a CA, the brokers' certificates are checked against Node's own list. */
export type KafkaTls = {
  ca?: ReadableFile | undefined;
  /** The client's certificate and key, if the brokers ask for one. */
  cert?: ReadableFile | undefined;
  key?: ReadableFile | undefined;
  /** The name in the brokers' certificates, if it is not the host we connect to. */
  serverName?: string | undefined;
};

const KEEP_ALIVE_MS = 60_000;

/**
 * Creates sockets for kafkajs. kafkajs would read certificates once; here each new connection reads the files, which
 * may have been replaced.
 */
export function createSocketFactory(tls: KafkaTls | undefined): ISocketFactory {
  return ({ host, port, onConnect }) => {
    const socket =
      tls === undefined ? connect({ host, port }, onConnect) : secureSocket(tls, { host, port, onConnect });
    return socket.setKeepAlive(true, KEEP_ALIVE_MS);
  };
}

function secureSocket(
  { ca, cert, key, serverName }: KafkaTls,
  { host, port, onConnect }: { host: string; port: number; onConnect: () => void },
) {
  // The name for SNI and for the check of the certificate. An IP address may not be sent as one (RFC 6066).
  const servername = serverName ?? (isIP(host) === 0 ? host : undefined);
  const options = { host, port, ca: ca?.read(), cert: cert?.read(), key: key?.read() };
  return connectTls({ ...options, ...(servername === undefined ? {} : { servername }) }, onConnect);
}
