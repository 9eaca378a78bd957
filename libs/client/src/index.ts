export { ApiProblem, answered, isProblem } from './answers.ts';
export { createClient } from './client.ts';
export type { Client, ClientOptions } from './client.ts';
export { followBatch, hasEnded } from './follow-batch.ts';
export { itemsOf } from './pages.ts';
export type * from './generated/api.ts';
