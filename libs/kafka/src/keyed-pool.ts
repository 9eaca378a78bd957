/** A task's place in the pool. */
export type Slot = {
  /** Stops counting against the concurrency, for example during a long wait. The key stays taken. */
  leave(): void;
  /** Counts again, as soon as there is room. Tasks that wait to come back go before new ones. */
  enter(): Promise<void>;
};

/** Must never reject: it deals with its failures itself. */
export type Task = (slot: Slot) => Promise<void>;

export type KeyedPool = {
  /**
   * Tasks with the same key run one after the other in the order they were submitted; different keys run at the same
   * time.
   */
  submit(key: string, task: Task): void;
  /** Resolves when no task runs or waits. */
  idle(): Promise<void>;
  /**
   * `inside`: tasks that count against the concurrency; `outside`: tasks that have left; `queued`: tasks that have not
   * started.
   */
  counts(): { inside: number; outside: number; queued: number };
};

export function createKeyedPool({ concurrency }: { concurrency: number }): KeyedPool {
  /** Tasks that have not started. A key is present as long as one of its tasks runs or waits. */
  const queues = new Map<string, Task[]>();
  /** Keys with a waiting task and no running one; the one that has waited longest comes first. */
  const ready = new Set<string>();
  const entering: (() => void)[] = [];
  let onIdle: (() => void)[] = [];
  let inside = 0;
  let running = 0;
  let queued = 0;

  function pump(): void {
    while (inside < concurrency) {
      const enter = entering.shift();
      if (enter !== undefined) {
        inside += 1;
        enter();
        continue;
      }
      const [key] = ready;
      if (key === undefined) return;
      ready.delete(key);
      void run(key);
    }
  }

  function createSlot() {
    let counted = true;
    inside += 1;
    return {
      leave() {
        if (!counted) return;
        counted = false;
        inside -= 1;
        pump();
      },
      async enter() {
        if (counted) return;
        counted = true;
        await new Promise<void>((resolve) => {
          entering.push(resolve);
          pump();
        });
      },
    };
  }

  async function run(key: string): Promise<void> {
    const queue = queues.get(key) ?? [];
    const task = queue.shift();
    if (task === undefined) return;
    queued -= 1;
    running += 1;
    const slot = createSlot();
    try {
      await task(slot);
    } finally {
      running -= 1;
      if (queue.length > 0) ready.add(key);
      else queues.delete(key);
      slot.leave();
      pump();
      if (queues.size === 0) {
        for (const resolve of onIdle) resolve();
        onIdle = [];
      }
    }
  }

  return {
    submit(key, task) {
      queued += 1;
      const queue = queues.get(key);
      if (queue === undefined) {
        queues.set(key, [task]);
        ready.add(key);
      } else {
        queue.push(task);
      }
      pump();
    },
    async idle() {
      if (queues.size > 0) await new Promise<void>((resolve) => onIdle.push(resolve));
    },
    counts: () => ({ inside, outside: running - inside, queued }),
  };
}
