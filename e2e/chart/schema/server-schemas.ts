import { workerSections } from '../worker-sections.ts';
import { anyList, flag, listOf, port, strict, text, texts, words } from './shapes.ts';

const secret = { existingSecret: text };

/** Where a role's login comes from. */
const login = {
  ...secret,
  uriKey: text,
  hostKey: text,
  portKey: text,
  nameKey: text,
  usernameKey: text,
  username: text,
  passwordKey: text,
};

/** Also past a pooler, for the session that holds companies' locks. */
const workerLogin = strict({ ...login, sessionUriKey: text });

export const databaseSchema = strict({
  host: text,
  port,
  name: { type: 'string', minLength: 1 },
  session: strict({ host: text, port }),
  ssl: strict({
    mode: words('', 'disable', 'require', 'verify-ca', 'verify-full'),
    ca: strict({ ...secret, key: text }),
  }),
  setRolePasswords: flag,
  owner: strict(login),
  roles: strict({
    gateway: strict(login),
    worker: workerLogin,
    scheduler: strict(login),
    batchStatus: strict(login),
    notifier: strict(login),
    ...Object.fromEntries(workerSections.map(({ section }) => [section, workerLogin])),
  }),
});

const kafkaUser = { ...secret, usernameKey: text, username: text, passwordKey: text };
/** Who talks to Kafka. */
const kafkaComponents = [
  'scheduler',
  'batchStatus',
  'notifier',
  'topics',
  ...workerSections.map(({ section }) => section),
];

export const kafkaSchema = strict({
  brokers: listOf({ type: 'string', pattern: '^[^\\s,]+:[0-9]{1,5}$' }),
  securityProtocol: words('PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'),
  sasl: strict({
    mechanism: words('', 'PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'),
    ...kafkaUser,
    users: strict(Object.fromEntries(kafkaComponents.map((section) => [section, strict(kafkaUser)]))),
  }),
  tls: strict({
    ca: strict({ ...secret, key: text }),
    client: strict({ ...secret, certKey: text, keyKey: text }),
    serverName: text,
  }),
});

export const quickBooksSchema = strict({
  environment: words('production', 'sandbox'),
  ...secret,
  clientIdKey: text,
  clientSecretKey: text,
  webhookVerifierKey: text,
  apiBaseUrl: text,
  appUrl: { type: 'string', pattern: '^(https?://.+)?$' },
  authorizeUrl: text,
  tokenUrl: text,
  revokeUrl: text,
});

export const keySchema = strict({ ...secret, key: text });
export const operatorKeySchema = strict({ ...secret, key: text, previousKey: text });

export const peersSchema = strict({
  ...secret,
  key: text,
  tls: strict({
    mode: words('disable', 'tls', 'mutual'),
    ...secret,
    certKey: text,
    keyKey: text,
    caKey: text,
    serverName: text,
  }),
});

const orEmptyUrl = { type: 'string', pattern: '^(https?://.+)?$' };

export const tracingSchema = strict({
  endpoint: orEmptyUrl,
  sampledShare: { type: 'number', minimum: 0, maximum: 1 },
  headers: strict({ ...secret, key: text }),
});

export const signInSchema = strict({
  issuer: orEmptyUrl,
  audience: text,
  keysUrl: orEmptyUrl,
  tenantClaim: { type: 'string', minLength: 1 },
  scopesClaim: { type: 'string', minLength: 1 },
  nameClaims: { ...texts, minItems: 1 },
  roles: { type: 'object', additionalProperties: { ...texts, minItems: 1 } },
});

export const networkPolicySchema = strict({
  enabled: flag,
  gateway: strict({ from: anyList }),
  console: strict({ from: anyList }),
  monitoring: strict({ from: anyList }),
  dns: strict({ to: anyList, ports: listOf(port) }),
  database: strict({ to: anyList }),
  kafka: strict({ to: anyList, ports: listOf(port) }),
  quickBooks: strict({ to: anyList, ports: listOf(port) }),
  smtp: strict({ to: anyList }),
  webhooks: strict({ to: anyList, ports: listOf(port) }),
  signIn: strict({ to: anyList, ports: listOf(port) }),
  tracing: strict({ to: anyList }),
  extraEgress: anyList,
});
