import type { Command, Ending } from '@autosync/cli';
import { sleep } from '@autosync/core';
import type { Act, Context } from '../context.ts';
import { countUnderWay } from '../statements/schedule.ts';
import { toCount, whoAndWhy } from '../table.ts';
import { pauseWith } from './pauses.ts';

const POLL_MS = 1000;

type Options = { by?: string; note?: string; timeout: string };

async function drain(context: Context<Options>): Promise<Ending> {
  const { db, out, signal, options } = context;
  const seconds = toCount(options.timeout, '--timeout', 86_400);
  const { id } = await pauseWith(context, { tenantId: null, companyId: null, type: null, ...whoAndWhy(options) });
  for (const endsAt = performance.now() + seconds * 1000; ; await sleep(POLL_MS, signal)) {
    const left = await db().withAllTenants(countUnderWay);
    const isDrained = left.inFlight === 0 && left.unpublished === 0;
    if (isDrained || signal.aborted || performance.now() > endsAt) {
      const outcome = isDrained
        ? 'Drained: nothing is on its way, and nothing new starts.'
        : `Not drained: ${left.inFlight} runs are on their way, ${left.unpublished} events are unpublished. The pause holds: give "autosync-admin leases" a look.`;
      await out.show({ pauseId: id, drained: isDrained, ...left }, [
        outcome,
        `Go on with: autosync-admin resume ${id} --by NAME --note WHY`,
      ]);
      return isDrained ? 'done' : 'failed';
    }
    out.progress(`${left.inFlight} runs on their way, ${left.unpublished} events unpublished`);
  }
}

export function drainCommand(program: Command, act: Act): void {
  program
    .command('drain')
    .summary('pauses everything and waits until nothing is on its way (scheduler)')
    .description('Before a restore, a move of the database, or work on Kafka. A slice ends within 190 s.')
    .option('--by <name>', 'who')
    .option('--note <why>', 'why')
    .option('--timeout <seconds>', 'how long to wait', '300')
    .action(act(drain));
}
