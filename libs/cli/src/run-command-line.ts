import { CommanderError, type Command } from 'commander';
import type { ProcessContext } from './context.ts';
import { renderError } from './errors.ts';
import { endingOf, exitCodes, type Ending } from './exit-codes.ts';

/** What a program reports while it runs. */
export type Told = {
  /** How the command ended. */
  onEnd: (ending: Ending) => void;
  /** The address that is called, as soon as it is known: errors name it. */
  onPlace: (place: string) => void;
};

type CommandLine = Pick<ProcessContext, 'stderr' | 'signal'> & { name: string; build: (told: Told) => Command };

/**
 * Runs a command line of any of our programs to its end; never throws. Errors are printed on stderr, with `--json` as a
 * line of JSON. @returns the exit code.
 */
export async function runCommandLine(
  args: readonly string[],
  { name, build, stderr, signal }: CommandLine,
): Promise<number> {
  let ending: Ending = 'usage';
  let where: string | undefined;
  try {
    const program = build({ onEnd: (given) => (ending = given), onPlace: (place) => (where = place) });
    await program.parseAsync([...args], { from: 'user' });
    return exitCodes[ending];
  } catch (error) {
    // Help and wrong usage were printed already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    if (signal.aborted) return exitCodes.interrupted;
    const how = { json: args.includes('--json'), name, ...(where !== undefined && { where }) };
    stderr.write(`${renderError(error, how)}\n`);
    return exitCodes[endingOf(error)];
  }
}
