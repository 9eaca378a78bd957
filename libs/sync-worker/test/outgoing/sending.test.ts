import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
    await storeIntents(tx, { ...scope, runId, epoch: slice.fence.epoch, intents: [intent], now: createdAt });
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
    doubtfulFault: doubtful === undefined ? null : fault(doubtful),
    runId: slice.event.runId,
    createdAt,
    lastSentAt: createdAt,
  };
}

/** Drives it once more; answers what came of it, how often it was sent, under which ids, and whether somebody looked. */
async function drive(state: State, given: readonly Answer[], found: Found = { kind: 'none' }) {
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

const found: Found = { kind: 'one', body };
const several: Found = { kind: 'several', ids: ['7', '8'] };
const young = 5 * MINUTE_MS;
const old = 61 * MINUTE_MS;
const justNow = MINUTE_MS;

describe('an open intent, by its state and by what is found and answered', () => {
  it.each<[string, State, readonly Answer[], Found | undefined, { kind: string; sends: number; looks: number }]>([
    [
      'only refused: sent',
      { createdMsAgo: old, unanswered: 0 },
      [answers.accepted],
      undefined,
      { kind: 'accepted', sends: 1, looks: 0 },
    ],
    [
      'unknown, young: sent again under its id',
      { createdMsAgo: young, unanswered: 1 },
      [answers.accepted],
      undefined,
      { kind: 'accepted', sends: 1, looks: 0 },
    ],
    [
      'unknown, old, found: adopted',
      { createdMsAgo: old, unanswered: 1 },
      [],
      found,
      { kind: 'accepted', sends: 0, looks: 1 },
    ],
    [
      'unknown, old, absent: sent again',
      { createdMsAgo: old, unanswered: 1 },
      [answers.accepted],
      undefined,
      { kind: 'accepted', sends: 1, looks: 1 },
    ],
    [
      'unknown, old, several: a person decides',
      { createdMsAgo: old, unanswered: 1 },
      [],
      several,
      { kind: 'ambiguous-documents', sends: 0, looks: 1 },
    ],
    [
      'doubtful, found: adopted',
      { createdMsAgo: young, unanswered: 1, doubtful: '6000' },
      [],
      found,
      { kind: 'accepted', sends: 0, looks: 1 },
    ],
    [
      'doubtful, absent: closed as rejected',
      { createdMsAgo: young, unanswered: 1, doubtful: '6000' },
      [],
      undefined,
      { kind: 'rejected', sends: 0, looks: 1 },
    ],
    [
      'doubtful, sent just now: nobody looks yet',
      { createdMsAgo: justNow, unanswered: 1, doubtful: '6000' },
      [],
      found,
      { kind: 'waits', sends: 0, looks: 0 },
    ],
    [
      'only refused, then rejected: definite',
      { createdMsAgo: young, unanswered: 0 },
      [answers.rejected('6000')],
      undefined,
      { kind: 'rejected', sends: 1, looks: 0 },
    ],
    [
      'unknown, then rejected: in doubt, so it waits for a look',
      { createdMsAgo: young, unanswered: 1 },
      [answers.rejected('6000')],
      undefined,
      { kind: 'waits', sends: 1, looks: 0 },
    ],
    [
      'unknown, then its number is taken: definite',
      { createdMsAgo: young, unanswered: 1 },
      [answers.rejected('6140')],
      undefined,
      { kind: 'rejected', sends: 1, looks: 0 },
    ],
    [
      'only refused, then a duplicate request id: never definite',
      { createdMsAgo: young, unanswered: 0 },
      [answers.rejected('600')],
      undefined,
      { kind: 'waits', sends: 1, looks: 0 },
    ],
    [
      'lost once, then accepted',
      { createdMsAgo: young, unanswered: 0 },
      [answers.lost, answers.accepted],
      undefined,
      { kind: 'accepted', sends: 2, looks: 0 },
    ],
    [
      'lost three times: it stays open',
      { createdMsAgo: young, unanswered: 0 },
      [answers.lost, answers.lost, answers.lost],
      undefined,
      { kind: 'unclear', sends: 3, looks: 0 },
    ],
  ])('%s', async (_name, state, given, look, { kind, sends, looks }) => {
    const driven = await drive(state, given, look);
    expect({ kind: driven.outcome.kind, sends: driven.sends, looks: driven.looks }).toEqual({ kind, sends, looks });
  });
});
