import { spreadCustomFields } from './custom-fields.ts';
import { detailOf, kindOf, lineId, linesOf, matchLines, movesSomething } from './lines.ts';
import { identical, same, type Doc } from './same.ts';

/** A document at four times: as we want it, as we wrote it last, as QBO returned it then, and as QBO has it now. */
export type Versions = { ours: Doc; written: Doc; seen: Doc; theirs: Doc };

/** The note holds what others write beside our mark, and lines are compared one by one. */
const ELSEWHERE = new Set(['Line', 'PrivateNote']);

/** The fields of a document or line that are ours: those that we wrote or want to write. */
export function ownedKeys(ours: Doc, written: Doc): string[] {
  return [...new Set([...Object.keys(ours), ...Object.keys(written)])].filter((key) => !ELSEWHERE.has(key));
}

/**
 * Where a value goes by itself, without anybody who decided against us: an invoice takes a billable line over. From there the
 * record cannot take it back.
 */
const movesOn: Readonly<Record<string, { from: string; to: string }>> = {
  BillableStatus: { from: 'Billable', to: 'HasBeenBilled' },
};

/** QBO, or somebody in it, has sent the document: nothing that a record could contradict. */
const NEVER_CONTESTED = new Set(['EmailStatus']);

/** Changed by somebody else, and not to what we want. */
function isContested(key: string, { ours, seen, theirs }: Omit<Versions, 'written'>): boolean {
  const step = movesOn[key];
  if (step !== undefined && theirs[key] === step.to) return ours[key] !== step.from;
  return !identical(seen[key], theirs[key]) && !same(ours[key], theirs[key]);
}

/**
 * The fields of ours that somebody changed in QBO since we wrote them, and not to what we want: `Line` for any of the
 * lines. A newer SyncToken is none by itself (a payment raises it), nor is what others set beside our fields, nor a change
 * that the record has followed meanwhile.
 */
export function conflictsOf(given: Versions): string[] {
  const versions = mapVersions(given, spreadCustomFields);
  const { ours, written } = versions;
  const fields = ownedKeys(ours, written).filter((key) => !NEVER_CONTESTED.has(key) && isContested(key, versions));
  return hasContestedLine(versions) ? [...fields, 'Line'] : fields;
}

function mapVersions({ ours, written, seen, theirs }: Versions, map: (document: Doc) => Doc): Versions {
  return { ours: map(ours), written: map(written), seen: map(seen), theirs: map(theirs) };
}

function hasContestedLine({ ours, written, seen, theirs }: Versions): boolean {
  const seenLines = byId(seen);
  const theirLines = byId(theirs);
  const writtenLines = linesOf(written);
  const matches = matchLines(linesOf(ours), writtenLines);
  const wanted = new Map(linesOf(ours).map((line, n) => [matches[n], line]));

  const changed = writtenLines.some((line) => {
    const id = lineId(line);
    const before = seenLines.get(id);
    if (before === undefined) return false;
    const now = theirLines.get(id);
    const want = wanted.get(line);
    if (now === undefined) return want !== undefined;
    return isContestedLine({ ours: want ?? {}, written: line, seen: before, theirs: now });
  });
  const fresh = linesOf(ours).filter((_line, n) => matches[n] === undefined);
  const added = [...theirLines].filter(([id, line]) => !seenLines.has(id) && movesSomething(line));
  return (
    changed ||
    matchLines(
      fresh,
      added.map(([, line]) => line),
    ).filter(isMatch).length < added.length
  );
}

const isMatch = (line: Doc | undefined): boolean => line !== undefined;

function isContestedLine(line: Versions): boolean {
  const isContestedPart = (part: Versions) => ownedKeys(part.ours, part.written).some((key) => isContested(key, part));
  return isContestedPart(mapVersions(line, flat)) || isContestedPart(mapVersions(line, detailOf));
}

/** A line without its Id, its place and its detail. */
function flat(line: Doc): Doc {
  const { Id: _id, LineNum: _number, [kindOf(line)]: _detail, ...rest } = line;
  return rest;
}

/** QuickBooks gives each line an Id. */
const byId = (document: Doc): Map<string | undefined, Doc> =>
  new Map(linesOf(document).map((line) => [lineId(line), line]));
