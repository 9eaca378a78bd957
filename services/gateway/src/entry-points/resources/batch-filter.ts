import { Type } from 'typebox';
import type { Static } from 'typebox';
import { actionStates, batchStates, recordTypes, triggers } from '@autosync/contracts';
import { closed, instantSchema, oneOf } from './shared.ts';

const codeSchema = Type.String({
  minLength: 1,
  maxLength: 100,
  description: 'A code of the catalogue of failures: one of the records failed, was held or warned of with it',
});

export const batchFilterQuery = {
  type: Type.Optional(oneOf(recordTypes)),
  state: Type.Optional(
    Type.Array(oneOf(batchStates), { maxItems: batchStates.length, description: 'Repeat it for several states' }),
  ),
  trigger: Type.Optional(
    Type.Array(oneOf(triggers), { maxItems: triggers.length, description: 'Repeat it for several triggers' }),
  ),
  from: Type.Optional({ ...instantSchema, description: 'Created at this time or later' }),
  to: Type.Optional({ ...instantSchema, description: 'Created before this time' }),
  label: Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: 'Part of the label, in whatever case' }),
  ),
  code: Type.Optional(codeSchema),
};

export const batchFilterSchema = Type.Object(batchFilterQuery, closed);

/** As batch-status takes it. */
export function toBatchFilter({ type, state = [], trigger = [], ...rest }: Static<typeof batchFilterSchema>) {
  const { from = '', to = '', label = '', code = '' } = rest;
  return { type: type ?? '', states: state, triggers: trigger, from, to, label, code };
}

export const actionFilterQuery = {
  state: Type.Optional(
    Type.Array(oneOf(actionStates), { maxItems: actionStates.length, description: 'Repeat it for several states' }),
  ),
  code: Type.Optional(Type.Array(codeSchema, { maxItems: 20, description: 'Repeat it for several codes' })),
};

export const actionFilterSchema = Type.Object(actionFilterQuery, closed);
