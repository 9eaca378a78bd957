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
  /** The time of the turn of a call with `ahead` others before it; `at` or earlier means now. */
  turnAt: (call: Call, ahead: number, at: number) => number;
  take: (call: Call, at: number) => Turn;
  refusal: (waitMs: number, at: number) => AutosyncError;
};

function aborted(): AutosyncError {
  return new AutosyncError('aborted', 'waiting for QuickBooks was aborted', { retryable: true });
}

/** First come, first served; who cannot be served within `maxWaitMs` learns it as soon as that is known. */
export function createTurnQueue<Call, Turn>(rules: TurnRules<Call, Turn>): TurnQueue<Call, Turn> {
  const { now, sleep, hasRoom, turnAt } = rules;
  let queue: Waiter<Call, Turn>[] = [];
  let waking = new AbortController();
  let driving = false;

  function settle(): void {
    const at = now();
    let [first] = queue;
    while (first !== undefined && hasRoom(at) && turnAt(first.call, 0, at) <= at) {
      queue.shift();
      first.take(rules.take(first.call, at));
      [first] = queue;
    }
    const late = queue.filter(({ call, deadline }, ahead) => at >= deadline || turnAt(call, ahead, at) > deadline);
    queue = queue.filter((waiter) => !late.includes(waiter));
    for (const { call, refuse } of late) refuse(rules.refusal(turnAt(call, 0, at) - at, at));
  }

  function msToNextTurn({ call, deadline }: Waiter<Call, Turn>): number {
    const at = now();
    const turn = hasRoom(at) ? Math.min(turnAt(call, 0, at), deadline) : deadline;
    return Math.max(1, Math.ceil(turn - at));
  }

  async function drive(): Promise<void> {
    driving = true;
    for (let [first] = queue; first !== undefined; [first] = queue) {
      waking = new AbortController();
      await sleep(msToNextTurn(first), waking.signal);
      settle();
    }
    driving = false;
  }

  function serve(): void {
    settle();
    if (driving) waking.abort();
    else if (queue.length > 0) void drive();
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
