export { run } from './program.ts';
export type { Surroundings } from './context.ts';
