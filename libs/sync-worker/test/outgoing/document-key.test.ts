import { describe, expect, it } from 'vitest';
import {
  documentKey,
  holdsVersion,
  markedRecord,
  mergeNote,
  saysVoided,
  withoutVoided,
} from '../../src/outgoing/document-key.ts';

describe('the key in PrivateNote', () => {
  const note = (text: string) => ({ PrivateNote: text });

  it('is recognised among a bookkeeper’s words', () => {
    expect(holdsVersion(note(`Called them\n${documentKey('r-1', 3)} and again`), 'r-1', 3)).toBe(true);
    expect(holdsVersion(note(`No. 7 ${documentKey('r-1', 31)}`), 'r-1', 3)).toBe(false);
    expect(holdsVersion(note(documentKey('r-12', 1)), 'r-1', 1)).toBe(false);
    expect(holdsVersion({}, 'r-1', 1)).toBe(false);
  });

  const id = '0a0a0a0a-1111-2222-3333-444444444444';
  const [one, two] = [documentKey(id, 1), documentKey(id, 2)];
  it.each([
    // in QuickBooks, as we wrote it, as we want it → the note of the update
    ['our own note', one, one, two, two],
    ['words before and behind it', `Ask Ann\n${one} (paid)`, one, two, `Ask Ann\n${two} (paid)`],
    ['a number before the mark', `No. 7 ${one}`, `No. 7 ${one}`, `No. 8 ${two}`, `No. 8 ${two}`],
    ['a mark of a version that we do not know of', `Hi ${one}`, 'No. 7 something', two, `Hi ${two}`],
    ['a mark of a version with two digits', `Hi ${documentKey(id, 12)}`, one, two, `Hi ${two}`],
    ['a removed mark', 'Only mine', one, two, `Only mine\n${two}`],
    ['nothing', undefined, one, two, two],
    ['words, where we wrote no note', 'Only mine', '', two, `Only mine\n${two}`],
    ['words, where our note is not known', 'Only mine', undefined, two, `Only mine\n${two}`],
    ['as many words as fit before our mark', 'x'.repeat(4000), one, two, `${'x'.repeat(3999 - two.length)}\n${two}`],
    ['no half of a character', '😀'.repeat(2000), one, `${two}.`, `${'😀'.repeat(1975)}\n${two}.`],
    ['words, and nothing of ours is left', `Hi ${one}`, one, undefined, 'Hi '],
  ])('keeps what others wrote: %s', (_what, theirs, written, ours, merged) => {
    expect(mergeNote({ theirs, written, ours })).toBe(merged);
  });

  it('is never cut off by what the record says more of than before', () => {
    const words = 'x'.repeat(3950);
    const ours = `${'m'.repeat(100)} | ${two}`;
    const merged = mergeNote({ theirs: `${words}\n${one}`, written: one, ours });
    expect(merged).toBe(`${words.slice(0, 4000 - ours.length)}${ours}`);
    expect(holdsVersion(note(merged), id, 2)).toBe(true);
  });

  it('is cut at the end where QuickBooks would cut it', () => {
    const long = 'x'.repeat(3990);
    for (const written of [one, 'not known']) {
      const merged = mergeNote({ theirs: `${one}${long.slice(one.length)}`, written, ours: `${two}, and more words` });
      expect(merged).toBe(`${two}, and more words${long}`.slice(0, 4000));
    }
  });

  it.each([
    ['any version', `Hi ${documentKey(id, 12)} (paid)`, id],
    ['no version', `AutoSync ${id}`, undefined],
    ['what is no record', documentKey('0a0a0a0a-1111-2222-33-444444444444', 1), undefined],
    ['nothing', '', undefined],
  ])('names its record: %s', (_, text, record) => {
    expect(markedRecord(note(text))).toBe(record);
  });

  it('tells versions apart', () => {
    expect(holdsVersion(note(documentKey('r-1', 12)), 'r-1', 12)).toBe(true);
    expect(holdsVersion(note(documentKey('r-1', 12)), 'r-1', 2)).toBe(false);
  });
});

it.each([
  ['Voided', 0, true],
  ['Voided - AutoSync 1.1', 0, true],
  ['Call Ann.\nVoided - AutoSync 1.1', 0, true],
  ['Call Ann. Voided - AutoSync 1.1', 0, true],
  ['A cheque was voided\nAutoSync 1.1', 0, false],
  ['Voided - the first cheque\nAutoSync 1.1', 10, false],
])('a document with the note %j and the total %d says that it is voided: %s', (PrivateNote, TotalAmt, says) => {
  expect(saysVoided({ PrivateNote, TotalAmt })).toBe(says);
});

const journal = (Amount: number, QtyDiff?: number) => ({
  Amount,
  DetailType: 'ItemAdjustmentLineDetail',
  ItemAdjustmentLineDetail: { QtyDiff },
});
it.each([
  ['nothing in its lines', [journal(0)], true],
  ['an amount in one of them', [journal(0), journal(5)], false],
  ['a quantity in one of them', [journal(0), journal(0, 2)], false],
])('a document without a total, with a note that says so and %s, is voided: %s', (_, Line, says) => {
  expect(saysVoided({ PrivateNote: 'Voided', Line })).toBe(says);
});

it.each([
  ['Voided - AutoSync 1.1', 'AutoSync 1.1'],
  ['Voided\nAutoSync 1.1', 'AutoSync 1.1'],
  ['Voided', ''],
  ['A cheque was Voided - AutoSync 1.1', 'A cheque was Voided - AutoSync 1.1'],
  [undefined, undefined],
])('the note %j of a document that is sent again is %j', (note, without) => {
  expect(withoutVoided(note)).toBe(without);
});

it('a document whose own note speaks of something voided is not voided while nobody has changed the note', () => {
  const ours = 'Voided cheque 12 | AutoSync 1.1';
  expect(saysVoided({ PrivateNote: ours, TotalAmt: 0 }, ours)).toBe(false);
  expect(saysVoided({ PrivateNote: `Voided - ${ours}`, TotalAmt: 0 }, ours)).toBe(true);
});
