import { toError } from '@autosync/core';

/** The answer of a probe; `reasons` says in plain words why it is not ok. */
export type Health = { ok: boolean; reasons: string[] };

export type HealthCheck = () => Health | Promise<Health>;

/** Shorter than the time-out of any sensible probe. */
const CHECK_TIMEOUT_MS = 2000;

/** Runs a check that may throw or hang: both are an answer that is not ok. Never rejects. */
export async function runHealthCheck(check: HealthCheck): Promise<Health> {
  const late = Promise.withResolvers<Health>();
  const timer = setTimeout(
    () => late.resolve({ ok: false, reasons: [`no answer within ${CHECK_TIMEOUT_MS} ms`] }),
    CHECK_TIMEOUT_MS,
  ).unref();
  try {
    return await Promise.race([(async () => check())(), late.promise]);
  } catch (error) {
    return { ok: false, reasons: [toError(error).message] };
  } finally {
    clearTimeout(timer);
  }
}

/** The check, telling `onChange` when its answer is another than the last one. A service begins as healthy. */
export function watchHealth(check: HealthCheck, onChange: (health: Health) => void): HealthCheck {
  let wasOk = true;
  return async () => {
    const health = await runHealthCheck(check);
    if (health.ok !== wasOk) onChange(health);
    wasOk = health.ok;
    return health;
  };
}
