import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AutosyncError, newId } from '@autosync/core';
import {
  countOpenAnswer,
  storeIntents,
  upsertRecords,
  withFence,
  type Intent,
  type StoredFault,
} from '@autosync/records';
import type { OutgoingSlice } from '../../src/outgoing/outgoing-slice.ts';
import { sendIntent, type Found } from '../../src/outgoing/sending.ts';
import { createStockTurns } from '../../src/outgoing/stock-turns.ts';
import { openReferences, type TestCompany } from './references/support.ts';

let references: Awaited<ReturnType<typeof openReferences>>;
let company: TestCompany;
beforeAll(async () => {
  references = await openReferences();
  company = await references.newCompany();
}, 60_000);
afterAll(() => references?.stop());

const NOW = new Date('2026-11-02T12:00:00.000Z');
const MINUTE_MS = 60_000;
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const timings = { lookUpAfterMs: 2 * MINUTE_MS, requestIdTrustMs: 60 * MINUTE_MS };

const fault = (code: string): StoredFault => ({ code, message: 'refused', detail: 'refused' });
const body = { Id: '7', SyncToken: '0' };

/** What QuickBooks answers to each call in turn. */
const answers = {
  accepted: async () => ({ body, intuitTid: 'tid', serverDate: undefined }),
  rejected: (code: string) => async () => {
    const details = { faultCode: code, message: 'refused', detail: 'refused' };
    throw new AutosyncError('qbo-fault', 'refused', { details });
  },
  lost: async () => {
    throw new AutosyncError('qbo-ambiguous', 'no answer', { details: { networkCode: 'ECONNRESET' } });
  },
};
type Answer = () => Promise<unknown>;

type State = { createdMsAgo: number; unanswered: 0 | 1; doubtful?: string };

/** An open intent as another slice left it behind. */
async function leftOpen({ createdMsAgo, unanswered, doubtful }: State): Promise<Intent> {
  const { db, tenantId, companyId } = company;
  const slice = company.slice();
  const scope = { tenantId, companyId, type: 'invoices' };
  const [record] = await db.withTenant(tenantId, (tx) =>
    upsertRecords(tx, { ...scope, records: [{ externalId: newId(), content: {} }], now: null }),
  );
  const requestId = newId();
  const subject = { recordId: record?.recordId ?? '' };
  const intent = { requestId, subject, operation: 'create' as const, entity: 'Invoice', payload: {}, version: 1 };
  const createdAt = ago(createdMsAgo);
  await withFence(db, slice.fence, async (tx) => {
    const { runId } = slice.event;
    await storeIntents(tx, { fence: slice.fence, type: scope.type, runId, intents: [intent], now: createdAt });
    if (unanswered === 0) await countOpenAnswer(tx, { requestId, answer: { kind: 'refused' } });
    if (doubtful !== undefined) {
      await countOpenAnswer(tx, { requestId, answer: { kind: 'doubtful', fault: fault(doubtful) } });
    }
  });
  return {
    ...intent,
    written: null,
    sends: 1,
    unanswered,
    ambiguousInRun: 0,
    unconfirmedFault: doubtful === undefined ? null : fault(doubtful),
    runId: slice.event.runId,
    createdAt,
    lastSentAt: createdAt,
  };
}

/** Drives it once more; answers what came of it, how often it was sent, under which ids, and whether somebody looked. */
async function drive(state: State, given: readonly Answer[], found: Found) {
  const intent = await leftOpen(state);
  const sent: string[] = [];
  let looks = 0;
  const left = [...given];
  const slice = {
    ...company.slice(),
    clock: { now: () => NOW, monotonicMs: () => 0 },
    stockTurns: createStockTurns(),
    sqlNow: () => NOW,
    qbo: {
      create: (_entity: string, _body: object, { requestId }: { requestId: string }) => {
        sent.push(requestId);
        return (left.shift() ?? answers.lost)();
      },
    },
  } as unknown as OutgoingSlice;
  Object.assign(slice.timings, timings);
  const outcome = await sendIntent(slice, {
    intent,
    counted: false,
    lookUp: async () => {
      looks += 1;
      return found;
    },
  });
  expect(new Set(sent).size).toBeLessThan(2);
  expect(sent.every((requestId) => requestId === intent.requestId)).toBe(true);
  return { outcome, sends: sent.length, looks };
}

const young = 5 * MINUTE_MS;
const old = 61 * MINUTE_MS;

const refused: State = { createdMsAgo: young, unanswered: 0 };
const unknown: State = { createdMsAgo: young, unanswered: 1 };
const doubtful: State = { ...unknown, doubtful: '6000' };
const aged = (state: State): State => ({ ...state, createdMsAgo: old });
const justNow = (state: State): State => ({ ...state, createdMsAgo: MINUTE_MS });

const { accepted, lost, rejected } = answers;
const none: Found = { kind: 'none' };
const one: Found = { kind: 'one', body };
const several: Found = { kind: 'several', ids: ['7', '8'] };

describe('an open intent, by its state and by what is found and answered', () => {
  // What it is, its state, the answers, what a look finds; the outcome, how often it is sent, how often looked for.
  it.each<[string, State, readonly Answer[], Found, string, number, number]>([
    ['only refused: sent', aged(refused), [accepted], none, 'accepted', 1, 0],
    ['unknown, young: sent again under its id', unknown, [accepted], none, 'accepted', 1, 0],
    ['unknown, old, found: adopted', aged(unknown), [], one, 'accepted', 0, 1],
    ['unknown, old, absent: sent again', aged(unknown), [accepted], none, 'accepted', 1, 1],
    ['unknown, old, several: a person decides', aged(unknown), [], several, 'ambiguous-documents', 0, 1],
    ['doubtful, found: adopted', doubtful, [], one, 'accepted', 0, 1],
    ['doubtful, absent: closed as rejected', doubtful, [], none, 'rejected', 0, 1],
    ['doubtful, sent just now: nobody looks yet', justNow(doubtful), [], one, 'waits', 0, 0],
    ['only refused, then rejected: definite', refused, [rejected('6000')], none, 'rejected', 1, 0],
    ['unknown, then rejected: waits for a look', unknown, [rejected('6000')], none, 'waits', 1, 0],
    ['unknown, then its number is taken: definite', unknown, [rejected('6140')], none, 'rejected', 1, 0],
    ['only refused, then a duplicate request id: never definite', refused, [rejected('600')], none, 'waits', 1, 0],
    ['lost once, then accepted', refused, [lost, accepted], none, 'accepted', 2, 0],
    ['lost three times: it stays open', refused, [lost, lost, lost], none, 'unclear', 3, 0],
  ])('%s', async (_name, state, given, found, kind, sends, looks) => {
    const driven = await drive(state, given, found);
    expect({ ...driven, outcome: driven.outcome.kind }).toEqual({ outcome: kind, sends, looks });
  });
});
