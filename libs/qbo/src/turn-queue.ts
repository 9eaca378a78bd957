import { AutosyncError } from '@autosync/core';

type Waiter<Call, Turn> = {
  call: Call;
  deadline: number;
  take: (turn: Turn) => void;
  refuse: (error: AutosyncError) => void;
};

export type TurnQueue<Call, Turn> = {
  /** Resolves when it is the call's turn; rejects when that would be too late or the signal aborts. */
  wait(call: Call, signal: AbortSignal | undefined): Promise<Turn>;
  /** To be called whenever something changed that turns depend on. */
  serve(): void;
};

export type TurnRules<Call, Turn> = {
  now: () => number;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  maxWaitMs: number;
  /** False while no turn can be given whatever the time; `serve` tells when that ends. */
  hasRoom: (at: number) => boolean;
  /** As things are at `at`: the time of the turn of a call with `ahead` others before it; `at` or earlier means now. */
  turnsAt: (at: number) => (call: Call, ahead: number) => number;
  take: (call: Call, at: number) => Turn;
  refusal: (waitMs: number, at: number) => AutosyncError;
};

function aborted(): AutosyncError {
  return new AutosyncError('aborted', 'waiting for QuickBooks was aborted', { retryable: true });
}

/**
 * First come, first served; who cannot be served within `maxWaitMs` learns it as soon as that is known. What a turn depends
 * on is worked out once for all who wait, and the sleeper is woken only for an earlier turn, so a turn costs the same
 * however many wait.
 */
export function createTurnQueue<Call, Turn>(rules: TurnRules<Call, Turn>): TurnQueue<Call, Turn> {
  const { now, sleep, hasRoom, turnsAt } = rules;
  let queue: Waiter<Call, Turn>[] = [];
  let waking = new AbortController();
  let driving = false;
  let wakesAt = 0;

  function settle(): void {
    const at = now();
    let turnAt = turnsAt(at);
    let [first] = queue;
    while (first !== undefined && hasRoom(at) && turnAt(first.call, 0) <= at) {
      queue.shift();
      first.take(rules.take(first.call, at));
      turnAt = turnsAt(at);
      [first] = queue;
    }
    const isLate = ({ call, deadline }: Waiter<Call, Turn>, ahead: number) =>
      at >= deadline || turnAt(call, ahead) > deadline;
    const late = queue.filter(isLate);
    if (late.length === 0) return;
    const refused = new Set(late);
    queue = queue.filter((waiter) => !refused.has(waiter));
    for (const { call, refuse } of late) refuse(rules.refusal(turnAt(call, 0) - at, at));
  }

  /** When the first one can be served, or gives up. */
  function nextTurn({ call, deadline }: Waiter<Call, Turn>, at: number): number {
    return hasRoom(at) ? Math.min(turnsAt(at)(call, 0), deadline) : deadline;
  }

  async function drive(): Promise<void> {
    driving = true;
    for (let [first] = queue; first !== undefined; [first] = queue) {
      waking = new AbortController();
      const at = now();
      wakesAt = nextTurn(first, at);
      await sleep(Math.max(1, Math.ceil(wakesAt - at)), waking.signal);
      settle();
    }
    driving = false;
  }

  function serve(): void {
    settle();
    const [first] = queue;
    if (driving) {
      if (first === undefined || nextTurn(first, now()) < wakesAt) waking.abort();
    } else if (first !== undefined) void drive();
  }

  return {
    serve,
    wait(call, signal) {
      return new Promise((resolve, reject) => {
        const leave = () => {
          queue = queue.filter((other) => other !== waiter);
          reject(aborted());
          serve();
        };
        const waiter: Waiter<Call, Turn> = {
          call,
          deadline: now() + rules.maxWaitMs,
          take(turn) {
            signal?.removeEventListener('abort', leave);
            resolve(turn);
          },
          refuse(error) {
            signal?.removeEventListener('abort', leave);
            reject(error);
          },
        };
        if (signal?.aborted) return leave();
        signal?.addEventListener('abort', leave, { once: true });
        queue.push(waiter);
        serve();
      });
    },
  };
}
