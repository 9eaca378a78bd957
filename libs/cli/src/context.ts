import type { Command } from 'commander';
import type { Readable } from 'node:stream';
import type { Environment } from './credentials.ts';
import type { Ending } from './exit-codes.ts';
import { createOutput, type Output, type Sink } from './output.ts';
import { openSession, type Session } from './session.ts';

/** Everything of the process that the program uses. */
export type ProcessContext = {
  env: Environment;
  /** Paths on the command line are relative to it. */
  directory: string;
  stdin: Readable & { isTTY?: boolean };
  stdout: Sink;
  stderr: Sink;
  /** Aborts when the program should stop. */
  signal: AbortSignal;
};

export type GlobalOptions = { api?: string; company?: string; json?: boolean };

export type Context<Options = object> = {
  processContext: ProcessContext;
  out: Output;
  signal: AbortSignal;
  args: readonly string[];
  options: GlobalOptions & Options;
  session(): Promise<Session>;
};

/** The work of a command; returns how it ended. */
export type Work<Options> = (context: Context<Options>) => Promise<Ending>;

/** Turns the work of a command into an action for commander. */
export type Act = <Options>(work: Work<Options>) => (...given: unknown[]) => Promise<void>;

/** @param onApi is told the API's address as soon as it is known. */
export function contextOf<Options>(
  processContext: ProcessContext,
  command: Command,
  onApi: (api: string) => void,
): Context<Options> {
  const options = command.optsWithGlobals<GlobalOptions & Options>();
  const { env, signal, stdout, stderr } = processContext;
  const { api, company } = options;
  return {
    processContext,
    signal,
    options,
    out: createOutput({ stdout, stderr, json: options.json === true }),
    // A variadic argument arrives as one array.
    args: command.args,
    async session() {
      const given = { ...(api !== undefined && { api }), ...(company !== undefined && { company }) };
      const session = await openSession({ env, ...given });
      onApi(session.api);
      return session;
    },
  };
}
