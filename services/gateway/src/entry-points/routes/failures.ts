import { Type } from 'typebox';
import { declarationOf, failureCatalogue, failureCategories, recordTypes } from '@autosync/contracts';
import type { FailureCode, RecordType } from '@autosync/contracts';
import type { App } from '../app-types.ts';
import { oneOf } from '../resources/shared.ts';

const failureSchema = Type.Object(
  {
    code: Type.String(),
    category: oneOf(failureCategories),
    message: Type.String({ description: 'The sentence; what stands in {braces} is filled in for each record' }),
    fix: Type.String({ description: 'What to do about it' }),
    retryable: Type.Boolean({ description: 'It is tried again by itself' }),
    types: Type.Array(oneOf(recordTypes), { description: 'The record types that it can come with' }),
  },
  { title: 'CataloguedFailure' },
);

/** A failure of the common part comes with every type, one of a type with that only. */
function typesOf(code: string): RecordType[] {
  const own = recordTypes.filter((type) => Object.hasOwn(declarationOf(type).failures, code));
  return own.length > 0 ? own : [...recordTypes];
}

const failures = Object.entries(failureCatalogue)
  .map(([code, entry]) => ({ code: code as FailureCode, ...entry, types: typesOf(code) }))
  .sort((a, b) => a.code.localeCompare(b.code));

export function failureRoute(app: App): void {
  app.get(
    '/v1/failures',
    {
      config: { operation: 'listFailures', access: 'public' },
      schema: {
        tags: ['records'],
        summary: 'Every way in which syncing a record can fail, with the thing to do about it',
        description: 'What `code` of a record’s failure, of an action and of problems can be. New codes may come.',
        response: { 200: Type.Object({ items: Type.Array(failureSchema) }, { title: 'FailureCatalogue' }) },
      },
    },
    async () => ({ items: failures }),
  );
}
