import { group, list, oneOf, optional, pemFile, text } from '@autosync/config';
import type { ReadableFile } from '@autosync/config';

export const tlsModes = ['disable', 'tls', 'mutual'] as const;
export type TlsMode = (typeof tlsModes)[number];

export type PeerTls = {
  /** `mutual`: servers also ask callers for a certificate. */
  mode: 'tls' | 'mutual';
  ca?: ReadableFile | undefined;
  identity?: { cert: ReadableFile; key: ReadableFile } | undefined;
  /** The name in the servers' certificates, if it is not the host that is called. */
  serverName?: string | undefined;
};

/** How services authenticate each other. */
export type Peers = {
  /** Servers accept each of them, callers send the first. Empty: no token is needed. */
  tokens: readonly string[];
  tls?: PeerTls;
  /** Reads the settings again: tokens in files can be changed while the process runs. */
  reload?: () => Peers;
};

/** About the length of 32 random bytes in base64, the shortest usual notation. */
const LEAST_TOKEN = 32;

const members = {
  tokens: optional(
    list('PEER_TOKENS', {
      doc: 'Tokens by which our services know each other, separated by commas: all are taken, the first is sent. At least 32 characters each. A file is followed.',
      secret: true,
    }),
  ),
  tlsMode: oneOf('GRPC_TLS_MODE', {
    doc: 'TLS between our services: disable, tls, or mutual (callers show a certificate, too).',
    values: tlsModes,
    default: 'disable',
  }),
  ca: optional(
    pemFile('GRPC_TLS_CA_FILE', {
      doc: 'Certificates that the other side’s is checked against; else those that Node trusts. Followed.',
    }),
  ),
  cert: optional(pemFile('GRPC_TLS_CERT_FILE', { doc: 'Our own certificate. Followed.' })),
  key: optional(pemFile('GRPC_TLS_KEY_FILE', { doc: 'The key of that certificate. Followed.' })),
  serverName: optional(
    text('GRPC_TLS_SERVER_NAME', {
      doc: 'The name in servers’ certificates, where it is not the host that is called.',
    }),
  ),
};

type Values = {
  tokens: string[] | undefined;
  tlsMode: TlsMode;
  ca: ReadableFile | undefined;
  cert: ReadableFile | undefined;
  key: ReadableFile | undefined;
  serverName: string | undefined;
};

function faultsOf(values: Values, serves: boolean): string[] {
  const { tokens = [], tlsMode, ca, cert, key } = values;
  const faults: string[] = [];
  if (tokens.some((token) => token.length < LEAST_TOKEN))
    faults.push(`PEER_TOKENS must have at least ${LEAST_TOKEN} characters in each token`);
  if (tokens.some((token) => !/^[\x21-\x7e]+$/.test(token)))
    faults.push('PEER_TOKENS must have printable ASCII characters without blanks only');
  if (tlsMode === 'disable') {
    const given = (['ca', 'cert', 'key', 'serverName'] as const).filter((name) => values[name] !== undefined);
    return [...faults, ...given.map((name) => `${members[name].variable} is not used: set GRPC_TLS_MODE`)];
  }
  if (serves || tlsMode === 'mutual') {
    if (cert === undefined) faults.push(`GRPC_TLS_CERT_FILE is required with GRPC_TLS_MODE ${tlsMode}`);
    if (key === undefined) faults.push(`GRPC_TLS_KEY_FILE is required with GRPC_TLS_MODE ${tlsMode}`);
  } else if ((cert === undefined) !== (key === undefined)) {
    faults.push('GRPC_TLS_CERT_FILE and GRPC_TLS_KEY_FILE go together');
  }
  if (tlsMode === 'mutual' && ca === undefined)
    faults.push('GRPC_TLS_CA_FILE is required with GRPC_TLS_MODE mutual: it says whose certificates are taken');
  return faults;
}

function toPeers({ tokens = [], tlsMode, ca, cert, key, serverName }: Values, reload: () => Peers): Peers {
  const identity = cert === undefined || key === undefined ? undefined : { cert, key };
  return { tokens, ...(tlsMode === 'disable' ? {} : { tls: { mode: tlsMode, ca, identity, serverName } }), reload };
}

const settingsOf = (serves: boolean) => ({
  peers: group({ members, faultsOf: (values) => faultsOf(values, serves), toValue: toPeers }),
});

/** How a service authenticates its callers and is authenticated by them. Spread it into the settings of a server. */
export const peerServerSettings = settingsOf(true);
/** The same for a process that only calls. */
export const peerClientSettings = settingsOf(false);
