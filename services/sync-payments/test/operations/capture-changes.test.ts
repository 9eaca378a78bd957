import { describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import type { Slice } from '@autosync/sync-worker';
import { captureChanges, compareClocks } from '../../src/operations/capture-changes.ts';

const askedAt = new Date('2026-11-02T10:00:00.000Z');
const serverDate = new Date('2026-11-02T09:59:58.000Z');
const all = ['Payment', 'CreditMemo', 'Invoice', 'Customer'];
const fault = (faultCode: string) => new AutosyncError('qbo-fault', 'refused', { details: { faultCode } });
const payment = { Id: '74', SyncToken: '1', TotalAmt: 5, TxnDate: '2026-11-01', CustomerRef: { value: '3' } };
const stamped = { MetaData: { CreateTime: '2026-11-01T10:00:00Z', LastUpdatedTime: '2026-11-01T10:00:00Z' } };

type Answer = { count: number } | Error;

/** A slice whose QuickBooks answers what is asked for some entities; the calls that it got. */
function sliceWith(answers: (entities: readonly string[]) => Answer) {
  const calls: string[] = [];
  const slice = {
    clock: { now: () => askedAt },
    logger: { warn: () => undefined },
    qbo: {
      changeDataCapture: async (entities: readonly string[]) => {
        calls.push(entities.join());
        const answer = answers(entities);
        if (answer instanceof Error) throw answer;
        const rows = (entity: string) => ({
          live: entity === 'Payment' ? [{ ...payment, ...stamped }] : [{ Id: '9', DisplayName: 'Contoso', ...stamped }],
          deleted: entity === 'Payment' ? [{ Id: '75', status: 'Deleted', ...stamped }] : [],
        });
        const of = Object.fromEntries(entities.map((entity) => [entity, rows(entity)]));
        return { body: { count: answer.count, of }, serverDate };
      },
    },
  } as unknown as Slice;
  return { slice, calls };
}

describe('the capture of changes', () => {
  it('is one call where QuickBooks tells all of them, and holds until its clock', async () => {
    const { slice, calls } = sliceWith(() => ({ count: 999 }));
    const { incomplete, until, documents, names } = await captureChanges(slice, new Date(0));
    expect({ calls, incomplete, until }).toEqual({ calls: [all.join()], incomplete: [], until: serverDate });
    const paid = documents.filter(({ entity }) => entity === 'Payment').map(({ qboId, state }) => [qboId, state]);
    expect(paid).toEqual([
      ['74', 'live'],
      ['75', 'deleted'],
    ]);
    expect([...names]).toEqual([['9', 'Contoso']]);
  });

  it.each<[string, Answer]>([
    ['is cut off', { count: 1000 }],
    ['is refused', fault('6000')],
  ])('asks for each entity by itself where the answer for all %s', async (_how, tooMuch) => {
    const { slice, calls } = sliceWith((entities) => (entities.length > 1 ? tooMuch : { count: 1 }));
    const { incomplete, until, documents } = await captureChanges(slice, new Date(0));
    expect(calls).toEqual([all.join(), ...all]);
    expect({ incomplete, until }).toEqual({ incomplete: [], until: tooMuch instanceof Error ? askedAt : serverDate });
    expect(documents.some(({ qboId }) => qboId === '75')).toBe(true);
  });

  it.each<[string, Answer]>([
    ['is cut off, too', { count: 1000 }],
    ['is refused', fault('6000')],
  ])('names the entity whose own answer %s, and keeps what the others brought', async (_how, answer) => {
    const { slice } = sliceWith((entities) => (entities.includes('Invoice') ? answer : { count: 1 }));
    const { incomplete, documents, names } = await captureChanges(slice, new Date(0));
    expect(incomplete).toEqual(['Invoice']);
    expect([documents.some(({ qboId }) => qboId === '74'), names.get('9')]).toEqual([true, 'Contoso']);
  });

  it.each([
    ['says that the books were reset', fault('10200')],
    ['is a defect', new TypeError('x is undefined')],
  ])('ends where the answer %s', async (_what, error) => {
    const { slice, calls } = sliceWith(() => error);
    await expect(captureChanges(slice, new Date(0))).rejects.toBe(error);
    expect(calls).toHaveLength(1);
  });
});

describe('the clocks of QuickBooks and ours', () => {
  it.each<[string, number | undefined, object[]]>([
    ['unknown', undefined, []],
    ['the same', 0, []],
    ['five minutes apart', 300_000, []],
    ['more than that ahead', 300_600, [{ aheadSeconds: 301 }]],
    ['more than that behind', -300_600, [{ aheadSeconds: -301 }]],
  ])('%s', (_what, aheadMs, warnings) => {
    const seen: object[] = [];
    const logger = { warn: (fields: object) => void seen.push(fields) } as unknown as Slice['logger'];
    compareClocks({ logger }, aheadMs === undefined ? undefined : new Date(askedAt.getTime() + aheadMs), askedAt);
    expect(seen).toEqual(warnings);
  });
});
