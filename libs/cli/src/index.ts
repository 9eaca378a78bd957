export { Command } from 'commander';
export type { ProcessContext } from './context.ts';
export { cliFault, type Ending } from './exit-codes.ts';
export { createOutput, type Output } from './output.ts';
export { run } from './program.ts';
export { renderColumns } from './render.ts';
export { runCommandLine, type Told } from './run-command-line.ts';
