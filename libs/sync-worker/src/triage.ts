import type { SyncDue } from '@autosync/contracts';
import { mayBeIdle } from './begin-slice.ts';
import { toProgressMessage, toRunProgress } from './run-progress.ts';
import type { WorkerContext } from './worker-context.ts';
import type { WorkerDefinition } from './worker-definition.ts';

/**
 * Looks for work for all companies of a Kafka batch in one statement, before any lock (docs/protocol.md#consume). Runs with nothing to
 * do are reported as finished and are done: no batch, no row, no call to QBO.
 */
export function createTriage(worker: WorkerContext, definition: Pick<WorkerDefinition<never>, 'type' | 'findIdle'>) {
  return async function triage(events: SyncDue[]): Promise<boolean[]> {
    const { findIdle } = definition;
    const candidates = findIdle === undefined ? [] : events.filter(mayBeIdle);
    if (findIdle === undefined || candidates.length === 0) return events.map(() => false);
    const idle = await worker.db.withAllTenants((tx) => findIdle(tx, candidates, null));
    const now = worker.clock.now();
    const messages = candidates
      .filter(({ runId }) => idle.has(runId))
      .map((event) =>
        toProgressMessage(
          toRunProgress(event, { outcome: 'finished', worked: false, reason: 'nothing-pending' }, now),
          worker.source,
        ),
      );
    if (messages.length > 0) await worker.producer.send(messages);
    worker.metrics.slices.inc({ type: definition.type, outcome: 'idle' }, messages.length);
    return events.map((event) => mayBeIdle(event) && idle.has(event.runId));
  };
}
