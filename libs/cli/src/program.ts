import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { batchCommands } from './commands/batches.ts';
import { companyCommands } from './commands/companies.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { loginCommands } from './commands/login.ts';
import { problemsCommand } from './commands/problems.ts';
import { retryCommand } from './commands/retry.ts';
import { runCheckCommand } from './commands/run-check.ts';
import { searchCommand } from './commands/search.ts';
import { webhookCommands } from './commands/webhooks.ts';
import { contextOf, type Act, type ProcessContext } from './context.ts';
import { runCommandLine, type Told } from './run-command-line.ts';

const commands = [
  loginCommands,
  companyCommands,
  importCommand,
  batchCommands,
  runCheckCommand,
  problemsCommand,
  retryCommand,
  exportCommand,
  searchCommand,
  webhookCommands,
];

const more = `
Environment:
  AUTOSYNC_API, AUTOSYNC_KEY, AUTOSYNC_COMPANY   instead of what "autosync login" keeps

Exit codes:
  0 done   1 done, but something failed   2 wrong usage   3 no access   4 no such thing
  5 nothing answers, try again   6 refused   10 run-check: wait   11 run-check: no   130 interrupted

Examples:
  autosync login https://autosync.example.com --company "Contoso Ltd"
  autosync import invoices-november.csv && autosync sync invoices
  autosync problems`;

function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** The program with all its commands; `onEnd` is told how the command ended. */
export function buildProgram(processContext: ProcessContext, { onEnd, onPlace }: Told): Command {
  const { stdout, stderr } = processContext;
  const program = new Command('autosync')
    .description('Sends records to AutoSync, runs and follows batches, and tells what failed and what to do about it.')
    .version(version())
    .option('--api <address>', 'where the API is')
    .option('--company <company>', 'the company that is meant, by id or name')
    .option('--json', 'results for programs: a JSON document, or a line of JSON for each of several')
    .helpCommand(true)
    .showHelpAfterError('"autosync --help" and "autosync <command> --help" tell more.')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: (text) => void stdout.write(text), writeErr: (text) => void stderr.write(text) })
    .addHelpText('after', more)
    .exitOverride();
  const act: Act =
    (work) =>
    async (...given) => {
      const command = given.at(-1) as Command;
      onEnd(await work(contextOf(processContext, command, onPlace)));
    };
  for (const add of commands) add(program, act);
  return program;
}

/** Runs a command line to its end; never throws. Errors are printed on stderr. @returns the exit code. */
export function run(args: readonly string[], processContext: ProcessContext): Promise<number> {
  return runCommandLine(args, {
    ...processContext,
    name: 'autosync',
    build: (told) => buildProgram(processContext, told),
  });
}
