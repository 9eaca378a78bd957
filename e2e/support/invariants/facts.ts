import type { QboDocument, RealmLedger, TokenCalls } from '../simulator.ts';
import type { Deeds } from './deeds.ts';

/** What PostgreSQL and the simulator say about one company, in the units they store. */
export type CompanyFacts = {
  id: string;
  tenantId: string;
  realmId: string;
  connectionState: string;
  types: {
    type: string;
    due: number;
    queued: number;
    coalesced: number;
    skipped: number;
    /** How long the next slot has been due; negative when it lies ahead, null when none comes. */
    overdueMs: number | null;
  }[];
  /** Of the queue, its slot included. */
  openRuns: { batchId: string; type: string; state: string }[];
  slotRunId: string | null;
  workerRuns: { batchId: string; ended: boolean; actions: number }[];
  fence: { epoch: number; released: boolean; takenAt: Date } | null;
  records: {
    id: string;
    syncState: string;
    version: number;
    syncedVersion: number | null;
    failureCode: string | null;
    qboEntity: string | null;
    qboId: string | null;
    pending: boolean;
    /** The state of its last action: `skipped` where there was nothing to book. */
    told: string | null;
  }[];
  intents: Intent[];
  batches: (BatchCounts & { id: string; state: string; expectedActions: number | null })[];
  /** Counted from the rows, by batch. */
  actions: (BatchCounts & { batchId: string; records: number })[];
  outboxRows: { outbox: string; rows: number }[];
  ledger: RealmLedger;
  documents: (QboDocument & { entity: string })[];
};

export type BatchCounts = { total: number; succeeded: number; warning: number; failed: number; skipped: number };

export type Intent = {
  id: string;
  recordId: string | null;
  operation: string;
  entity: string;
  state: string;
  qboId: string | null;
  /** Under which it was stored; a repeated send does not change it. */
  epoch: number;
  createdAt: Date;
};

/** A log line or an event, as far as it names somebody. */
export type Mention = { where: string; tenantId: string; companyId: string };

export type SystemFacts = {
  companies: CompanyFacts[];
  tokenCalls: TokenCalls;
  /** Companies whose advisory lock is held. */
  locksHeld: number;
  deadLetters: { key: string | null; reason: string }[];
  mentions: Mention[];
  /** What a tenant was answered of a company that is not its own: status by path. */
  foreignAnswers: { path: string; status: number }[];
};

/** What is known to be so, on purpose, and is therefore no violation. */
export type Explained = {
  /** Answers of 429 that a fault rule gave, by realm. */
  throttled?: Readonly<Record<string, number>>;
  /** Keys of dead letters. */
  deadLetters?: readonly string[];
  /** Companies that are meant to be without a connection. */
  disconnected?: readonly string[];
  /** What a bookkeeper did to documents by hand, by realm. */
  deeds?: Readonly<Record<string, Deeds>>;
};
