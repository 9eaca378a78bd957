export { loadWorkerConfig, workerSettings } from './config.ts';
export type { WorkerConfig } from './config.ts';
export type { CompanyFacts, EntityDefinition, QboDocument, Refusal } from './outgoing/entity-definition.ts';
export { outgoingWorker } from './outgoing/outgoing-worker.ts';
export type { ReferenceNeed } from './outgoing/reference-kinds.ts';
export type { Slice, SliceEnd } from './slice.ts';
export type { WorkerDefinition } from './worker-definition.ts';
export { buildWorker } from './worker-service.ts';
