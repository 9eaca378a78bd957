import { describeFailure } from '@autosync/contracts';
import type { FailureCode, RecordType } from '@autosync/contracts';
import type { DifferenceRow, DocumentProblem, RecordProblem } from '@autosync/records';
import { describeDifference } from './difference-words.ts';

const codes: Readonly<Record<DocumentProblem['what'], FailureCode>> = {
  voided: 'voided-in-quickbooks',
  deleted: 'deleted-in-quickbooks',
  unreadable: 'document-unreadable',
};

type Limits = { mostCauses: number; mostExamples: number };

/** Problems of documents in QuickBooks in the form of those of records: by code, and below it by sentence. */
export function groupDocumentProblems(problems: readonly DocumentProblem[], limits: Limits): RecordProblem[] {
  const single = problems.map(({ recordType, what, reason, externalId, at }) =>
    toProblem({
      type: recordType,
      externalId,
      firstAt: at,
      lastAt: at,
      failure: describeFailure(codes[what], { document: externalId, detail: reason }),
    }),
  );
  return mergeProblems(single, limits);
}

/** What comparisons found, without what is said of a record's document already. */
export function groupDifferences(
  differences: readonly DifferenceRow[],
  { said, ...limits }: Limits & { said: readonly DocumentProblem[] },
): RecordProblem[] {
  const known = new Set(said.map(({ recordType, what, externalId }) => `${recordType} ${what} ${externalId}`));
  const single = differences
    .filter(({ type, kind, externalId }) => !known.has(`${type} ${kind} ${externalId}`))
    .map((difference) => {
      const { type, externalId, entity, docNumber, qboId, firstAt, lastAt } = difference;
      const failure = describeDifference(difference);
      return toProblem({ type, externalId: externalId ?? `${entity} ${docNumber ?? qboId}`, firstAt, lastAt, failure });
    });
  return mergeProblems(single, limits);
}

function toProblem(one: {
  type: string;
  externalId: string;
  firstAt: Date;
  lastAt: Date;
  failure: ReturnType<typeof describeFailure>;
}): RecordProblem {
  const { type, externalId, firstAt, lastAt, failure } = one;
  return {
    type: type as RecordType,
    category: failure.category,
    code: failure.code,
    fix: failure.fix,
    count: 1,
    firstAt,
    lastAt,
    causeCount: 1,
    causes: [{ message: failure.message, count: 1, externalIds: [externalId] }],
  };
}

/** One entry per type and code, and in it one cause per sentence; the most records first. */
export function mergeProblems(
  problems: readonly RecordProblem[],
  { mostCauses, mostExamples }: Limits,
): RecordProblem[] {
  const groups = Map.groupBy(problems, ({ type, category, code }) => `${type} ${category} ${code}`);
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const causes = joinCauses(group.flatMap((one) => one.causes));
      const hidden = group.reduce((sum, one) => sum + one.causeCount - one.causes.length, 0);
      return [
        {
          ...first,
          count: group.reduce((sum, { count }) => sum + count, 0),
          firstAt: new Date(Math.min(...group.map(({ firstAt }) => firstAt.getTime()))),
          lastAt: new Date(Math.max(...group.map(({ lastAt }) => lastAt.getTime()))),
          causeCount: causes.length + hidden,
          causes: causes
            .slice(0, mostCauses)
            .map((cause) => ({ ...cause, externalIds: cause.externalIds.slice(0, mostExamples) })),
        },
      ];
    })
    .sort((one, other) => other.count - one.count);
}

function joinCauses(causes: readonly RecordProblem['causes'][number][]): RecordProblem['causes'] {
  const groups = Map.groupBy(causes, ({ message }) => message);
  return [...groups]
    .map(([message, group]) => ({
      message,
      count: group.reduce((sum, { count }) => sum + count, 0),
      externalIds: group.flatMap(({ externalIds }) => externalIds).toSorted(),
    }))
    .sort((one, other) => other.count - one.count || (one.message < other.message ? -1 : 1));
}
