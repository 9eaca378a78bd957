/** The servers that containers can provide. */
export type ContainerName = 'postgres' | 'kafka';

const settings = {
  postgres: { variable: 'AUTOSYNC_TEST_POSTGRES_IMAGE', image: 'postgres:18.4' },
  // Testcontainers runs Confluent's image: Kafka 4.1, in KRaft mode.
  kafka: { variable: 'AUTOSYNC_TEST_KAFKA_IMAGE', image: 'confluentinc/cp-kafka:8.1.1' },
} as const;

/** The variable that names a server's image. */
export function imageVariable(name: ContainerName): string {
  return settings[name].variable;
}

/** The image a server runs from. */
export function imageOf(name: ContainerName, env: Record<string, string | undefined>): string {
  return env[settings[name].variable] || settings[name].image;
}
