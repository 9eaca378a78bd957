import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BenchContext } from '../harness/benchmark.ts';

export type BareRound = {
  apiBaseUrl: string;
  realmId: string;
  token: string;
  documents: { entity: string; body: object }[];
  concurrency: number;
};

export type BareRoundDone = { seconds: number; cpuSeconds: number };

const entry = fileURLToPath(new URL('bare-loop-main.ts', import.meta.url));

/** A process of its own, as our worker is: libs/qbo changes the axios that both packages share. */
export function startBareLoop(context: BenchContext): { run(round: BareRound): Promise<BareRoundDone> } {
  const child = fork(entry, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  context.defer(async () => {
    if (child.exitCode !== null) return;
    const exited = once(child, 'exit');
    child.disconnect();
    await exited;
  });
  return {
    async run(round) {
      const answered = once(child, 'message', { signal: AbortSignal.timeout(300_000) });
      child.send(round);
      const [answer] = (await answered) as [BareRoundDone | { failed: string }];
      if ('failed' in answer) throw new Error(answer.failed);
      return answer;
    },
  };
}
