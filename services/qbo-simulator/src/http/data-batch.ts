import { jsonAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { findDefinition } from '../entities/all.ts';
import { isJsonObject } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { missingParameter, QboFault } from '../qbo-fault.ts';
import { answerStamp } from '../stamps.ts';
import type { DataCall } from './data-call.ts';

/** The recommended maximum, taken as the limit (docs/quickbooks.md#limits). */
const MOST_ITEMS = 30;

/**
 * With a requestid both must be short: together they form one of at most 50 characters
 * (docs/quickbooks.md#request-ids).
 */
const REQUEST_ID_LENGTH = 36;
const ITEM_ID_LENGTH = 10;

/** The end of every single answer. */
const TIME = /,"time":"[^"]*"\}$/;

const operations = ['create', 'update', 'delete'];

/** Up to 30 independent calls in one, each with its own answer or Fault under HTTP 200 (docs/quickbooks.md#batch). */
export function runBatch(call: DataCall, startedAtMs: number, work: (item: DataCall) => Answer): Answer {
  const items = call.body?.['BatchItemRequest'];
  if (!Array.isArray(items)) throw missingParameter('BatchItemRequest');
  if (items.length > MOST_ITEMS) {
    throw new QboFault('1040', `The number of batch items ${items.length} is more than the maximum of ${MOST_ITEMS}`);
  }
  const parts = items.map((item) => (isJsonObject(item) ? item : {}));
  if (call.requestId !== undefined) checkLengths(call.requestId, parts);
  const answers = parts.map((item) => answerTo(item, call, work));
  return jsonAnswer(200, `{"BatchItemResponse":[${answers.join(',')}],"time":"${answerStamp(startedAtMs)}"}`);
}

function checkLengths(requestId: string, items: JsonObject[]): void {
  if (requestId.length > REQUEST_ID_LENGTH) {
    throw new QboFault('2130', `Request Id of a batch should not be longer than ${REQUEST_ID_LENGTH} characters`);
  }
  if (items.some((item) => bIdOf(item).length > ITEM_ID_LENGTH)) {
    throw new QboFault('2130', `bId should not be longer than ${ITEM_ID_LENGTH} characters`, 'bId');
  }
}

function bIdOf({ bId }: JsonObject): string {
  return typeof bId === 'string' || typeof bId === 'number' ? String(bId) : '';
}

function answerTo(item: JsonObject, batch: DataCall, work: (item: DataCall) => Answer): string {
  const { body } = work(itemCall(item, batch));
  return `${body.replace(TIME, '')},"bId":${JSON.stringify(bIdOf(item))}}`;
}

/** The call that the item stands for. Wrong operations are refused when it is processed. */
function itemCall(item: JsonObject, batch: DataCall): DataCall {
  const queryText = item['Query'];
  const requestId = batch.requestId === undefined ? undefined : `${batch.requestId}:${bIdOf(item)}`;
  const call = { ...batch, requestId, id: undefined, body: undefined, definition: undefined, queryText: '' };
  if (typeof queryText === 'string') return { ...call, operation: 'query', entity: 'query', queryText };
  const { CDCQuery: changes } = item;
  if (isJsonObject(changes)) {
    const asked = { entities: textIn(changes, 'Entities'), changedSince: textIn(changes, 'ChangedSince') };
    return { ...call, operation: 'cdc', entity: 'cdc', parameters: { ...batch.parameters, ...asked } };
  }
  const given = textIn(item, 'operation').toLowerCase();
  const options = textIn(item, 'optionsData').toLowerCase();
  const name = Object.keys(item).find((key) => isJsonObject(item[key])) ?? '';
  const body = item[name];
  return {
    ...call,
    operation: options.includes('void') ? 'void' : operations.includes(given) ? given : `batch ${given}`,
    entity: name,
    definition: findDefinition(name),
    body: isJsonObject(body) ? body : undefined,
    allowDuplicateNumber: options.includes('allowduplicatedocnum'),
  };
}

function textIn(item: JsonObject, name: string): string {
  const value = item[name];
  return typeof value === 'string' ? value : '';
}
