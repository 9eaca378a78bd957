import { readFileSync } from 'node:fs';
import { Command, runCommandLine, type ProcessContext, type Told } from '@autosync/cli';
import { batchesCommand } from './commands/batches.ts';
import { checkCommand } from './commands/check.ts';
import { deadLetterCommands } from './commands/dead-letters.ts';
import { differencesCommand } from './commands/differences.ts';
import { drainCommand } from './commands/drain.ts';
import { kafkaCommands } from './commands/kafka.ts';
import { noticeCommands } from './commands/notices.ts';
import { outboxCommand } from './commands/outbox.ts';
import { pauseCommands } from './commands/pauses.ts';
import { paymentReadsCommand } from './commands/payment-reads.ts';
import { queueCommands } from './commands/queue.ts';
import { restoreCommands } from './commands/restores.ts';
import { resultCommands } from './commands/results.ts';
import { statusCommand } from './commands/status.ts';
import { tokenCommands } from './commands/tokens.ts';
import { openContext, type Act } from './context.ts';
import { told, type Home } from './told.ts';

/** The commands, by the component in whose pods they find what they need; undefined: in any. */
const commands: [Home | undefined, (program: Command, act: Act) => void][] = [
  ['scheduler', statusCommand],
  ['scheduler', queueCommands],
  ['scheduler', pauseCommands],
  ['scheduler', drainCommand],
  ['scheduler', deadLetterCommands],
  ['scheduler', kafkaCommands],
  ['batch-status', batchesCommand],
  ['worker', resultCommands],
  ['worker', differencesCommand],
  ['worker', paymentReadsCommand],
  ['gateway', tokenCommands],
  ['gateway', restoreCommands],
  ['notifier', noticeCommands],
  [undefined, outboxCommand],
  [undefined, checkCommand],
];

const more = `
Environment:
  That of the pod it runs in: DATABASE_…, KAFKA_…, TOKEN_KEYS, as of the service there.

Exit codes:
  0 done   1 done, but something is not as it should be   2 wrong usage, or the wrong pod   3 no access
  4 no such thing   5 nothing answers, try again   6 refused   130 interrupted

Example:
  kubectl -n "$NAMESPACE" exec deploy/$AUTOSYNC-scheduler -- autosync-admin status --overdue`;

function version(): string {
  const { version: own } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return own;
}

function build(processContext: ProcessContext, { onEnd }: Told): Command {
  const { stdout, stderr } = processContext;
  const program = new Command('autosync-admin')
    .description('What operators look at and do, inside a pod of AutoSync and as that pod.')
    .version(version())
    .option('--json', 'results for programs: a JSON document')
    .helpCommand(true)
    .showHelpAfterError('"autosync-admin --help" and "autosync-admin <command> --help" tell more.')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: (text) => void stdout.write(text), writeErr: (text) => void stderr.write(text) })
    .addHelpText('after', more)
    .exitOverride();
  for (const [home, add] of commands) {
    const act: Act =
      (work) =>
      async (...given) => {
        const { context, close } = openContext<never>(processContext, given.at(-1) as Command);
        try {
          onEnd(await work(context));
        } catch (error) {
          throw told(error, home);
        } finally {
          await close();
        }
      };
    add(program, act);
  }
  return program;
}

/** Runs a command line to its end; never throws. @returns the exit code. */
export function run(args: readonly string[], processContext: ProcessContext): Promise<number> {
  const name = 'autosync-admin';
  return runCommandLine(args, { ...processContext, name, build: (listeners) => build(processContext, listeners) });
}
