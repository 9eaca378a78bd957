import process from 'node:process';
import { AutosyncError } from '@autosync/core';
import { compileCacheFolder, startChild, type Child } from '@autosync/dev-stack/servers';
import { askTestServers } from './test-servers.ts';

const readyPrefix = 'ready: ';

/** Said by a shared program, once, when it can be used: `facts` is what test files need to know of it. */
export function sayReady(facts: object): void {
  process.stdout.write(`${readyPrefix}${JSON.stringify(facts)}\n`);
}

/**
 * The program in this file (an absolute path), started once for all test files of a jest run by the first that asks. It says it is
 * ready with `sayReady`, and gets SIGTERM when the run ends. Answers what it said.
 */
export const sharedProgram = <Facts extends object>(file: string): Promise<Facts> =>
  askTestServers<Facts>('GET', `/programs/${encodeURIComponent(file)}`);

/** Runs in the process of the test servers. @throws AutosyncError 'start-failed' with its output when it ends before. */
export async function startSharedProgram(file: string): Promise<{ child: Child; ready: object }> {
  const { promise, resolve, reject } = Promise.withResolvers<object>();
  const child = await startChild({
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', file],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCacheFolder },
    deathSignal: 'TERM', // it removes its data
    onLine(line) {
      if (line.startsWith(readyPrefix)) resolve(JSON.parse(line.slice(readyPrefix.length)) as object);
    },
  });
  void child.exited.then(() => reject(new AutosyncError('start-failed', `${file} ended:\n${child.output()}`)));
  return { child, ready: await promise };
}
