import { join, resolve } from 'node:path';
import process from 'node:process';
import { helpText } from './demo/help.ts';
import { parseOptions } from './demo/options.ts';
import { createOutput } from './demo/output.ts';
import { runDemo } from './demo/run-demo.ts';
import { projectRoot } from './project-root.ts';
import { untilToldToStop } from './stop-signal.ts';

/*
 * `npm start`, run by bootstrap.mjs. Paths on the command line are meant from where npm was called (INIT_CWD).
 */

const { env } = process;
const directory = env['INIT_CWD'] ?? process.cwd();
const parsed = parseOptions(process.argv.slice(2), directory);

async function main(): Promise<number> {
  const json = parsed.kind === 'run' && parsed.options.json;
  const output = createOutput({ stdout: process.stdout, stderr: process.stderr, json });
  if (parsed.kind === 'fault') {
    output.problem(`${parsed.message}. "npm start -- --help" lists the options.`);
    return 2;
  }
  if (parsed.kind === 'help') {
    output.line(helpText().trimEnd());
    return 0;
  }
  const given = env['AUTOSYNC_DATA_DIR'];
  const dataDir = given ? resolve(directory, given) : join(projectRoot, '.autosync', 'start');
  return runDemo({ options: parsed.options, dataDir, env, output, toldToStop: untilToldToStop(env) });
}

process.exit(await main());
