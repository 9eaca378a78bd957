import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import type { Slice, SliceEnd } from './slice.ts';

type RunOfCompany = { tenantId: string; companyId: string; runId: string };

/**
 * What makes a worker the worker of one record type. The run loop (lock, fence, progress, shutdown) is the same for all
 * and never asks for the type; everything that differs is here.
 */
export type WorkerDefinition<Start = undefined> = {
  type: RecordType;
  /** Those of the runs that have nothing to do, in one statement for all companies of a Kafka batch (docs/protocol.md#consume). */
  findIdle?(tx: Tx, runs: readonly { runId: string; companyId: string }[], now: Date | null): Promise<Set<string>>;
  /**
   * How many records the run has to handle now; an estimate for people. Where only the work can tell (no such function, or
   * it answers undefined), a run that may end as if it had never been gets its batch by `slice.openBatch`.
   */
  countWork?(
    tx: Tx,
    scope: {
      companyId: string;
      runId: string;
      firstStartedAt: Date;
      recordIds?: readonly string[];
      previewId?: string;
    },
  ): Promise<number | undefined>;
  /**
   * Reads what the work of runs begins with, as their slices begin: one statement for runs of several tenants. Answers in
   * their order.
   */
  readStarts?(tx: Tx, runs: readonly RunOfCompany[], now: Date | null): Promise<readonly Start[]>;
  /** Reads what is cached of the company, and by that tests the connection. */
  readReference(slice: Slice): Promise<void>;
  /** Does what one slice may do, and says how it ended. Called under the lock, with a valid fence. */
  work(slice: Slice, start: Start): Promise<SliceEnd>;
  /** Stores until when idle runs have read, with their ends: one statement for companies of several tenants. */
  storeReads?(tx: Tx, reads: readonly { tenantId: string; companyId: string; readUntil: Date }[]): Promise<void>;
  /** Settles what is left of the run as skipped, without any call to QBO (docs/protocol.md#manual). */
  skipRest(slice: Slice, reason: 'cancelled' | 'auth'): Promise<void>;
};
