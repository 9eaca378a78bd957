import { createLoop, errorCode, isRetryable, toError } from '@autosync/core';
import type { Loop } from '@autosync/core';
import { recordTypes, declarationOf } from '@autosync/contracts';
import type { SchedulerDefinition } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import type { UnaryClient } from '@autosync/grpc';
import type { Logger } from '@autosync/observability';
import { listHints, postponeHint, takeHint } from '../data-access/webhook-hints.ts';
import type { Hint } from '../data-access/webhook-hints.ts';

const PAGE = 100;
/** So many companies are told of at the same time: one that the scheduler cannot take holds up nobody for longer than a call. */
const AT_ONCE = 10;

/** What comes back from QuickBooks. */
const incoming = recordTypes.filter((type) => declarationOf(type).direction === 'in');

type HintDeps = {
  db: Pick<Db, 'withAllTenants'>;
  scheduler: Pick<UnaryClient<SchedulerDefinition>, 'bringForward'>;
  now: () => Date | null;
  logger: Pick<Logger, 'warn'>;
};

/**
 * Brings the next read of payments forward for companies that Intuit told of, once for all that came within `debounceMs`.
 * A hint is forgotten when the scheduler has taken it: whatever is lost in between, it is taken again.
 */
export function createHintTick(
  { db, scheduler, now, logger }: HintDeps,
  { intervalMs, debounceMs }: { intervalMs: number; debounceMs: number },
): Loop {
  async function take({ realmId, version, tenantId, companyId }: Hint): Promise<void> {
    try {
      if (tenantId !== null && companyId !== null) {
        for (const type of incoming) await scheduler.bringForward({ tenantId, companyId, type });
      }
    } catch (error) {
      if (isRetryable(error)) {
        await db.withAllTenants((tx) => postponeHint(tx, { realmId, now: now() }));
        throw error;
      }
      logger.warn({ tenantId, companyId, errorCode: errorCode(error), err: toError(error) }, 'hint not taken');
    }
    await db.withAllTenants((tx) => takeHint(tx, { realmId, version, now: now() }));
  }

  /** Where not one can be taken it is the scheduler, or the database: all wait. */
  async function takeSome(hints: readonly Hint[]): Promise<void> {
    const settled = await Promise.allSettled(hints.map(take));
    const failures = settled.flatMap((one) => (one.status === 'rejected' ? [toError(one.reason)] : []));
    const [first] = failures;
    if (first === undefined) return;
    if (failures.length === hints.length) throw first;
    logger.warn({ companies: failures.length, err: first }, 'hints of some companies wait');
  }

  return createLoop({
    async work(signal) {
      for (let full = true; full && !signal.aborted;) {
        const hints = await db.withAllTenants((tx) => listHints(tx, { ageMs: debounceMs, limit: PAGE, now: now() }));
        for (let from = 0; from < hints.length && !signal.aborted; from += AT_ONCE) {
          await takeSome(hints.slice(from, from + AT_ONCE));
        }
        full = hints.length === PAGE;
      }
      return intervalMs;
    },
    onError: (error, failuresInARow) => {
      if (failuresInARow > 1) return;
      logger.warn({ errorCode: errorCode(error), err: toError(error) }, 'hints of Intuit wait');
    },
  });
}
