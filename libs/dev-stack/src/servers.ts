/* What tests need of this package: apart, since a test file that loads all of it starts seconds later. */
export { connectionsTo, createDatabase, dropDatabase, ensureLogins, urlOfDatabase, urlOfRole } from './admin.ts';
export { startChild } from './child.ts';
export type { Child, Exit } from './child.ts';
export { freePort, loopback } from './free-port.ts';
export { kafkaJars } from './kafka-jars.ts';
export { startKafka } from './kafka.ts';
export type { Kafka } from './kafka.ts';
export { startPostgres } from './postgres.ts';
export type { Postgres } from './postgres.ts';
export { removePostgresData, removeStaleStandIns } from './postgres-home.ts';
export { identify, isAlive } from './processes.mjs';
export { compileCacheFolder, projectRoot } from './project-root.ts';
export { discardContainers, provideKafka, providePostgres } from './provided-server.ts';
export { programFor } from './service-program.ts';
export { provideStack } from './stack.ts';
export { chooseWay, describeWay } from './stack-way.ts';
