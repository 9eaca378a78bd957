import type { WorkerConfig } from '../config.ts';
import type { CompanyPreferences } from './company-preferences.ts';
import type { ApprovedWrites } from './approved-writes.ts';
import type { CompanyFacts } from './entity-definition.ts';
import type { Slice } from '../slice.ts';
import type { StockTurns } from './stock-turns.ts';
import type { Write } from './writes.ts';

/** A slice of an outgoing type: what sending, resolving names and settling share. */
export type OutgoingSlice = Slice & {
  company: CompanyFacts;
  /**
   * QBO's preferences as they are now: read at most once in a slice, when something contradicts what we remember of them.
   * `company` holds them from then on.
   */
  askPreferences(): Promise<CompanyPreferences>;
  /** Makes intents and outcomes durable, several in one transaction; resolves when committed. */
  write(write: Write): Promise<void>;
  /** Documents in a row whose last answer was unclear (docs/protocol.md#write). */
  unclearInARow: { count: number };
  stockTurns: StockTurns;
  /** Documents that this slice has taken over from a time that the database has lost, as `Invoice/130`. */
  takenOver: Set<string>;
  /** Of a batch from a preview: what may be sent; null: everything. */
  approved: ApprovedWrites | null;
  timings: OutgoingTimings;
};

export type OutgoingTimings = {
  /** A timed-out call may still commit: nobody looks sooner than this after a send (docs/protocol.md#write). */
  lookUpAfterMs: number;
  /** QBO's memory of request ids is unknown: intents older than this are looked up before they are repeated. */
  requestIdTrustMs: number;
  /** The pauses between the sends of one document after unclear answers. */
  unclearRetry: { baseMs: number; maxMs: number };
  /** The pauses after a write met another one with products in stock, and the run's when that does not help. */
  stockLock: { baseMs: number; maxMs: number; restMs: number };
  /** How long a failure that may pass by itself waits for its next try. */
  failureRetryMs: number;
};

export function toOutgoingTimings(config: WorkerConfig): OutgoingTimings {
  return {
    lookUpAfterMs: config.lookUpAfterMs,
    requestIdTrustMs: config.requestIdTrustMs,
    unclearRetry: { baseMs: 500, maxMs: 4000 },
    stockLock: {
      baseMs: config.stockLockPauseMs,
      maxMs: 4 * config.stockLockPauseMs,
      restMs: 12 * config.stockLockPauseMs,
    },
    failureRetryMs: config.failureRetryMs,
  };
}
