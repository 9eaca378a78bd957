import type { RunProgress, SyncDue } from '@autosync/contracts';
import type { Agenda } from './agenda.ts';
import type { Stored, TopicModel } from './kafka-model.ts';
import { said } from '../support/progress.ts';

/** What a run has to do: the lengths of its slices; none is idle. */
export type Plan = number[];

type Outcome = Parameters<typeof said>[1];

/** What `records` keeps of a run under the fence. */
type Entry = { dispatch: number; ended: boolean; over: boolean; left: number[]; answer: RunProgress | null };

type Worker = { places: number; busy: number; queue: Stored[]; alive: boolean; partitions: number[] };

export type WorkersSettings = {
  agenda: Agenda;
  topic: TopicModel;
  places: readonly number[];
  planOf: (due: SyncDue) => Plan;
  /** An event that waits so long for a place is handed back; null: never. */
  handBackMs: number | null;
  report: (progress: RunProgress) => void;
  onTakenUp: (stored: Stored, how: 'idle' | 'started' | 'handed-back') => void;
};

/**
 * The workers of one record type: idle runs are answered as they are fetched, the others wait for one of the worker's
 * places. They share what `records` keeps: who has a company, and how far a run came.
 */
export function createWorkersModel({
  agenda,
  topic,
  planOf,
  handBackMs,
  report,
  onTakenUp,
  ...given
}: WorkersSettings) {
  const locked = new Set<string>();
  const entries = new Map<string, Entry>();
  const workers: Worker[] = given.places.map((places) => ({ places, busy: 0, queue: [], alive: true, partitions: [] }));

  function say(due: SyncDue, outcome: Outcome, more: Partial<RunProgress> = {}): RunProgress {
    const progress = said(due, outcome, more);
    report(progress);
    return progress;
  }

  function entryOf(due: SyncDue): Entry {
    const known = entries.get(due.runId);
    if (known !== undefined) return known;
    const entry: Entry = { dispatch: 0, ended: true, over: false, left: [...planOf(due)], answer: null };
    entries.set(due.runId, entry);
    return entry;
  }

  function fetch(worker: Worker, stored: Stored): void {
    const { due } = stored;
    const entry = entryOf(due);
    const mayBeIdle = due.trigger === 'schedule' && due.parameters.close === undefined;
    if (mayBeIdle && entry.dispatch === 0 && entry.left.length === 0) {
      onTakenUp(stored, 'idle');
      say(due, 'finished', { worked: false });
      return topic.finish(stored);
    }
    worker.queue.push(stored);
    if (handBackMs !== null && mayBeIdle) {
      agenda.after(handBackMs, () => {
        const place = worker.queue.indexOf(stored);
        if (place === -1 || !worker.alive) return;
        worker.queue.splice(place, 1);
        onTakenUp(stored, 'handed-back');
        say(due, 'deferred', { reason: 'no-place', notBeforeMs: 5000 } as Partial<RunProgress>);
        topic.finish(stored);
      });
    }
    pump(worker);
  }

  function pump(worker: Worker): void {
    while (worker.alive && worker.busy < worker.places) {
      const stored = worker.queue.shift();
      if (stored === undefined) return;
      work(worker, stored);
    }
  }

  function work(worker: Worker, stored: Stored): void {
    const { due } = stored;
    const entry = entryOf(due);
    onTakenUp(stored, 'started');
    if (locked.has(due.companyId)) {
      say(due, 'deferred', { reason: 'company-busy' });
      return topic.finish(stored);
    }
    if (entry.over || due.dispatch < entry.dispatch || (due.dispatch === entry.dispatch && entry.ended)) {
      if (entry.answer !== null) report(entry.answer);
      return topic.finish(stored);
    }
    Object.assign(entry, { dispatch: due.dispatch, ended: false, answer: null });
    locked.add(due.companyId);
    worker.busy += 1;
    say(due, 'started');
    const closing = due.parameters.close !== undefined;
    agenda.after(closing ? 1000 : (entry.left[0] ?? 1000), () => {
      // A worker that died meanwhile says nothing; Kafka has handed the event on, and the lock is free.
      if (!worker.alive) return;
      entry.left.shift();
      entry.ended = true;
      entry.over = closing || entry.left.length === 0;
      entry.answer = say(due, entry.over ? 'finished' : 'yielded', entry.over ? { worked: true } : {});
      locked.delete(due.companyId);
      worker.busy -= 1;
      topic.finish(stored);
      pump(worker);
    });
  }

  /** Spreads the partitions over the living; what is not committed is fetched again by whoever has it now. */
  function rebalance(): void {
    const living = workers.filter(({ alive }) => alive);
    for (const worker of workers) worker.partitions = [];
    for (const partition of topic.partitions()) living[partition % living.length]?.partitions.push(partition);
  }
  rebalance();

  const workerOf = (partition: number) =>
    workers.find((worker) => worker.alive && worker.partitions.includes(partition));

  return {
    /** The places that live members of the group announce. */
    places: () => workers.reduce((sum, { alive, places }) => sum + (alive ? places : 0), 0),
    deliver(stored: Stored): void {
      const worker = workerOf(stored.partition);
      if (worker !== undefined) fetch(worker, stored);
    },
    /** All workers stop at once, as with a power cut; nothing is taken up until they come back. */
    stopAll(): void {
      for (const worker of workers) worker.alive = false;
      locked.clear();
    },
    startAll(): void {
      workers.splice(
        0,
        workers.length,
        ...given.places.map((places) => ({
          places,
          busy: 0,
          queue: [],
          alive: true,
          partitions: [],
        })),
      );
      rebalance();
      for (const partition of topic.partitions()) {
        for (const stored of topic.uncommitted(partition)) this.deliver(stored);
      }
    },
    isOver: (due: Pick<SyncDue, 'runId'>) => entries.get(due.runId)?.over === true,
  };
}

export type WorkersModel = ReturnType<typeof createWorkersModel>;
