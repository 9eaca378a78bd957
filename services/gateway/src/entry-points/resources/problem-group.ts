import { Type } from 'typebox';
import type { Static } from 'typebox';
import { failureCategories, recordTypes } from '@autosync/contracts';
import type { FailureCategory } from '@autosync/contracts';
import type { RecordProblem } from '@autosync/records';
import { instantSchema, oneOf } from './shared.ts';

export const MOST_CAUSES = 20;
export const MOST_EXAMPLES = 10;

const count = Type.Integer({ minimum: 1, description: 'Records' });

const causeSchema = Type.Object(
  {
    message: Type.String({ description: 'A sentence a bookkeeper understands' }),
    count,
    externalIds: Type.Array(Type.String(), { maxItems: MOST_EXAMPLES, description: 'Some of the records' }),
  },
  { title: 'ProblemCause' },
);

const problemGroupSchema = Type.Object(
  {
    type: oneOf(recordTypes),
    category: oneOf(failureCategories),
    code: Type.String({ description: 'From the catalogue of failures' }),
    fix: Type.String({ description: 'The thing to do about it' }),
    count,
    firstAt: instantSchema,
    lastAt: instantSchema,
    causes: Type.Array(causeSchema, { maxItems: MOST_CAUSES, description: 'The most frequent ones first' }),
    causeCount: Type.Integer({ minimum: 1, description: 'How many causes there are in all' }),
  },
  { title: 'ProblemGroup' },
);

export const problemGroupsSchema = Type.Object(
  { items: Type.Array(problemGroupSchema) },
  { title: 'ProblemGroupList' },
);

export function toProblemGroup(problem: RecordProblem): Static<typeof problemGroupSchema> {
  return {
    ...problem,
    category: problem.category as FailureCategory,
    firstAt: problem.firstAt.toISOString(),
    lastAt: problem.lastAt.toISOString(),
  };
}
