const SECOND_MS = 1000;
const LATENCIES_KEPT = 31;
/** QBO takes 10 a second where we send 8. */
const EXTRA_ARRIVALS = 2;

type Call = { sentAt: number; answeredAt: number | undefined };

export type SecondWindow = {
  /** Notes a call and answers how to note its answer. Calls are noted in the order of their sending. */
  sent(at: number): (answeredAt: number) => void;
  /** The earliest time at which one more call keeps every sliding second within the limit. */
  freeAt(at: number, perSecond: number): number;
};

/**
 * When each call was counted by QBO at the latest: the time of the quickest answer before its own answer; an overdue one
 * may arrive any moment. Calls arrive in the order of their sending, so none arrived after a later one.
 */
function latestArrivals(calls: readonly Call[], at: number, quickMs: number): number[] {
  let next = Infinity;
  return calls
    .toReversed()
    .map(({ sentAt, answeredAt }) => {
      const overdue = at - sentAt > quickMs;
      const alone = answeredAt === undefined ? (overdue ? at : sentAt) : answeredAt - quickMs;
      next = Math.max(sentAt, Math.min(alone, next));
      return next;
    })
    .toReversed();
}

/** The time from which fewer than `limit` of `times` lie in the last second. */
function belowLimitAt(times: readonly number[], at: number, limit: number): number {
  const recent = times.filter((time) => time + SECOND_MS > at).sort((a, b) => a - b);
  const last = recent[recent.length - limit];
  return last === undefined ? at : last + SECOND_MS;
}

/**
 * Holds two limits. What we send: never more than `perSecond` in a sliding second. And what QBO may have counted: when
 * the network or the server stalls, calls that were sent one by one are counted all at once, and going on at full rate
 * right after that would exceed QBO's own limit.
 */
export function createSecondWindow(): SecondWindow {
  let calls: Call[] = [];
  const latencies: number[] = [];

  return {
    sent(at) {
      const call: Call = { sentAt: at, answeredAt: undefined };
      calls.push(call);
      return (answeredAt) => {
        call.answeredAt = answeredAt;
        latencies.push(answeredAt - call.sentAt);
        if (latencies.length > LATENCIES_KEPT) latencies.shift();
      };
    },
    freeAt(at, perSecond) {
      const quickest = latencies.length === 0 ? 0 : Math.min(...latencies);
      const arrivals = latestArrivals(calls, at, quickest);
      const sent = calls.map(({ sentAt }) => sentAt);
      const free = Math.max(belowLimitAt(sent, at, perSecond), belowLimitAt(arrivals, at, perSecond + EXTRA_ARRIVALS));
      calls = calls.filter((_call, index) => (arrivals[index] ?? 0) + SECOND_MS > at);
      return free;
    },
  };
}
