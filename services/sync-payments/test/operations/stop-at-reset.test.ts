import { describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import type { PaymentSync } from '@autosync/records';
import { CAPTURE_OVERLAP_MS, CAPTURE_REACH_MS, type Slice } from '@autosync/sync-worker';
import type { Birth } from '../../src/domain/findings.ts';
import {
  isGone,
  requireMoreThanGone,
  requireSameBooks,
  requireSomeDocument,
} from '../../src/operations/stop-at-reset.ts';

const minute = 60_000;
const lastRead = new Date('2026-11-02T10:00:00.000Z');
const now = new Date('2026-11-02T11:00:00.000Z');
const sync = (more: Partial<PaymentSync> = {}) => ({ watermark: lastRead, highestId: 100, ...more }) as PaymentSync;
const born = (qboId: string, minutesAfter = 0): Birth => ({
  qboId,
  createdAt: new Date(lastRead.getTime() + minutesAfter * minute),
});
const fault = (faultCode: string) => new AutosyncError('qbo-fault', 'refused', { details: { faultCode } });
const deleted = fault('610');
const stamped = (CreateTime: string | undefined, LastUpdatedTime?: string) => ({
  Id: '1',
  MetaData: {
    ...(CreateTime !== undefined && { CreateTime }),
    ...(LastUpdatedTime !== undefined && { LastUpdatedTime }),
  },
});

/** What PostgreSQL and QuickBooks answer, and what they were asked. */
function sliceWith(answers: {
  held?: unknown;
  documents?: Record<string, unknown>;
  counts?: Record<string, number>;
  deletions?: string[];
}) {
  const asked: string[] = [];
  const slice = {
    event: { tenantId: 't', companyId: 'c', runId: 'r' },
    clock: { now: () => now },
    db: { withTenant: async () => answers.held },
    qbo: {
      read: async (entity: string, id: string) => {
        asked.push(`${entity} ${id}`);
        const body = answers.documents?.[id] ?? deleted;
        if (body instanceof Error) throw body;
        return { body };
      },
      count: async (entity: string) => {
        asked.push(entity);
        return { body: answers.counts?.[entity] ?? 0 };
      },
      changeDataCapture: async (entities: readonly string[], since: Date) => {
        asked.push(`changes since ${since.toISOString()}`);
        const rows = (entity: string) => ({
          live: [],
          deleted: answers.deletions?.includes(entity) ? [{ Id: '1' }] : [],
        });
        return { body: { of: Object.fromEntries(entities.map((entity) => [entity, rows(entity)])) } };
      },
    },
  } as unknown as Slice;
  return { slice, asked };
}

const witness = (qboId: string) => ({ entity: 'Payment', qboId, changedAt: lastRead });

describe('a document that was made since the last read', () => {
  const held = [witness('101'), witness('102')];

  it.each<[string, PaymentSync, Birth[]]>([
    ['before anything was read', sync({ watermark: null }), [born('1')]],
    ['under a higher Id than all before', sync(), [born('101')]],
    ['more than ten minutes before it, and read late', sync(), [born('1', -10.01)]],
    ['that is none', sync(), []],
  ])('%s, is not suspicious', async (_when, state, births) => {
    const { slice, asked } = sliceWith({ held });
    await requireSameBooks(slice, state, births);
    expect(asked).toEqual([]);
  });

  it.each<[string, Birth[], string]>([
    ['under the highest Id', [born('100')], '100'],
    ['ten minutes before it', [born('7', -10)], '7'],
    ['the lowest of several, by number', [born('20'), born('9'), born('30')], '9'],
  ])('%s, is another one than we know where all higher Ids are gone', async (_when, births, id) => {
    const { slice, asked } = sliceWith({ held });
    await expect(requireSameBooks(slice, sync(), births)).rejects.toMatchObject({
      code: 'books-reset',
      message: `the Id ${id} belongs to another document than before`,
    });
    expect(asked).toEqual(['Payment 101', 'Payment 102']);
  });

  it('says nothing where we hold nothing under a higher Id', async () => {
    await requireSameBooks(sliceWith({ held: [] }).slice, sync(), [born('1')]);
  });

  it.each<[string, unknown]>([
    ['is there, made when we knew it', stamped('2026-11-02T10:00:00Z')],
    ['is there, made before, and changed since', stamped('2026-11-01T10:00:00Z', '2026-11-02T10:30:00Z')],
    ['is there and only says when it was changed', stamped(undefined, '2026-11-02T10:00:00Z')],
    ['is there and says nothing', { Id: '102' }],
  ])('says nothing where one of the others %s', async (_how, document) => {
    const { slice, asked } = sliceWith({ held, documents: { 101: deleted, 102: document } });
    await requireSameBooks(slice, sync(), [born('1')]);
    expect(asked).toEqual(['Payment 101', 'Payment 102']);
  });

  it.each<[string, unknown]>([
    ['made since we knew it', stamped('2026-11-02T10:00:01Z')],
    ['changed since, of unknown age', stamped(undefined, '2026-11-02T10:00:01Z')],
    ['in books that QuickBooks says were reset', fault('10200')],
  ])('is another one where the others are %s', async (_how, document) => {
    const { slice } = sliceWith({ held, documents: { 101: document, 102: document } });
    await expect(requireSameBooks(slice, sync(), [born('1')])).rejects.toMatchObject({ code: 'books-reset' });
  });

  it('ends the slice where QuickBooks answers something else', async () => {
    const error = fault('6000');
    const { slice } = sliceWith({ held, documents: { 101: error } });
    await expect(requireSameBooks(slice, sync(), [born('1')])).rejects.toBe(error);
  });
});

describe('a read that showed nothing but that documents are gone', () => {
  const sinceLastRead = `changes since ${new Date(lastRead.getTime() - CAPTURE_OVERLAP_MS).toISOString()}`;

  it('asks nothing where it showed something else, too', async () => {
    const { slice, asked } = sliceWith({ held: 0 });
    await requireMoreThanGone(slice, sync());
    expect(asked).toEqual([]);
  });

  it.each(['Payment', 'Invoice'])('is believed where QuickBooks tells of a deletion: of a %s', async (entity) => {
    const { slice, asked } = sliceWith({ held: 3, deletions: [entity] });
    await requireMoreThanGone(slice, sync());
    expect(asked).toEqual([sinceLastRead]);
  });

  it('is believed where QuickBooks has others', async () => {
    const { slice, asked } = sliceWith({ held: 3, counts: { Payment: 1 } });
    await requireMoreThanGone(slice, sync());
    expect(asked).toEqual([sinceLastRead, 'Payment']);
  });

  it.each<[string, Date | null]>([
    ['long ago', new Date('2026-01-01T00:00:00.000Z')],
    ['never', null],
  ])('asks for deletions as far back as QuickBooks tells of them where we read %s', async (_when, watermark) => {
    const { slice, asked } = sliceWith({ held: 3 });
    await expect(requireMoreThanGone(slice, sync({ watermark }))).rejects.toMatchObject({
      code: 'books-reset',
      message: 'none of 3 documents is there any more',
    });
    expect(asked[0]).toBe(`changes since ${new Date(now.getTime() - CAPTURE_REACH_MS).toISOString()}`);
  });
});

describe('books without any document', () => {
  it('are others where we hold three, and say nothing where we hold two', async () => {
    const reset = { code: 'books-reset', message: 'none of 3 documents is there any more' };
    const { slice, asked } = sliceWith({});
    await expect(requireSomeDocument(slice, 3)).rejects.toMatchObject(reset);
    asked.length = 0;
    await requireSomeDocument(slice, 2);
    expect(asked).toEqual([]);
  });

  it.each([
    ['Payment', ['Payment']],
    ['Invoice', ['Payment', 'CreditMemo', 'Invoice']],
  ])('are the same where there is one %s', async (entity, expected) => {
    const { slice, asked } = sliceWith({ counts: { [entity]: 1 } });
    await requireSomeDocument(slice, 3);
    expect(asked).toEqual(expected);
  });

  it.each<[string, unknown, boolean]>([
    ['says that it is deleted', fault('610'), true],
    ['says something else', fault('6000'), false],
    ['is no fault', new AutosyncError('qbo-ambiguous', 'no answer', { details: { faultCode: '610' } }), false],
  ])('a document is gone where the answer %s', (_what, error, expected) => {
    expect(isGone(error)).toBe(expected);
  });
});
