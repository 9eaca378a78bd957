import { createLoop, errorCode, isRetryable, toError } from '@autosync/core';
import type { Loop } from '@autosync/core';
import { recordTypes, declarationOf } from '@autosync/contracts';
import type { SchedulerDefinition } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import type { UnaryClient } from '@autosync/grpc';
import type { Logger } from '@autosync/observability';
import { listHints, takeHint } from '../data-access/webhook-hints.ts';
import type { Hint } from '../data-access/webhook-hints.ts';

const PAGE = 100;

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
      if (isRetryable(error)) throw error;
      logger.warn({ tenantId, companyId, errorCode: errorCode(error), err: toError(error) }, 'hint not taken');
    }
    await db.withAllTenants((tx) => takeHint(tx, { realmId, version, now: now() }));
  }

  return createLoop({
    async work(signal) {
      for (let full = true; full && !signal.aborted;) {
        const hints = await db.withAllTenants((tx) => listHints(tx, { ageMs: debounceMs, limit: PAGE, now: now() }));
        for (const hint of hints) if (!signal.aborted) await take(hint);
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
