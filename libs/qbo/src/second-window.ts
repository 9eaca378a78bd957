const SECOND_MS = 1000;
/** QBO takes 10 a second where we send 8. */
const EXTRA_ARRIVALS = 2;
/** A call that had left so long before QBO answered any other one had arrived by then. */
const TRANSIT_MS = 100;

type Call = { sentAt: number; leftAt: number | undefined; countedAt: number | undefined };

export type SentCall = {
  /** The request is with the operating system as a whole. */
  left(at: number): void;
  /** It has ended; `answered` when by an answer of QBO, not without one. */
  ended(at: number, answered: boolean): void;
};

export type SecondWindow = {
  /** Notes a call that may be sent from now on. */
  sent(at: number): SentCall;
  /** The earliest time at which one more call keeps every sliding second within the limit. */
  freeAt(at: number, perSecond: number): number;
};

/** The time from which fewer than `limit` of `times` lie in the last second. */
function belowLimitAt(times: readonly number[], at: number, limit: number): number {
  const recent = times.filter((time) => time + SECOND_MS > at).sort((a, b) => a - b);
  const last = recent[recent.length - limit];
  return last === undefined ? at : last + SECOND_MS;
}

/**
 * Holds two limits. What we send: never more than `perSecond` in a sliding second. And what QBO may have counted: when
 * the network or the server stalls, calls that were sent one by one are counted all at once, and going on at full rate
 * right after that would exceed QBO's own limit. So a call counts as made in this moment until an answer, its own or
 * another's, shows that QBO is at work and must have counted it. Another's proves nothing about a call that was still
 * here: a name look-up, a new connection or a starved process may keep it for long after its permit (11 calls arrived in
 * one second on a cluster that was starting pods).
 */
export function createSecondWindow(): SecondWindow {
  let calls: Call[] = [];

  return {
    sent(sentAt) {
      const own: Call = { sentAt, leftAt: undefined, countedAt: undefined };
      calls.push(own);
      return {
        left(at) {
          own.leftAt ??= at;
        },
        ended(at, answered) {
          own.countedAt ??= at;
          if (!answered) return;
          for (const call of calls) if ((call.leftAt ?? at) + TRANSIT_MS <= at) call.countedAt ??= at;
        },
      };
    },
    freeAt(at, perSecond) {
      calls = calls.filter(({ countedAt = at }) => countedAt + SECOND_MS > at);
      if (calls.length < perSecond) return at;
      const sent = calls.map(({ sentAt }) => sentAt);
      const counted = calls.map(({ countedAt = at }) => countedAt);
      return Math.max(belowLimitAt(sent, at, perSecond), belowLimitAt(counted, at, perSecond + EXTRA_ARRIVALS));
    },
  };
}
