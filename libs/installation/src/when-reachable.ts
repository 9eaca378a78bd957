import { backOffMs, errorCode, isRetryable, sleep, systemClock, toError } from '@autosync/core';

type Logger = { info(fields: object, message: string): void };

const PAUSE = { baseMs: 250, maxMs: 2000 };
/** A login that is refused for so long stays refused until somebody acts: whoever installs should hear of it now. */
const REFUSED_MS = 10_000;
/** How often a log line says that we still wait, unless the reason is a new one. */
const SAY_EVERY_MS = 10_000;

type Waiting = { what: string; waitMs: number; refusedMs?: number; logger: Logger };

/**
 * The outcome of `attempt`, which is repeated while it fails with a retryable error: a server that starts at the same time
 * is waited for. After `waitMs` its last error is thrown; one that no repeat helps is thrown at once, and a refused login
 * (`…-refused`) after `refusedMs`. `what` names the
 * server in the log.
 */
export async function whenReachable<T>(
  attempt: () => Promise<T>,
  { what, waitMs, refusedMs = REFUSED_MS, logger }: Waiting,
): Promise<T> {
  const endsAt = systemClock.monotonicMs() + waitMs;
  const say = createReporter(what, logger);
  let refusedSince: number | undefined;
  for (let failures = 1; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      const leftMs = endsAt - systemClock.monotonicMs();
      if (!isRetryable(error) || leftMs <= 0) throw error;
      const now = systemClock.monotonicMs();
      refusedSince = errorCode(error)?.endsWith('-refused') === true ? (refusedSince ?? now) : undefined;
      if (refusedSince !== undefined && now - refusedSince >= refusedMs) throw error;
      say(error, Math.round(leftMs));
      await sleep(Math.min(backOffMs(failures, PAUSE), leftMs));
    }
  }
}

function createReporter(waitingFor: string, logger: Logger) {
  let said = { reason: '', atMs: 0 };
  return (error: unknown, leftMs: number): void => {
    const reason = toError(error).message;
    const atMs = systemClock.monotonicMs();
    if (reason === said.reason && atMs - said.atMs < SAY_EVERY_MS) return;
    said = { reason, atMs };
    logger.info({ waitingFor, errorCode: errorCode(error), reason, leftMs }, 'waiting');
  };
}
