import { describe, expect, it } from 'vitest';
import { ageCursor, decodeCursor, encodeCursor, feedCursor, toPage } from '../../src/domain/cursors.ts';

const id = '0190a5a0-0000-4000-8000-000000000001';

describe('cursors', () => {
  it('come back as what they were made of', () => {
    const createdAt = new Date('2026-01-02T03:04:05.678Z');
    expect(ageCursor.decode(ageCursor.encode({ createdAt, id }))).toEqual({ createdAt: createdAt.toISOString(), id });
    expect(decodeCursor(encodeCursor(['ä/1', '2']), [/./, /^\d$/])).toEqual(['ä/1', '2']);
  });

  it('no cursor is the beginning', () => {
    expect(ageCursor.decode(undefined)).toBeNull();
    expect(feedCursor.decode(undefined, id)).toBe(0);
  });

  it.each([
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('nonsense').toString('base64url')],
    ['no list', Buffer.from('{"a":1}').toString('base64url')],
    ['too short', encodeCursor([id])],
    ['not text', Buffer.from(`[1,"${id}"]`).toString('base64url')],
    ['no such day', encodeCursor(['2026-02-99T00:00:00.000Z', id])],
    ['no id', encodeCursor(['2026-01-02T03:04:05.678Z', "'; drop table x"])],
  ])('%s is refused', (_, cursor) => {
    expect(() => ageCursor.decode(cursor)).toThrow(expect.objectContaining({ code: 'invalid-request' }));
  });
});

describe('a place in a feed', () => {
  const other = '0190a5a0-0000-4000-8000-000000000002';

  it('comes back for the company it was given for', () => {
    expect(feedCursor.decode(feedCursor.encode(id, 4711), id)).toBe(4711);
  });

  it.each([
    ['of another company', feedCursor.encode(other, 1)],
    ['below zero', encodeCursor([id, '-1'])],
    ['past what numbers hold', encodeCursor([id, '9'.repeat(16)])],
    ['without a company', encodeCursor(['1'])],
  ])('%s is refused', (_, cursor) => {
    expect(() => feedCursor.decode(cursor, id)).toThrow(expect.objectContaining({ code: 'invalid-request' }));
  });
});

describe('a page', () => {
  const page = (rows: number[]) => toPage(rows, { limit: 2, toItem: (row) => row * 10, cursorOf: (row) => `c${row}` });

  it('has a next one when a row more than the limit was read', () => {
    expect(page([1, 2, 3])).toEqual({ items: [10, 20], nextCursor: 'c2' });
  });

  it('is the last one when the rows just fill it, or there are none', () => {
    expect(page([1, 2])).toEqual({ items: [10, 20], nextCursor: null });
    expect(page([])).toEqual({ items: [], nextCursor: null });
  });
});
