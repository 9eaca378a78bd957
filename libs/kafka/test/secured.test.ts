import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '@autosync/config';
import { freePort, startKafka } from '@autosync/dev-stack/servers';
import type { Kafka } from '@autosync/dev-stack/servers';
import { createServerFolder, removeServerFolder, testAuthority } from '@autosync/testing';
import type { TestAuthority } from '@autosync/testing';
import { createKafka, createProducer, createTopics, kafkaSettings } from '../src/index.ts';
import { recordingLogger } from './support/recording-logger.ts';

const password = 'p@ss:w/ord?#%';

const loginModules = 'org.apache.kafka.common.security';

let folder: string;
let kafka: Kafka;
let authority: TestAuthority;
let stranger: TestAuthority;
let sslPort: number;
let saslPort: number;

async function startSecuredKafka(): Promise<Kafka> {
  const { certFile, keyFile } = await authority.issue('broker');
  const keystore = join(folder, 'broker.pem');
  await writeFile(keystore, (await readFile(keyFile, 'utf8')) + (await readFile(certFile, 'utf8')));
  const user = (name: string, secret: string) => `user_${name}="${secret}"`;
  const plain = `${loginModules}.plain.PlainLoginModule required ${user('autosync', password)};`;
  return startKafka({
    dataDir: join(folder, 'kafka'),
    secured: {
      listeners: [`SSL://127.0.0.1:${sslPort}`, `SASL_SSL://127.0.0.1:${saslPort}`],
      properties: {
        'ssl.keystore.type': 'PEM',
        'ssl.keystore.location': keystore,
        'ssl.truststore.type': 'PEM',
        'ssl.truststore.location': authority.caFile,
        'listener.name.ssl.ssl.client.auth': 'required',
        'listener.name.sasl_ssl.sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-512',
        'listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config': `${loginModules}.scram.ScramLoginModule required;`,
        'listener.name.sasl_ssl.plain.sasl.jaas.config': plain,
      },
    },
  });
}

beforeAll(async () => {
  folder = await createServerFolder();
  authority = await testAuthority(folder, 'ours');
  stranger = await testAuthority(folder, 'stranger');
  sslPort = await freePort();
  saslPort = await freePort();
  kafka = await startSecuredKafka();
}, 120_000);
afterAll(async () => {
  await kafka.kill();
  await removeServerFolder(folder);
});

/** As a service finds its brokers: by the environment. */
function connect(env: Record<string, string>) {
  const config = loadConfig({ KAFKA_TLS_SERVER_NAME: 'localhost', ...env }, kafkaSettings);
  return createKafka({ ...config.kafka, clientId: 'secured-test', retry: { retries: 0 }, logger: recordingLogger() });
}

const sasl = (env: Record<string, string> = {}) => ({
  KAFKA_BROKERS: `127.0.0.1:${saslPort}`,
  KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
  KAFKA_SASL_MECHANISM: 'PLAIN',
  KAFKA_SASL_USERNAME: 'autosync',
  KAFKA_SASL_PASSWORD: password,
  KAFKA_TLS_CA_FILE: authority.caFile,
  ...env,
});
const create = (env: Record<string, string>, name = 'any') =>
  createTopics(connect(env), { topics: [{ name, partitions: 1, replicationFactor: 1 }] });
const untrusted = expect.objectContaining({
  code: 'kafka-refused',
  retryable: true,
  message: expect.stringMatching(/^the certificate of Kafka is not trusted: /),
});

describe('Kafka with TLS and a password', () => {
  it('lets a client with both create topics and send', async () => {
    expect(await create(sasl(), 'with-password')).toMatchObject({ created: ['with-password'] });
    const producer = createProducer(connect(sasl()));
    await producer.start();
    await producer.send([{ topic: 'with-password', key: 'k', headers: {}, value: 'v' }]);
    await producer.stop();
  });

  it('tries SCRAM where that is configured, which the broker has no user for', async () => {
    await expect(create(sasl({ KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512' }))).rejects.toMatchObject({
      code: 'kafka-refused',
      message: expect.stringMatching(
        /^Kafka refuses the login: .*invalid credentials with SASL mechanism SCRAM-SHA-512/,
      ),
    });
  });

  it('is not trusted when its certificate is from another authority', async () => {
    await expect(create(sasl({ KAFKA_TLS_CA_FILE: stranger.caFile }))).rejects.toEqual(untrusted);
  });

  it('is not trusted when its certificate does not name the host', async () => {
    await expect(create(sasl({ KAFKA_TLS_SERVER_NAME: 'other.example' }))).rejects.toEqual(untrusted);
  });

  it('refuses a wrong password and another mechanism, and a send says so', async () => {
    const refused = (reason: RegExp) =>
      expect.objectContaining({ code: 'kafka-refused', retryable: true, message: expect.stringMatching(reason) });
    await expect(create(sasl({ KAFKA_SASL_PASSWORD: 'wrong' }))).rejects.toEqual(
      refused(/^Kafka refuses the login: .*Invalid username or password/),
    );
    await expect(create(sasl({ KAFKA_SASL_MECHANISM: 'SCRAM-SHA-256' }))).rejects.toEqual(
      refused(/^Kafka refuses the login: .*mechanism/),
    );
    const producer = createProducer(connect(sasl({ KAFKA_SASL_PASSWORD: 'wrong' })), { sendTimeoutMs: 1500 });
    await expect(producer.send([{ topic: 'any', key: 'k', headers: {}, value: 'v' }])).rejects.toEqual(
      refused(/^Kafka refuses the login/),
    );
    await producer.stop();
  });

  it('gets the password that is in the file at that moment', async () => {
    const file = join(folder, 'password');
    await writeFile(file, 'the one before');
    const { KAFKA_SASL_PASSWORD: _given, ...login } = sasl();
    const client = connect({ ...login, KAFKA_SASL_PASSWORD_FILE: file });
    const topics = [{ name: 'password-changed', partitions: 1, replicationFactor: 1 }];
    await expect(createTopics(client, { topics })).rejects.toMatchObject({ code: 'kafka-refused' });
    await writeFile(file, `${password}\n`);
    expect(await createTopics(client, { topics })).toMatchObject({ created: ['password-changed'] });
  });

  it('is trusted as soon as the CA file is replaced', async () => {
    const caFile = join(folder, 'rotated.crt');
    await copyFile(stranger.caFile, caFile);
    const client = connect(sasl({ KAFKA_TLS_CA_FILE: caFile }));
    const topics = [{ name: 'rotated', partitions: 1, replicationFactor: 1 }];
    await expect(createTopics(client, { topics })).rejects.toEqual(untrusted);
    await copyFile(authority.caFile, caFile);
    expect(await createTopics(client, { topics })).toMatchObject({ created: ['rotated'] });
  });
});

describe('Kafka that asks for a certificate', () => {
  const ssl = (env: Record<string, string> = {}) => ({
    KAFKA_BROKERS: `127.0.0.1:${sslPort}`,
    KAFKA_SECURITY_PROTOCOL: 'SSL',
    KAFKA_TLS_CA_FILE: authority.caFile,
    ...env,
  });

  it('lets in clients with a certificate of our authority, and nobody else', async () => {
    const { certFile, keyFile } = await authority.issue('client');
    const files = { KAFKA_TLS_CERT_FILE: certFile, KAFKA_TLS_KEY_FILE: keyFile };
    expect(await create(ssl(files), 'with-certificate')).toMatchObject({ created: ['with-certificate'] });
    await expect(create(ssl())).rejects.toMatchObject({ retryable: true });
  });
});
