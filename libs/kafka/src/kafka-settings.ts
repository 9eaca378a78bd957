import { durationMs, group, list, oneOf, optional, pemFile, text } from '@autosync/config';
import type { ReadableFile } from '@autosync/config';
import { consumerDefaults } from './consumer-settings.ts';
import { saslMechanisms } from './kafka-client.ts';
import type { KafkaConnection, KafkaSasl, SaslMechanism } from './kafka-client.ts';

const protocols = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'] as const;
type Protocol = (typeof protocols)[number];

const members = {
  brokers: list('KAFKA_BROKERS', { doc: 'host:port of Kafka brokers, separated by commas.' }),
  protocol: oneOf('KAFKA_SECURITY_PROTOCOL', {
    doc: 'PLAINTEXT, SSL (TLS), SASL_PLAINTEXT (user and password), or SASL_SSL (both).',
    values: protocols,
    default: 'PLAINTEXT',
  }),
  mechanism: optional(
    oneOf('KAFKA_SASL_MECHANISM', {
      doc: 'With SASL: PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512.',
      values: saslMechanisms,
    }),
  ),
  username: optional(text('KAFKA_SASL_USERNAME', { doc: 'With SASL: the user.' })),
  password: optional(
    text('KAFKA_SASL_PASSWORD', {
      doc: 'With SASL: the user’s password; a file is read again at each new connection.',
      secret: true,
    }),
  ),
  ca: optional(
    pemFile('KAFKA_TLS_CA_FILE', {
      doc: 'With TLS: certificates that the brokers’ are checked against; else those that Node trusts.',
    }),
  ),
  cert: optional(
    pemFile('KAFKA_TLS_CERT_FILE', {
      doc: 'With TLS: our certificate, where brokers ask for one. Files are read again at each new connection.',
    }),
  ),
  key: optional(pemFile('KAFKA_TLS_KEY_FILE', { doc: 'With TLS: the key of that certificate.' })),
  serverName: optional(
    text('KAFKA_TLS_SERVER_NAME', {
      doc: 'With TLS: the name in the brokers’ certificates, where it is not the host we connect to.',
    }),
  ),
};

type Values = {
  brokers: string[];
  protocol: Protocol;
  mechanism: SaslMechanism | undefined;
  username: string | undefined;
  password: string | undefined;
  ca: ReadableFile | undefined;
  cert: ReadableFile | undefined;
  key: ReadableFile | undefined;
  serverName: string | undefined;
};

const saslMembers = ['mechanism', 'username', 'password'] as const;
const tlsMembers = ['ca', 'cert', 'key', 'serverName'] as const;

const usesSasl = (protocol: Protocol) => protocol.startsWith('SASL_');
const usesTls = (protocol: Protocol) => protocol.endsWith('SSL');

/** Incomplete credentials are a mistake, and so are credentials that would be ignored. */
function faultsOf(values: Values): string[] {
  const { protocol, cert, key } = values;
  const given = (name: keyof typeof members) => values[name] !== undefined;
  const variable = (name: keyof typeof members) => members[name].variable;
  const unused = (names: readonly (keyof typeof members)[], instead: string) =>
    names
      .filter(given)
      .map((name) => `${variable(name)} is not used with ${protocol}: set KAFKA_SECURITY_PROTOCOL to ${instead}`);
  const missing = saslMembers.filter((name) => !given(name));
  const half = cert === undefined ? 'cert' : 'key';
  return [
    ...(usesSasl(protocol)
      ? missing.map((name) => `${variable(name)} is required with ${protocol}`)
      : unused(saslMembers, 'SASL_SSL or SASL_PLAINTEXT')),
    ...(usesTls(protocol) ? [] : unused(tlsMembers, 'SSL or SASL_SSL')),
    ...((cert === undefined) === (key === undefined)
      ? []
      : [`${variable(half)} is required: KAFKA_TLS_CERT_FILE and KAFKA_TLS_KEY_FILE go together`]),
  ];
}

function saslOf({ protocol, mechanism, username = '', password = '' }: Values): { sasl?: KafkaSasl } {
  return mechanism === undefined || !usesSasl(protocol) ? {} : { sasl: { mechanism, username, password } };
}

function toConnection(values: Values, reload: () => KafkaConnection): KafkaConnection {
  const { brokers, protocol, ca, cert, key, serverName } = values;
  return { brokers, ...(usesTls(protocol) ? { tls: { ca, cert, key, serverName } } : {}), ...saslOf(values), reload };
}

/** Where Kafka is, and how to log in. Spread it into the settings of a service that uses Kafka. */
export const kafkaSettings = { kafka: group({ members, faultsOf, toValue: toConnection }) };

/** Timeouts of a consumer, for services that have one. */
export const consumerTimingSettings = {
  kafkaSessionTimeoutMs: durationMs('KAFKA_SESSION_TIMEOUT_MS', {
    doc: 'Without a heartbeat for so long, this process loses its partitions.',
    min: 1,
    default: consumerDefaults.sessionTimeoutMs,
  }),
  kafkaHeartbeatIntervalMs: durationMs('KAFKA_HEARTBEAT_INTERVAL_MS', {
    doc: 'How often it sends a heartbeat.',
    min: 1,
    default: consumerDefaults.heartbeatIntervalMs,
  }),
  kafkaRebalanceTimeoutMs: durationMs('KAFKA_REBALANCE_TIMEOUT_MS', {
    doc: 'How long the group waits for its members to join again.',
    min: 1,
    default: consumerDefaults.rebalanceTimeoutMs,
  }),
  kafkaMaxWaitMs: durationMs('KAFKA_MAX_WAIT_MS', {
    doc: 'How long the broker holds a fetch that finds nothing.',
    min: 1,
    default: consumerDefaults.maxWaitMs,
  }),
};
