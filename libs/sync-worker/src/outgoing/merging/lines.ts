import { docOf, isDoc, plain, same, type Doc } from './same.ts';

/** The lines that people and we write: QBO adds the SubTotal line by itself. */
export function linesOf(document: Doc): Doc[] {
  const lines = document['Line'];
  return (Array.isArray(lines) ? lines : []).filter(
    (line): line is Doc => isDoc(line) && line['DetailType'] !== 'SubTotalLineDetail',
  );
}

/** What a line's kind adds to it: the object under the name of its DetailType. */
export function detailOf(line: Doc): Doc {
  return docOf(line[kindOf(line)]);
}

export function kindOf(line: Doc): string {
  return String(line['DetailType']);
}

export function lineId(line: Doc): string | undefined {
  return typeof line['Id'] === 'string' ? line['Id'] : undefined;
}

/** Whether a line changes what the document comes to, or what is in stock. */
export function movesSomething(line: Doc): boolean {
  return kindOf(line) !== 'DescriptionOnly' && (!same(line['Amount'], 0) || detailOf(line)['Qty'] !== undefined);
}

/** What a line is about: its product, or its account and the side of it. */
function subjectOf(line: Doc): unknown[] {
  const { ItemRef, AccountRef, PostingType } = detailOf(line);
  const subject = ItemRef ?? AccountRef;
  return subject === undefined || subject === null ? [] : [subject, PostingType];
}

const withoutId = ({ Id: _id, LineNum: _number, ...rest }: Doc): Doc => rest;

/** From the surest sign that two lines are one line to the weakest: lines with the same text of it. Undefined: no sign. */
const signs: readonly ((line: Doc) => string | undefined)[] = [
  (line) => {
    const { Qty, UnitPrice, QtyDiff, ServiceDate, CustomerRef } = detailOf(line);
    const money = [line['Amount'], Qty, UnitPrice, QtyDiff];
    return signOf(line, ...subjectOf(line), ...money, line['Description'], ServiceDate, CustomerRef);
  },
  (line) => (subjectOf(line).length === 0 ? undefined : signOf(line, ...subjectOf(line))),
  (line) => (line['Description'] === undefined ? undefined : signOf(line, line['Description'])),
  (line) => (line['Amount'] === undefined ? undefined : signOf(line, line['Amount'])),
];

const signOf = (line: Doc, ...parts: unknown[]): string => JSON.stringify([kindOf(line), ...parts.map(plain)]);

/**
 * Which known line each of our lines is: the equal one, else one of the same product or account, else one with the same
 * text or amount, each at most once and in order. Undefined: a new line.
 */
export function matchLines(ours: readonly Doc[], known: readonly Doc[]): (Doc | undefined)[] {
  const matches: (Doc | undefined)[] = ours.map(() => undefined);
  const taken = new Set<Doc>();
  for (const sign of signs) {
    const free = Map.groupBy(
      known.filter((line) => !taken.has(line)),
      sign,
    );
    ours.forEach((line, n) => {
      if (matches[n] !== undefined) return;
      const text = sign(line);
      const found = text === undefined ? undefined : free.get(text)?.shift();
      if (found === undefined) return;
      matches[n] = found;
      taken.add(found);
    });
  }
  return matches;
}

/** Our document with the Ids that QBO gave its lines, so that a later update finds them again. */
export function withLineIds(ours: Doc, returned: Doc): Doc {
  const lines = linesOf(ours);
  if (lines.length === 0) return ours;
  const matches = matchLines(lines, linesOf(returned));
  return {
    ...ours,
    Line: lines.map((line, n) => {
      const id = matches[n] === undefined ? undefined : lineId(matches[n]);
      return id === undefined ? withoutId(line) : { ...withoutId(line), Id: id };
    }),
  };
}
