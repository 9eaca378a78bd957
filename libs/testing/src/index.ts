export { eventually } from './eventually.ts';
export { ownStack } from './own-stack.ts';
export type { OwnStack } from './own-stack.ts';
export { startProcess } from './start-process.ts';
export type { TestProcess } from './start-process.ts';
export { testDatabase } from './test-database.ts';
export type { TestDatabase } from './test-database.ts';
export { testKafka } from './test-kafka.ts';
export type { TestKafka } from './test-kafka.ts';
