import type { BatchStatusDefinition } from '@autosync/contracts';
import type { KeyRing, TokenKeeper } from '@autosync/connections';
import type { Clock } from '@autosync/core';
import type { Db, LockSession } from '@autosync/db';
import type { GrpcClient } from '@autosync/grpc';
import type { Producer } from '@autosync/kafka';
import type { Logger } from '@autosync/observability';
import type { LimiterSettings, OAuth, QboEndpoints, RealmPauses } from '@autosync/qbo';
import type { WorkerMetrics } from './metrics.ts';
import type { KeptLimiters } from './kept-limiters.ts';
import type { ResultRelay } from './result-relay.ts';
import type { SliceLimits } from './slice-limits.ts';

/** What one worker process has, shared by all its runs. */
export type WorkerContext = {
  /** The process in events and in the fence: `sync-invoices/<host>/<pid>/<random>`. */
  source: string;
  db: Db;
  locks: LockSession;
  producer: Producer;
  batchStatus: GrpcClient<BatchStatusDefinition>;
  keyRing: KeyRing;
  oauth: OAuth;
  tokenKeeper: TokenKeeper;
  endpoints: QboEndpoints;
  realmPauses: RealmPauses;
  limiter: Partial<LimiterSettings>;
  keptLimiters: KeptLimiters;
  limits: SliceLimits;
  /** QBO's own limit is 120 s; no call lasts longer than this (docs/protocol.md#slice). */
  callTimeoutMs: number;
  /** How often a taken lock is tried again, and how long a run waits that finds its company busy (docs/protocol.md#lock). */
  lockRetryMs: number;
  deferMs: number;
  /** How long a run waits after a 429, and after QBO was not available. */
  pauses: { throttledMs: number; unavailableMs: number };
  progressIntervalMs: number;
  progressDeadlineMs: number;
  clock: Clock;
  logger: Logger;
  metrics: WorkerMetrics;
  /** To be told of a run that has ended, once that is stored. */
  results: Pick<ResultRelay, 'hurry'>;
};
