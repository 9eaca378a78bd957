export { eventually } from './eventually.ts';
export {
  bodies,
  createTestTopics,
  followTopics,
  kafkaEnvironment,
  noKafka,
  silent,
  testProducer,
} from './kafka-log.ts';
export { ownStack } from './own-stack.ts';
export type { OwnStack } from './own-stack.ts';
export { expectedVariableRows, metricNames, readmeRows, registeredMetrics, variableRows } from './readme-tables.ts';
export type { ReadmeRow } from './readme-tables.ts';
export { startInProcess } from './service-in-process.ts';
export type { ServiceInProcess } from './service-in-process.ts';
export { startProcess } from './start-process.ts';
export type { TestProcess } from './start-process.ts';
export { testAuthority } from './test-certificates.ts';
export type { TestAuthority } from './test-certificates.ts';
export { testDatabase } from './test-database.ts';
export type { TestDatabase } from './test-database.ts';
export { createServerFolder, removeServerFolder, testFolder } from './test-folder.ts';
export { testIdentityProvider } from './test-identity-provider.ts';
export type { TestIdentityProvider } from './test-identity-provider.ts';
export { testKafka } from './test-kafka.ts';
export type { TestKafka } from './test-kafka.ts';
export { testSimulator } from './test-simulator.ts';
export type { TestSimulator } from './test-simulator.ts';
