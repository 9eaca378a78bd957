import { describe, expect, it } from 'vitest';
import { isSetByPeople, keptFields } from '../../../src/outgoing/merging/kept.ts';
import { mergeDocument } from '../../../src/outgoing/merging/merge-document.ts';

const ours = { TxnDate: '2026-11-02' };
const derived = { ...ours, DueDate: '2026-12-02' };
const typed = { ...ours, DueDate: '2026-12-24' };

describe('a due date that somebody typed in', () => {
  const first = { written: ours, seen: derived, theirs: typed };
  const remembered = keptFields(first, { ours, payload: typed });

  it('is remembered with what was written, and never sent', () => {
    expect(remembered).toEqual({ AutoSyncKept: { DueDate: '2026-12-24' } });
    const written = { ...ours, ...remembered };
    expect(mergeDocument({ ours: { ...written }, written, theirs: typed, force: true })).not.toHaveProperty(
      'AutoSyncKept',
    );
    expect(keptFields({ written, seen: typed, theirs: typed }, { ours, payload: typed })).toEqual(remembered);
    expect(isSetByPeople('DueDate', { written, seen: typed, theirs: { ...ours, DueDate: '2026-12-31' } })).toBe(true);
  });

  it('is none where QuickBooks derived it, or the record says one', () => {
    expect(keptFields({ written: ours, seen: derived, theirs: derived }, { ours, payload: derived })).toEqual({});
    expect(keptFields(first, { ours: typed, payload: typed })).toEqual({});
  });
});
