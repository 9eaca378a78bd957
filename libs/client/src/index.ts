export { ApiProblem, answered, isProblem } from './answers.ts';
export { createClient } from './client.ts';
export type { Client, ClientOptions } from './client.ts';
export { batchEvents, companyEvents, followBatch, hasEnded } from './follow-batch.ts';
export type { LiveEvent, LiveOptions } from './live-events.ts';
export { itemsOf } from './pages.ts';
export { sendRecords } from './send-records.ts';
export type { RecordOutcome, SentType } from './send-records.ts';
export type * from './generated/api.ts';
