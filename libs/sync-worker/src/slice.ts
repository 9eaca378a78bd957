import type { FailureCategory, SyncDue } from '@autosync/contracts';
import type { Clock } from '@autosync/core';
import type { Db, Tx } from '@autosync/db';
import type { Logger } from '@autosync/observability';
import type { QboClient } from '@autosync/qbo';
import type { Fence, Settlement, SliceStart } from '@autosync/records';
import type { ProgressReporter } from './progress-reporter.ts';
import type { SliceBudget } from './slice-limits.ts';

/** Everything the work of one slice may use. */
export type Slice = {
  event: SyncDue;
  start: Extract<SliceStart, { kind: 'work' }>;
  fence: Fence;
  db: Db;
  clock: Clock;
  logger: Logger;
  qbo: QboClient;
  company: { name: string; timeZone: string; settings: Readonly<Record<string, unknown>> };
  budget: SliceBudget;
  reporter: ProgressReporter;
  /** False until a run that learns only in its work whether there is any has called `openBatch`. */
  batchIsOpen(): boolean;
  /** Lets people see a batch of the run, in the transaction that does its work; tells the total when it is open. */
  openBatch(tx: Tx, total: number): Promise<void>;
  /** Stop between two documents: shutdown, partition taken away, lock lost. */
  signal: AbortSignal;
  /** Most documents under way at once. */
  documentsAtOnce: number;
  /** QBO says the app is no longer authorised: marks the connection and answers whether it really was current. */
  markConnectionBroken(reason: string): Promise<void>;
  /** False until QuickBooks has once answered for the company's realm. */
  realmConfirmed: boolean;
  /** Binds the realm to the company; yields when it is another company's already. */
  confirmRealm(): Promise<void>;
  /** How long the run waits after a 429, and after QBO was not available. */
  pauses: { throttledMs: number; unavailableMs: number };
  /** QuickBooks may hold documents of a time that the database has lost: who creates looks first (docs/protocol.md#write). */
  restored: boolean;
  /** Counts settled records for the metrics. */
  countRecords(outcome: Settlement['outcome']['kind'], count: number): void;
  /** Counts a comparison of both sides that ended, and what it read. */
  countComparison(outcome: 'same' | 'different' | 'failed', reads: number): void;
  /** The limiter's window, stored with every outcome for the next holder of the company (docs/protocol.md#limiter). */
  limiterWindow(): unknown;
  /** Time as a parameter of SQL; null means the database's own clock (docs/protocol.md#traps). */
  sqlNow(): Date | null;
};

/** Why a slice ended before its run did. */
export type YieldReason =
  | 'slice-limit'
  | 'stopping'
  | 'qbo-throttled'
  | 'qbo-unavailable'
  | 'limiter-wait'
  | 'look-up-wait'
  | 'token-wait'
  | 'needs-reconnect';

export type SliceEnd =
  /** `ifNothing`: why there was nothing to do, where the batch came to no record; else nothing was pending. */
  | { kind: 'finished'; reason?: string; ifNothing?: string }
  /**
   * There was nothing to do, and nobody asked: no batch, no row (docs/protocol.md#idle). Only while no batch is open. `readUntil`:
   * until when all that changed in QuickBooks is known now, to be stored with the end.
   */
  | { kind: 'idle'; reason: string; readUntil?: Date }
  | { kind: 'yielded'; reason: YieldReason; notBeforeMs?: number }
  | { kind: 'cancelled' }
  | { kind: 'failed'; category: FailureCategory; reason: string };
