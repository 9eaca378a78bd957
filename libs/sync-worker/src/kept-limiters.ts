import type { Fence } from '@autosync/records';
import type { Limiter } from '@autosync/qbo';

/** As long as a limiter of another process would wait after the last call: the stored window is as good from then on. */
const KEPT_MS = 1000;

export type KeptLimiters = ReturnType<typeof createKeptLimiters>;

/**
 * The limiters of slices that have just ended in this process. A window as it is stored knows the calls of the last second only by
 * number, so its next holder lets that second pass; the limiter itself knows each (docs/protocol.md#limiter). With it a
 * large company goes from slice to slice without a pause.
 */
export function createKeptLimiters(monotonicMs: () => number) {
  const kept = new Map<string, { epoch: number; realmId: string; limiter: Limiter; atMs: number }>();

  function forgetOld(): void {
    for (const [companyId, { atMs }] of kept) {
      if (monotonicMs() - atMs < KEPT_MS) return;
      kept.delete(companyId);
    }
  }

  return {
    /** For the next slice of the company. Kept in the order of time, so that the oldest are forgotten first. */
    keep({ companyId, epoch }: Fence, realmId: string, limiter: Limiter): void {
      forgetOld();
      kept.delete(companyId);
      kept.set(companyId, { epoch, realmId, limiter, atMs: monotonicMs() });
    },

    /** The limiter of the slice before this one, if nobody else had the company since; the caller has it from then on. */
    take({ companyId, epoch }: Fence, realmId: string): Limiter | undefined {
      forgetOld();
      const last = kept.get(companyId);
      kept.delete(companyId);
      return last?.epoch === epoch - 1 && last.realmId === realmId ? last.limiter : undefined;
    },
  };
}
