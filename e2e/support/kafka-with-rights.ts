import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { newId } from '@autosync/core';
import { freePort, projectRoot, startKafka, type Kafka } from '@autosync/dev-stack/servers';
import { createKafka, type KafkaClient } from '@autosync/kafka';
import { silentLogger } from './kafka.ts';

/** Kafka's own numbers. */
const resources: Readonly<Record<string, number>> = { topic: 2, group: 3 };
const operations: Readonly<Record<string, number>> = {
  Read: 3,
  Write: 4,
  Create: 5,
  Delete: 6,
  Describe: 8,
  DescribeConfigs: 10,
};
const patterns = { literal: 3, prefixed: 4 };
const ALLOW = 3;

export type Right = { user: string; operation: string; resource: string; name: string; prefixed: boolean };

/** What `kafka-acls.sh` of the chart would have Kafka's own tool do. */
export function rightsOfChart(): Right[] {
  const script = join(projectRoot, 'charts/autosync/kafka-acls.sh');
  const calls = execFileSync('sh', [script], { encoding: 'utf8', env: { ...process.env, KAFKA_ACLS: 'echo' } });
  return calls
    .trim()
    .split('\n')
    .flatMap((call) => {
      const value = (option: string) => new RegExp(`${option} (\\S+)`).exec(call)?.[1] ?? '';
      const user = value('--allow-principal').replace('User:', '');
      const prefixed = value('--resource-pattern-type') === 'prefixed';
      const named = [...call.matchAll(/--(topic|group) (\S+)/g)];
      return named.map(([, resource = '', name = '']) => ({
        user,
        operation: value('--operation'),
        resource,
        name,
        prefixed,
      }));
    });
}

export type KafkaWithRights = {
  kafka: Kafka;
  /** The environment by which a process is that user. */
  login(user: string): Record<string, string>;
  /** Kafka, as that user sees it. */
  as(user: string): KafkaClient;
  /** Of whom everything is taken. */
  asAdministrator: KafkaClient;
};

/** A broker that looks at the rights of those users, who have what `rights` gives them and nothing else. */
export async function startKafkaWithRights(
  dataDir: string,
  { users, rights }: { users: readonly string[]; rights: readonly Right[] },
): Promise<KafkaWithRights> {
  const port = await freePort();
  const password = newId();
  const known = users.map((user) => `user_${user}="${password}"`).join(' ');
  const kafka = await startKafka({
    dataDir,
    secured: {
      listeners: [`SASL_PLAINTEXT://127.0.0.1:${port}`],
      properties: {
        'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
        // Who comes by the other listener: the broker itself, and this test.
        'super.users': 'User:ANONYMOUS',
        'listener.name.sasl_plaintext.sasl.enabled.mechanisms': 'PLAIN',
        'listener.name.sasl_plaintext.plain.sasl.jaas.config': `org.apache.kafka.common.security.plain.PlainLoginModule required ${known};`,
      },
    },
  });
  const asAdministrator = createKafka({ brokers: [kafka.brokers], clientId: 'administrator', logger: silentLogger });
  const admin = asAdministrator.open().admin();
  await admin.connect();
  await admin.createAcls({
    acl: rights.map(({ user, operation, resource, name, prefixed }) => ({
      resourceType: resources[resource] ?? 0,
      resourceName: name,
      resourcePatternType: prefixed ? patterns.prefixed : patterns.literal,
      principal: `User:${user}`,
      host: '*',
      operation: operations[operation] ?? 0,
      permissionType: ALLOW,
    })),
  });
  await admin.disconnect();
  return {
    kafka,
    asAdministrator,
    login: (user) => ({
      KAFKA_BROKERS: `127.0.0.1:${port}`,
      KAFKA_SECURITY_PROTOCOL: 'SASL_PLAINTEXT',
      KAFKA_SASL_MECHANISM: 'PLAIN',
      KAFKA_SASL_USERNAME: user,
      KAFKA_SASL_PASSWORD: password,
    }),
    as: (user) =>
      createKafka({
        brokers: [`127.0.0.1:${port}`],
        sasl: { mechanism: 'PLAIN', username: user, password },
        clientId: user,
        retry: { retries: 0 },
        logger: silentLogger,
      }),
  };
}
