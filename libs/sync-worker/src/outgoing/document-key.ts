import { textField } from './body-fields.ts';
import { detailOf, linesOf } from './merging/lines.ts';

/** What QBO keeps of a PrivateNote. */
const LONGEST_NOTE = 4000;

/**
 * The mark in PrivateNote by which we recognise our documents (docs/protocol.md#write). It names the record and the version
 * that was written, so that a look-up can tell whether an update of unknown outcome was carried out.
 */
export function documentKey(recordId: string, version: number): string {
  return `AutoSync ${recordId}.${version}`;
}

/** Whether QBO's document holds exactly this version of the record, whatever else people wrote into the note. */
export function holdsVersion(document: Record<string, unknown>, recordId: string, version: number): boolean {
  return stands(documentKey(recordId, version), textField(document, 'PrivateNote'));
}

/** Whether a text that may end with a version stands in a note, and not only as the beginning of a higher version. */
function stands(text: string, note: string): boolean {
  const at = note.indexOf(text);
  return at >= 0 && !/\d/.test(note.charAt(at + text.length));
}

/** The record that a document's mark names, whatever version of it; undefined: it is none of ours. */
export function markedRecord(document: Readonly<Record<string, unknown>>): string | undefined {
  const mark = /AutoSync ([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.\d/;
  return mark.exec(textField({ ...document }, 'PrivateNote'))?.[1];
}

/** What QBO puts before the note of a document that is voided, wherever people wrote something since. */
const VOIDED_NOTE = /^voided\b|\bvoided - /im;

/**
 * Nothing is left of a voided document but its note; what has no total, as a journal entry, has lines that say so. `ours` is the note
 * as we wrote it: one that is still the same says what the record says, be it of something voided.
 */
export function saysVoided(document: Record<string, unknown>, ours?: unknown): boolean {
  if (textField(document, 'PrivateNote') === ours) return false;
  if (Number(document['TotalAmt'] ?? 0) !== 0 || !VOIDED_NOTE.test(textField(document, 'PrivateNote'))) return false;
  return linesOf(document).every((line) =>
    [line['Amount'], detailOf(line)['QtyDiff']].every((part) => !Number(part ?? 0)),
  );
}

/** The note of a document that is sent again after it was voided. */
export function withoutVoided(note: unknown): unknown {
  return typeof note === 'string' ? note.replace(/^Voided(?: - |\s*)/, '') : note;
}

/**
 * The note of an update: what people wrote beside our part stays, our part is replaced where it stands, or added at the
 * end where somebody removed it.
 */
export function mergeNote(notes: { theirs: unknown; written: unknown; ours: unknown }): string {
  const [theirs, written, ours] = [notes.theirs, notes.written, notes.ours].map((note) =>
    typeof note === 'string' ? note : '',
  ) as [string, string, string];
  const before = written !== '' && stands(written, theirs) ? written : MARK.exec(theirs)?.[0];
  if (before === undefined) return theirs === '' ? ours : among(theirs, ours, '', '\n');
  const at = theirs.indexOf(before);
  return among(theirs.slice(0, at), ours, theirs.slice(at + before.length));
}

const MARK = /AutoSync [0-9a-f-]{36}\.\d+/;

/** Our part among what people wrote, of which as much stays as fits: without our mark nobody would know the document again. */
function among(before: string, ours: string, after: string, between = ''): string {
  const room = LONGEST_NOTE - ours.length - between.length;
  return cut(`${cut(before, room)}${between}${ours}${after}`, LONGEST_NOTE);
}

/** The beginning of a text, without half of a character at its end. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
