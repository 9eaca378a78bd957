import process from 'node:process';
import { AutosyncError } from '@autosync/core';
import { compileCacheFolder, startChild, type Child } from '@autosync/dev-stack/servers';
import { askTestServers } from './test-servers.ts';

const readyPrefix = 'ready: ';

/** Called by a shared program when it is ready; `facts` is what test files need to use it. */
export function sayReady(facts: object): void {
  process.stdout.write(`${readyPrefix}${JSON.stringify(facts)}\n`);
}

/**
 * Starts the program in this file (an absolute path) once for all test files of a test run. It must call `sayReady`,
 * and gets SIGTERM when no test file has used it for a while. Returns what it said; call `letGo` at the end.
 */
export async function sharedProgram<Facts extends object>(
  file: string,
): Promise<{ facts: Facts; letGo: () => Promise<void> }> {
  const path = `/programs/${encodeURIComponent(file)}`;
  const facts = await askTestServers<Facts>('POST', path);
  return { facts, letGo: async () => void (await askTestServers('DELETE', path)) };
}

/** An idle program costs more than starting it again; test files that need it mostly run in a row. */
const IDLE_MS = 15_000;

type Started = { child: Child; ready: object };

async function start(file: string): Promise<Started> {
  const { promise, resolve, reject } = Promise.withResolvers<object>();
  const child = await startChild({
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', file],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCacheFolder },
    deathSignal: 'TERM', // lets it remove its data
    onLine(line) {
      if (line.startsWith(readyPrefix)) resolve(JSON.parse(line.slice(readyPrefix.length)) as object);
    },
  });
  void child.exited.then(() => reject(new AutosyncError('start-failed', `${file} ended:\n${child.output()}`)));
  return { child, ready: await promise };
}

/** Runs in the process of the test servers: the programs by file, with the number of test files that use them. */
export function createSharedPrograms() {
  const programs = new Map<string, { started: Promise<Started>; users: number; idle?: NodeJS.Timeout }>();
  const end = async ({ started }: { started: Promise<Started> }) => (await started).child.stop();

  return {
    /** Returns what the program said. @throws AutosyncError 'start-failed' with its output if it ended before. */
    async use(file: string): Promise<object> {
      const program = programs.get(file) ?? { started: start(file), users: 0 };
      programs.set(file, program);
      program.users += 1;
      clearTimeout(program.idle);
      return (await program.started).ready;
    },
    letGo(file: string): object {
      const program = programs.get(file);
      if (program === undefined) return {};
      program.users -= 1;
      if (program.users > 0) return {};
      program.idle = setTimeout(() => {
        programs.delete(file);
        end(program).catch(() => undefined);
      }, IDLE_MS);
      return {};
    },
    /** Ends them all. */
    stop: async () => void (await Promise.allSettled([...programs.values()].map(end))),
  };
}
