import { AutosyncError } from '@autosync/core';

type Waiter<Call, Turn> = {
  call: Call;
  /** In time with room. */
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
  /** Time in which there was no room does not count. */
  maxWaitMs: number;
  /** False while no turn can be given whatever the time, since calls are in flight, which end by themselves; `serve` tells when. */
  hasRoom: (at: number) => boolean;
  /** As things are at `at`: the time of the turn of a call with `ahead` others before it; `at` or earlier means now. */
  turnsAt: (at: number) => (call: Call, ahead: number) => number;
  take: (call: Call, at: number) => Turn;
  refusal: (waitMs: number, at: number) => AutosyncError;
};

/** Of a constant: an error of its own, with its stack, would be made for each turn. */
const woken = 'a turn has come';

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
  let fullSince: number | undefined;
  let fullMs = 0;

  /** How much of the time until `at` there was room. */
  const timeWithRoom = (at: number) => at - fullMs - (fullSince === undefined ? 0 : at - fullSince);

  function noteRoom(at: number): void {
    if (fullSince !== undefined) fullMs += at - fullSince;
    fullSince = hasRoom(at) ? undefined : at;
  }

  function settle(): void {
    const at = now();
    noteRoom(at);
    let turnAt = turnsAt(at);
    let [first] = queue;
    while (first !== undefined && hasRoom(at) && turnAt(first.call, 0) <= at) {
      queue.shift();
      first.take(rules.take(first.call, at));
      turnAt = turnsAt(at);
      [first] = queue;
    }
    noteRoom(at);
    const spent = timeWithRoom(at);
    const isLate = ({ call, deadline }: Waiter<Call, Turn>, ahead: number) =>
      spent >= deadline || spent + Math.max(0, turnAt(call, ahead) - at) > deadline;
    const late = queue.filter(isLate);
    if (late.length === 0) return;
    const refused = new Set(late);
    queue = queue.filter((waiter) => !refused.has(waiter));
    for (const { call, refuse } of late) refuse(rules.refusal(turnAt(call, 0) - at, at));
  }

  /** When the first one can be served, or gives up; without room `serve` is called sooner. */
  function nextTurn({ call, deadline }: Waiter<Call, Turn>, at: number): number {
    if (!hasRoom(at)) return at + rules.maxWaitMs;
    return Math.min(turnsAt(at)(call, 0), at + deadline - timeWithRoom(at));
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
      if (first === undefined || nextTurn(first, now()) < wakesAt) waking.abort(woken);
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
          deadline: timeWithRoom(now()) + rules.maxWaitMs,
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
