import { nextTick } from 'node:process';
import { rootCertificates } from 'node:tls';
import { credentials, experimental, ServerCredentials } from '@grpc/grpc-js';
import type { ChannelCredentials, ChannelOptions } from '@grpc/grpc-js';
import type { Peers, PeerTls } from './peer-settings.ts';

/** Certificates are replaced long before they expire. */
const READ_EVERY_MS = 30_000;

/** Calls each listener with the result of `read`, now and regularly; grpc-js uses it for new connections. */
function followed<T>(read: () => T) {
  const timers = new Map<(update: T) => void, NodeJS.Timeout>();
  return {
    add(listener: (update: T) => void): void {
      const tell = () => listener(read());
      nextTick(tell);
      timers.set(listener, setInterval(tell, READ_EVERY_MS).unref());
    },
    remove(listener: (update: T) => void): void {
      clearInterval(timers.get(listener));
      timers.delete(listener);
    },
  };
}

/**
 * A certificate provider for grpc-js. Unlike grpc-js's own, it keeps the last content of a file that cannot be read.
 */
function certificates({ ca, identity }: PeerTls): experimental.CertificateProvider {
  const bytes = (pem: string) => Buffer.from(pem);
  const authority = followed<experimental.CaCertificateUpdate | null>(() => ({
    caCertificate: bytes(ca?.read() ?? rootCertificates.join('\n')),
  }));
  const own = followed<experimental.IdentityCertificateUpdate | null>(() =>
    identity === undefined
      ? null
      : { certificate: bytes(identity.cert.read()), privateKey: bytes(identity.key.read()) },
  );
  return {
    addCaCertificateListener: authority.add,
    removeCaCertificateListener: authority.remove,
    addIdentityCertificateListener: own.add,
    removeIdentityCertificateListener: own.remove,
  };
}

export function serverCredentials(peers: Peers | undefined): ServerCredentials {
  const tls = peers?.tls;
  if (tls === undefined) return ServerCredentials.createInsecure();
  const files = certificates(tls);
  const isMutual = tls.mode === 'mutual';
  // Whatever the types call them: the first argument is our certificate, the second the authority that callers are
  // checked by.
  return experimental.createCertificateProviderServerCredentials(files, isMutual ? files : null, isMutual);
}

export function channelCredentials(peers: Peers | undefined): ChannelCredentials {
  const tls = peers?.tls;
  if (tls === undefined) return credentials.createInsecure();
  const files = certificates(tls);
  return experimental.createCertificateProviderChannelCredentials(files, tls.identity === undefined ? null : files);
}

export function channelOptions(peers: Peers | undefined): ChannelOptions {
  const name = peers?.tls?.serverName;
  return name === undefined ? {} : { 'grpc.ssl_target_name_override': name };
}
