import { AutosyncError, errorCode, inSpan, sleep, systemClock } from '@autosync/core';
import type { Clock, Span } from '@autosync/core';
import { pickChanges, pickCount, pickObject, pickRows, pickStored } from './answer-parts.ts';
import { checkCreate, checkEnd, checkEntities, checkRequestId, checkUpdate } from './call-checks.ts';
import type { QboEndpoints } from './endpoints.ts';
import { voidableEntities } from './entities.ts';
import type { QboChanges, QboCompanyInfo, QboEntities, QboEntityName, QboPreferences, QboStored } from './entities.ts';
import { faultOf } from './failure-signs.ts';
import type { FaultKind } from './fault-table.ts';
import { classifyFault, refusedForGood, toQboError } from './faults.ts';
import { exchangeHttp, installHttpExchange } from './http-exchange.ts';
import type { HttpAnswer } from './http-exchange.ts';
import type { Limiter } from './limiter.ts';
import { queryText } from './query.ts';
import type { QboCondition, QboPage } from './query.ts';
import { createQuickBooks } from './quickbooks.ts';

export const qboOperations = [
  'create',
  'update',
  'delete',
  'void',
  'read',
  'query',
  'count',
  'changeDataCapture',
  'companyInfo',
  'preferences',
] as const;
export type QboOperation = (typeof qboOperations)[number];

/** A successful answer: the entity (or the rows of a query), Intuit's trace id and the server's `Date`. */
export type QboAnswer<T> = { body: T; intuitTid: string | undefined; serverDate: Date | undefined };

/** One finished call, for metrics and logs. `outcome` is `ok` or what the failure means. */
export type QboCallInfo = {
  operation: QboOperation;
  entity: string;
  outcome: 'ok' | FaultKind;
  status: number | undefined;
  ms: number;
  intuitTid: string | undefined;
  /** True when Intuit bills the call: successful reads and queries (docs/quickbooks.md#metering). */
  metered: boolean;
};

/** Its functions may be passed on by themselves. */
export type QboClient = {
  /** `requestId` (≤ 50 characters) makes a repeat answer what the first call made. `body` is never changed. */
  create: <E extends QboEntityName>(
    entity: E,
    body: object,
    options: { requestId: string },
  ) => Promise<QboAnswer<QboStored<QboEntities[E]>>>;
  /** `body` holds `Id`, `SyncToken` and `sparse` (true or false, never by default). */
  update: <E extends QboEntityName>(
    entity: E,
    body: object,
    options: { requestId: string },
  ) => Promise<QboAnswer<QboStored<QboEntities[E]>>>;
  /** `body` holds `Id` and `SyncToken`. Nothing is left of the document but its Id. */
  delete: (
    entity: QboEntityName,
    body: object,
    options: { requestId: string },
  ) => Promise<QboAnswer<{ Id: string; status?: string }>>;
  /** The same, of an entity of `voidableEntities`: the document stays, with nothing owed on it. */
  void: <E extends QboEntityName>(
    entity: E,
    body: object,
    options: { requestId: string },
  ) => Promise<QboAnswer<QboStored<QboEntities[E]>>>;
  read: <E extends QboEntityName>(entity: E, id: string) => Promise<QboAnswer<QboStored<QboEntities[E]>>>;
  /** Conditions joined by AND; no match is an empty list. Name lists hold only active rows unless `Active` is asked. */
  query: <E extends QboEntityName>(
    entity: E,
    conditions: readonly QboCondition[],
    page?: QboPage,
  ) => Promise<QboAnswer<QboStored<QboEntities[E]>[]>>;
  /** How many there are, all of them or those changed in [`from`, `before`). */
  count: (entity: QboEntityName, changed?: { from: Date; before: Date }) => Promise<QboAnswer<number>>;
  /**
   * What changed or was deleted since an instant of the last 30 days. At most 1000 objects, without a way to page; the
   * answer's `serverDate` is the clock to go by, never the `time` of its body (docs/quickbooks.md#answers, #changes).
   */
  changeDataCapture: <E extends QboEntityName>(
    entities: readonly E[],
    changedSince: Date,
  ) => Promise<QboAnswer<QboChanges<E>>>;
  companyInfo: () => Promise<QboAnswer<QboCompanyInfo>>;
  preferences: () => Promise<QboAnswer<QboPreferences>>;
};

export type QboClientSettings = {
  endpoints: Pick<QboEndpoints, 'apiBaseUrl' | 'clientId'>;
  realmId: string;
  /** Asked before each call, before waiting for the limiter. */
  accessToken: () => Promise<string>;
  /**
   * After a 401: sees to it that `accessToken` answers another token; the call is then sent again. What it throws ends
   * the call. Without it a 401 is the end (`qbo-unauthorized`).
   */
  renewToken?: () => Promise<unknown>;
  limiter: Limiter;
  /** Called in the same tick as the sending, after all waiting; what it throws prevents the call (docs/protocol.md#write). */
  beforeSend?: () => void;
  onCall?: (info: QboCallInfo) => void;
  /** Default 130 s: QBO itself gives up after 120 s. */
  timeoutMs?: number;
  clock?: Clock;
};

type Call<T> = {
  operation: QboOperation;
  entity: string;
  send: (token: string) => Promise<void>;
  /** The wanted part of the body; undefined when it is not there. */
  pick: (body: unknown) => T | undefined;
};

type Sending = { token: string; waitedMs: number; onLeft: () => void };

/** How often a call is sent whose token is refused: as it is, with a new token, and once more when that one has arrived. */
const UNAUTHORIZED_SENDS = 3;
/** A token may take a moment until all of QuickBooks knows it. */
const NEW_TOKEN_PAUSE_MS = 1000;

function dateOf(answer: HttpAnswer): Date | undefined {
  const date = new Date(answer.header('date') ?? '');
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/**
 * QuickBooks Online for one realm. Every call waits for the limiter, ends within the time-out, and either answers or
 * throws one of the errors of `toQboError`, `limiter-wait`, `qbo-invalid-call`, or what `accessToken`, `renewToken` and
 * `beforeSend` throw. It repeats nothing but a call whose token was refused, which QuickBooks certainly did not carry out.
 */
export function createQboClient(settings: QboClientSettings): QboClient {
  const { endpoints, realmId, limiter, timeoutMs = 130_000, clock = systemClock } = settings;
  const quickBooks = createQuickBooks({ ...endpoints, realmId });
  installHttpExchange();

  /** The answer, or the error of a failed exchange; a 200 may hold a Fault, or not what was asked for. */
  function conclude<T>(answer: HttpAnswer, pick: Call<T>['pick']): T | AutosyncError {
    const picked = answer.status === 200 && faultOf(answer.body) === undefined ? pick(answer.body) : undefined;
    return picked ?? toQboError(answer, clock.now());
  }

  /** One call in a span of its own, with what Intuit's support asks for. */
  function exchange<T>(call: Call<T>, sending: Sending): Promise<QboAnswer<T>> {
    const { operation, entity } = call;
    const facts = {
      'qbo.operation': operation,
      'qbo.entity': entity,
      'qbo.realm_id': realmId,
      'qbo.limiter_wait_ms': Math.round(sending.waitedMs),
    };
    return inSpan({ name: `QuickBooks ${operation} ${entity}`, kind: 'client', facts }, (span) =>
      exchangeIn(span, call, sending),
    );
  }

  async function exchangeIn<T>(
    span: Pick<Span, 'set'>,
    { operation, entity, send, pick }: Call<T>,
    { token, onLeft }: Sending,
  ): Promise<QboAnswer<T>> {
    const started = clock.monotonicMs();
    const outcome = await exchangeHttp(timeoutMs, () => send(token), onLeft);
    const answer = outcome.kind === 'answer' ? outcome : undefined;
    const intuitTid = answer?.header('intuit_tid');
    const result = answer === undefined ? toQboError(outcome, clock.now()) : conclude(answer, pick);
    const failed = result instanceof AutosyncError ? result : undefined;
    const meaning = failed === undefined ? 'ok' : (classifyFault(failed) ?? 'ambiguous');
    span.set({ intuit_tid: intuitTid, 'http.response.status_code': answer?.status, 'qbo.outcome': meaning });
    settings.onCall?.({
      operation,
      entity,
      outcome: meaning,
      status: answer?.status,
      ms: clock.monotonicMs() - started,
      intuitTid,
      metered: failed === undefined && isRead(operation),
    });
    if (failed !== undefined) throw failed;
    return { body: result as T, intuitTid, serverDate: answer && dateOf(answer) };
  }

  async function perform<T>(call: Call<T>): Promise<QboAnswer<T>> {
    for (let sends = 1; ; sends += 1) {
      try {
        return await performOnce(call);
      } catch (error) {
        const { renewToken } = settings;
        if (renewToken === undefined || errorCode(error) !== 'qbo-unauthorized') throw error;
        if (sends === UNAUTHORIZED_SENDS) throw refusedForGood(error as AutosyncError);
        if (sends > 1) await sleep(NEW_TOKEN_PAUSE_MS);
        await renewToken();
      }
    }
  }

  async function performOnce<T>(call: Call<T>): Promise<QboAnswer<T>> {
    const token = await settings.accessToken();
    const read = isRead(call.operation);
    const asked = clock.monotonicMs();
    const permit = await limiter.acquire({ read });
    const waitedMs = clock.monotonicMs() - asked;
    let accepted = false;
    try {
      settings.beforeSend?.();
      const answer = await exchange(call, { token, waitedMs, onLeft: () => permit.left() });
      accepted = true;
      return answer;
    } catch (error) {
      const kind = classifyFault(error);
      if (kind === 'throttled') limiter.throttled(retryAfterOf(error), { read });
      accepted = kind === 'rejected' || kind === 'look-up';
      throw error;
    } finally {
      permit.release({ accepted });
    }
  }

  return {
    async create(entity, body, { requestId }) {
      checkRequestId(requestId);
      checkCreate(entity, body);
      const given = structuredClone(body);
      // The package takes the request id out of the object, so each sending gets a copy of its own.
      const send = (token: string) => quickBooks.create(token, entity, { ...given, requestId });
      return perform({ operation: 'create', entity, send, pick: pickStored(entity) });
    },
    async update(entity, body, { requestId }) {
      checkRequestId(requestId);
      checkUpdate(entity, body);
      const given = structuredClone(body);
      const send = (token: string) => quickBooks.update(token, entity, { ...given, requestId });
      return perform({ operation: 'update', entity, send, pick: pickStored(entity) });
    },
    async delete(entity, body, { requestId }) {
      checkRequestId(requestId);
      checkEnd(entity, body);
      const given = structuredClone(body);
      const send = (token: string) => quickBooks.delete(token, entity, { ...given, requestId });
      return perform({ operation: 'delete', entity, send, pick: pickStored(entity) });
    },
    async void(entity, body, { requestId }) {
      checkRequestId(requestId);
      checkEnd(entity, body);
      if (!voidableEntities.has(entity)) throw new AutosyncError('qbo-invalid-call', `QuickBooks voids no ${entity}`);
      const given = structuredClone(body);
      const send = (token: string) => quickBooks.void(token, entity, { ...given, requestId });
      return perform({ operation: 'void', entity, send, pick: pickStored(entity) });
    },
    async read(entity, id) {
      if (!/^\d+$/.test(id)) throw new AutosyncError('qbo-invalid-call', 'the Id to read is not a number');
      const send = (token: string) => quickBooks.read(token, entity, id);
      return perform({ operation: 'read', entity, send, pick: pickStored(entity) });
    },
    async query(entity, conditions, page) {
      const text = queryText(conditions, page);
      const send = (token: string) => quickBooks.query(token, entity, text);
      return perform({ operation: 'query', entity, send, pick: pickRows(entity) });
    },
    async count(entity, changed) {
      const send = (token: string) => quickBooks.count(token, entity, changed);
      return perform({ operation: 'count', entity, send, pick: pickCount });
    },
    async changeDataCapture(entities, changedSince) {
      checkEntities(entities);
      const send = (token: string) => quickBooks.changeDataCapture(token, entities, changedSince);
      return perform({
        operation: 'changeDataCapture',
        entity: entities.join(','),
        send,
        pick: pickChanges(entities),
      });
    },
    companyInfo: () =>
      perform({
        operation: 'companyInfo',
        entity: 'CompanyInfo',
        send: quickBooks.companyInfo,
        pick: pickObject<QboCompanyInfo>('CompanyInfo'),
      }),
    preferences: () =>
      perform({
        operation: 'preferences',
        entity: 'Preferences',
        send: quickBooks.preferences,
        pick: pickObject<QboPreferences>('Preferences'),
      }),
  };
}

const writes: ReadonlySet<QboOperation> = new Set(['create', 'update', 'delete', 'void']);

function isRead(operation: QboOperation): boolean {
  return !writes.has(operation);
}

function retryAfterOf(error: unknown): number | undefined {
  const ms: unknown = error instanceof AutosyncError ? error.details['retryAfterMs'] : undefined;
  return typeof ms === 'number' ? ms : undefined;
}
