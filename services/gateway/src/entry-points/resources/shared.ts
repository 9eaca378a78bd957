import { Type } from 'typebox';
import type { TSchema } from 'typebox';
import {
  actionStates,
  batchStates,
  failureCategories,
  nameSchema as boundedName,
  recordTypes,
  referenceKindNames,
  triggers,
} from '@autosync/contracts';
import { syncStates } from '@autosync/records';
import { companyConditions } from '../../domain/company-condition.ts';
import { connectionStates } from '../../domain/connection-state.ts';
import { callerKinds } from '../../domain/principal.ts';
import { scopes } from '../../domain/scopes.ts';

export const closed = { additionalProperties: false } as const;

export const idPattern = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
export const idSchema = Type.String({
  pattern: idPattern,
  description: 'UUID in lower case',
});
export const instantSchema = Type.String({ format: 'date-time' });
export const nameSchema = boundedName({ maxLength: 200 });

export function orNull<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

/** Words that mean the same wherever they stand: a component of the document each. */
const wordLists = new Map<readonly string[], string>([
  [recordTypes, 'RecordType'],
  [batchStates, 'BatchState'],
  [actionStates, 'ActionState'],
  [syncStates, 'SyncState'],
  [triggers, 'Trigger'],
  [failureCategories, 'FailureCategory'],
  [connectionStates, 'ConnectionState'],
  [companyConditions, 'CompanyCondition'],
  [referenceKindNames, 'ReferenceKind'],
  [callerKinds, 'CallerKind'],
  [scopes, 'Scope'],
]);

/** An enumeration of a closed set of words. */
export function oneOf<const T extends string>(values: readonly T[], options: { description?: string } = {}) {
  const title = wordLists.get(values);
  return Type.Enum([...values] as [T, ...T[]], { ...options, ...(title !== undefined && { title }) });
}

export const DEFAULT_LIMIT = 50;

/** The query of a list: `limit` and `cursor` beside the filters. */
export const pagingQuery = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 200, default: DEFAULT_LIMIT, description: 'Most items of the answer' }),
  ),
  cursor: Type.Optional(
    Type.String({ minLength: 1, maxLength: 1000, description: '`nextCursor` of the answer before' }),
  ),
};

/** A schema with a title is a component of the document by that name; a page is one of the name of its items. */
export function pageSchema<T extends TSchema & { title?: string }>(item: T) {
  const { title } = item;
  return Type.Object(
    {
      items: Type.Array(item),
      nextCursor: orNull(Type.String({ description: '`cursor` of the next page; null: this is the last' })),
    },
    title === undefined ? {} : { title: `${title}Page` },
  );
}

export const companyPath = Type.Object({ companyId: idSchema });

/** The header of POSTs that create or start something. Its form is checked where it is used: headers are not closed. */
export const idempotencyHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      pattern: '^[\\x21-\\x7e]{1,255}$',
      description: 'A text of your own for this request: a repeat with it gets the stored answer',
    }),
  ),
});

/** "" is gRPC's way to say that there is nothing. */
export function textOrNull(text: string): string | null {
  return text === '' ? null : text;
}

export function isoOrNull(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}

/** A page for a person. */
export function pageAnswer(description: string) {
  return { description, content: { 'text/html': { schema: Type.String() } } };
}

/** A parameter of a page, which says itself what it thinks of it. */
export function pageParameter(description: string) {
  return Type.Optional(Type.Unknown({ description }));
}

/** One fault of a request, as problem documents and refused items have it. */
export const faultSchema = Type.Object(
  {
    pointer: Type.Optional(Type.String({ description: 'JSON pointer (RFC 6901) into the body' })),
    parameter: Type.Optional(Type.String({ description: 'Name of the query parameter' })),
    header: Type.Optional(Type.String({ description: 'Name of the header' })),
    code: Type.String(),
    detail: Type.String(),
  },
  { title: 'Fault' },
);
