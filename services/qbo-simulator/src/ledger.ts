import { createSlidingCount } from './sliding-count.ts';
import type { SlidingCount } from './sliding-count.ts';

/** The kind of a call, once its path and body are parsed. */
export type CallKind = {
  /** For example `create Invoice`. */
  kind: string;
  /** Writes are free Core calls; everything that reads data is CorePlus, batches too (docs/quickbooks.md#metering). */
  metering: 'core' | 'corePlus';
  requestId: string | undefined;
};

export type LedgerCall = {
  describe(kind: CallKind): void;
  /** Names the app whose token the call carries. */
  identify(clientId: string): void;
  /** Ends the call: with the status that was sent, or `none` if the connection was cut without an answer. */
  end(status: number | 'none'): void;
};

export type CallRecord = {
  at: string;
  realmId: string;
  clientId?: string;
  kind: string;
  requestId?: string;
  status: number | 'none';
  ms: number;
  intuitTid: string;
};

export type Ledger = {
  /** Starts a call. Every call is counted, refused ones too. */
  begin(realmId: string, intuitTid: string): LedgerCall;
  created: (document: { realmId: string; requestId: string; entity: string; id: string }) => void;
  report(realmId: string, options: { requestIds: boolean }): Record<string, unknown>;
  realmIds(): string[];
  lastCalls(count: number): CallRecord[];
  /** Resets the counts. Which documents a requestid created is not a count, and is kept. */
  reset(): void;
  /** Forgets everything, when other books are loaded. */
  clear(): void;
};

type Realm = {
  total: number;
  byKind: Map<string, number>;
  byStatus: Map<string, number>;
  byApp: Map<string, number>;
  core: number;
  corePlus: number;
  inFlight: number;
  mostInFlight: number;
  second: SlidingCount;
  minute: SlidingCount;
  batchMinute: SlidingCount;
};

type RequestIdRecord = { sends: number; documents: { entity: string; id: string }[] };

const REMEMBERED_CALLS = 1000;

/** The kind of a call whose body could not be parsed. */
const UNREADABLE = 'unreadable';

function newRealm(inFlight: number): Realm {
  return {
    total: 0,
    byKind: new Map(),
    byStatus: new Map(),
    byApp: new Map(),
    core: 0,
    corePlus: 0,
    inFlight,
    mostInFlight: inFlight,
    second: createSlidingCount(1000),
    minute: createSlidingCount(60_000),
    batchMinute: createSlidingCount(60_000),
  };
}

/** Counts since the process started. The documents of requestids are restored from the journal. */
export function createLedger(clock: { now(): Date; monotonicMs(): number }): Ledger {
  const realms = new Map<string, Realm>();
  const requestIds = new Map<string, Map<string, RequestIdRecord>>();
  let calls: CallRecord[] = [];

  function realmOf(realmId: string): Realm {
    const realm = realms.get(realmId) ?? newRealm(0);
    realms.set(realmId, realm);
    return realm;
  }

  function requestOf(realmId: string, requestId: string): RequestIdRecord {
    const records = requestIds.get(realmId) ?? new Map<string, RequestIdRecord>();
    requestIds.set(realmId, records);
    const record = records.get(requestId) ?? { sends: 0, documents: [] };
    records.set(requestId, record);
    return record;
  }

  function remember(call: CallRecord): void {
    calls.push(call);
    if (calls.length >= 2 * REMEMBERED_CALLS) calls = calls.slice(-REMEMBERED_CALLS);
  }

  return {
    begin(realmId, intuitTid) {
      const startedAt = clock.now();
      const startedMs = clock.monotonicMs();
      const realm = realmOf(realmId);
      realm.total += 1;
      realm.second.add(startedMs);
      realm.minute.add(startedMs);
      realm.inFlight += 1;
      realm.mostInFlight = Math.max(realm.mostInFlight, realm.inFlight);
      let call: CallKind | undefined;
      let clientId: string | undefined;
      let ended = false;
      return {
        describe(kind) {
          call = kind;
          increase(realm.byKind, kind.kind);
          if (kind.kind === 'batch') realm.batchMinute.add(startedMs);
          if (kind.requestId !== undefined) requestOf(realmId, kind.requestId).sends += 1;
        },
        identify(app) {
          clientId = app;
          increase(realm.byApp, app);
        },
        end(status) {
          if (ended) return;
          ended = true;
          realmOf(realmId).inFlight -= 1;
          increase(realm.byStatus, String(status));
          if (!call) increase(realm.byKind, UNREADABLE);
          else if (typeof status === 'number' && status < 300) realm[call.metering] += 1;
          const { kind = UNREADABLE, requestId } = call ?? {};
          const ms = Math.round(clock.monotonicMs() - startedMs);
          remember({
            at: startedAt.toISOString(),
            realmId,
            ...(clientId !== undefined && { clientId }),
            kind,
            ...(requestId && { requestId }),
            status,
            ms,
            intuitTid,
          });
        },
      };
    },
    created({ realmId, requestId, entity, id }) {
      requestOf(realmId, requestId).documents.push({ entity, id });
    },
    report(realmId, options) {
      const realm = realms.get(realmId) ?? newRealm(0);
      return {
        calls: {
          total: realm.total,
          byKind: Object.fromEntries(realm.byKind),
          core: realm.core,
          corePlus: realm.corePlus,
          throttled: realm.byStatus.get('429') ?? 0,
          byStatus: Object.fromEntries(realm.byStatus),
          byApp: Object.fromEntries(realm.byApp),
        },
        mostInFlight: realm.mostInFlight,
        mostPerSecond: realm.second.most(),
        mostPerMinute: realm.minute.most(),
        mostBatchPerMinute: realm.batchMinute.most(),
        ...(options.requestIds && { documentsPerRequestId: Object.fromEntries(requestIds.get(realmId) ?? []) }),
      };
    },
    realmIds: () => [...new Set([...realms.keys(), ...requestIds.keys()])],
    lastCalls: (count) => calls.slice(-Math.min(count, REMEMBERED_CALLS)),
    reset() {
      for (const [realmId, realm] of realms) realms.set(realmId, newRealm(realm.inFlight));
      for (const records of requestIds.values()) for (const record of records.values()) record.sends = 0;
      calls = [];
    },
    clear() {
      for (const [realmId, realm] of realms) realms.set(realmId, newRealm(realm.inFlight));
      requestIds.clear();
      calls = [];
    },
  };
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
