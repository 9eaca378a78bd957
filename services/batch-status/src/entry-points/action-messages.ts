import { failureCategories, type ActionResultMessage } from '@autosync/contracts';
import { resultStates, type Action } from '../domain/action.ts';
import { optional, readAmount, readCount, readId, readInstant, readOneOf, readText } from './request-fields.ts';

export function fromResultMessage(message: ActionResultMessage, index: number): Action {
  const field = (name: string) => `results[${index}].${name}`;
  const state = readOneOf(resultStates, message.state, field('state'));
  // Without its category a failure could not be counted for or against the company (docs/protocol.md#disconnect).
  const category = state === 'failed' || message.category !== '' ? message.category : null;
  return {
    recordId: readId(message.recordId, field('record_id')),
    externalId: readText(message.externalId),
    attempt: readCount(message.attempt, field('attempt'), { min: 1 }),
    state,
    operation: optional(message.operation, readText),
    entity: optional(message.entity, readText),
    qboId: optional(message.qboId, readText),
    docNumber: optional(message.docNumber, readText),
    amount: optional(message.amount, (text) => readAmount(text, field('amount'))),
    category: category === null ? null : readOneOf(failureCategories, category, field('category')),
    code: optional(message.code, readText),
    message: optional(message.message, readText),
    fix: optional(message.fix, readText),
    at: readInstant(message.at, field('at')),
    intuitTid: optional(message.intuitTid, readText),
  };
}

export function toResultMessage(action: Action): ActionResultMessage {
  return {
    recordId: action.recordId,
    externalId: action.externalId,
    attempt: action.attempt,
    state: action.state,
    operation: action.operation ?? '',
    entity: action.entity ?? '',
    qboId: action.qboId ?? '',
    docNumber: action.docNumber ?? '',
    amount: action.amount ?? '',
    category: action.category ?? '',
    code: action.code ?? '',
    message: action.message ?? '',
    fix: action.fix ?? '',
    at: action.at.toISOString(),
    intuitTid: action.intuitTid ?? '',
  };
}
