import { describeFailure } from '@autosync/contracts';
import type { FailureCode, RecordType } from '@autosync/contracts';
import type { DocumentProblem } from '@autosync/records';
import type { RecordProblem } from '@autosync/records';

const codes: Readonly<Record<DocumentProblem['what'], FailureCode>> = {
  voided: 'voided-in-quickbooks',
  deleted: 'deleted-in-quickbooks',
  unreadable: 'document-unreadable',
};

type Limits = { mostCauses: number; mostExamples: number };

/** Problems of documents in QuickBooks in the form of those of records: by code, and below it by sentence. */
export function groupDocumentProblems(problems: readonly DocumentProblem[], limits: Limits): RecordProblem[] {
  const single = problems.map(({ recordType, what, reason, externalId, at }): RecordProblem => {
    const failure = describeFailure(codes[what], { document: externalId, detail: reason });
    return {
      type: recordType as RecordType,
      category: failure.category,
      code: failure.code,
      fix: failure.fix,
      count: 1,
      firstAt: at,
      lastAt: at,
      causeCount: 1,
      causes: [{ message: failure.message, count: 1, externalIds: [externalId] }],
    };
  });
  return mergeProblems(single, limits);
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
