import { mergeNote, withoutVoided } from '../document-key.ts';
import { ownedKeys, type Versions } from './conflicts.ts';
import { gatherCustomFields, spreadCustomFields } from './custom-fields.ts';
import { detailOf, kindOf, lineId, linesOf, matchLines, movesSomething } from './lines.ts';
import { KEPT } from './kept.ts';
import { docOf, same, type Doc } from './same.ts';

/** What QBO works out by itself: it would ignore it, and a stored intent is easier to read without. */
export const DERIVED = [
  'domain',
  'status',
  'sparse',
  'MetaData',
  'TotalAmt',
  'Balance',
  'HomeTotalAmt',
  'HomeBalance',
  'RemainingCredit',
  KEPT,
];

/** With a line's amount one fact: QBO refuses a line whose amount is not quantity × price, or has another tax in it. */
const MONEY_OF_DETAIL = ['Qty', 'UnitPrice', 'TaxInclusiveAmt'];

type Merge = Pick<Versions, 'ours' | 'written' | 'theirs'> & {
  /** Somebody decided that ours goes out again: also what the record did not change is set to ours. */
  force: boolean;
};

/**
 * The whole document for a full update: what the record changed is as the record says, what was removed from it is
 * removed, and everything that others set (class, location, custom fields, notes, texts of their own) stays as QBO has it.
 */
export function mergeDocument(merge: Merge): Record<string, unknown> {
  const { ours, written, theirs } = merge;
  const merged = gatherCustomFields(mergeFields(withCustomFields(merge)));
  for (const key of DERIVED) delete merged[key];
  const lines = mergeLines(merge);
  if (lines.length > 0 || 'Line' in ours) merged['Line'] = lines;
  merged['PrivateNote'] = mergeNote({
    theirs: merge.force ? withoutVoided(theirs['PrivateNote']) : theirs['PrivateNote'],
    written: written['PrivateNote'],
    ours: ours['PrivateNote'],
  });
  return merged;
}

/** Those of others are left as they stand where none is ours. */
function withCustomFields(merge: Merge): Merge {
  const { ours, written, theirs } = merge;
  if (!('CustomField' in ours || 'CustomField' in written)) return merge;
  return {
    ...merge,
    ours: spreadCustomFields(ours),
    written: spreadCustomFields(written),
    theirs: spreadCustomFields(theirs),
  };
}

function mergeFields({ ours, written, theirs, force }: Merge): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...theirs };
  for (const key of ownedKeys(ours, written)) {
    if (!(key in ours)) delete merged[key];
    else if (force || !same(ours[key], written[key])) merged[key] = ours[key];
  }
  return merged;
}

function mergeLines(merge: Merge): Doc[] {
  const { written, theirs, force } = merge;
  const ours = linesOf(merge.ours);
  const theirLines = linesOf(theirs);
  const theirsById = new Map(theirLines.map((line) => [lineId(line), line]));
  const writtenLines = linesOf(written);
  const matches = matchLines(ours, richestFirst(ours, { written: writtenLines, theirsById }));
  const own = new Set(writtenLines.map(lineId));
  const extra = theirLines.filter((line) => !own.has(lineId(line)));
  const fresh = ours.filter((_line, n) => matches[n] === undefined);
  const adopted = new Map(matchLines(fresh, extra).map((line, n) => [fresh[n], line]));
  adopted.set(fresh.find(isDiscount), extra.find(isDiscount));

  const merged = ours.flatMap((line, n): Doc[] => {
    const before = matches[n];
    if (before === undefined) {
      const found = adopted.get(line);
      if (found === undefined || !(same(line, found) || isDiscount(line))) return [line];
      return [{ ...found, ...line, Id: found['Id'] }];
    }
    const now = theirsById.get(lineId(before));
    if (now !== undefined) return [mergeLine({ ours: line, written: before, theirs: now, force })];
    // Somebody removed it, and that was accepted: it comes back only when the record changes it, or by force.
    const { Id: _id, ...asWritten } = before;
    return force || !same(line, asWritten) ? [line] : [];
  });
  const taken = new Set(merged.map(lineId));
  const kept = extra.filter((line) => !taken.has(lineId(line)) && !(force && movesSomething(line)));
  return insertInOrder(merged, { kept, order: theirLines });
}

/**
 * Of several equal lines of which the record drops some, those go to which nobody has added anything (a class, a customer): they
 * are looked for last.
 */
function richestFirst(
  ours: readonly Doc[],
  { written, theirsById }: { written: readonly Doc[]; theirsById: ReadonlyMap<string | undefined, Doc> },
): readonly Doc[] {
  if (ours.length >= written.length) return written;
  const richness = (line: Doc): number => {
    const now = theirsById.get(lineId(line));
    return now === undefined ? 0 : Object.keys(now).length + Object.keys(detailOf(now)).length;
  };
  const text = ({ Id: _id, ...line }: Doc): string => JSON.stringify(line);
  const equal = Map.groupBy(written, text);
  for (const [key, lines] of equal) {
    equal.set(
      key,
      lines.toSorted((one, other) => richness(other) - richness(one)),
    );
  }
  return written.map((line) => equal.get(text(line))?.shift() ?? line);
}

/** QuickBooks takes one discount on a document: ours takes the place of theirs. */
const isDiscount = (line: Doc): boolean => kindOf(line) === 'DiscountLineDetail';

/** Lines of others stay behind the line they stood behind. */
function insertInOrder(merged: Doc[], { kept, order }: { kept: readonly Doc[]; order: readonly Doc[] }): Doc[] {
  const result = [...merged];
  for (const line of kept) {
    const before = order.slice(0, order.indexOf(line));
    const place = result.findLastIndex((other) => before.some((one) => lineId(one) === lineId(other)));
    result.splice(place + 1, 0, line);
  }
  return result;
}

function mergeLine({ ours, written, theirs, force }: Merge): Doc {
  const kind = kindOf(ours);
  const all = { ours: detailOf(ours), written: detailOf(written), theirs: docOf(theirs[kind]), force };
  const changesMoney =
    !same(ours['Amount'], written['Amount']) || MONEY_OF_DETAIL.some((key) => !same(all.ours[key], all.written[key]));
  const { [kind]: _detail, LineNum: _number, ...line } = mergeFields({ ours, written, theirs, force });
  const detail = mergeFields(all);
  if (changesMoney) {
    line['Amount'] = ours['Amount'];
    for (const key of MONEY_OF_DETAIL) {
      if (key in all.ours) detail[key] = all.ours[key];
      else delete detail[key];
    }
  }
  // QBO derives the account from the product: an old one must not travel with a new product.
  if (!('ItemAccountRef' in all.ours) && !same(all.ours['ItemRef'], all.written['ItemRef'])) {
    delete detail['ItemAccountRef'];
  }
  return { ...line, Id: theirs['Id'], DetailType: kind, ...(kind in ours || kind in theirs ? { [kind]: detail } : {}) };
}
