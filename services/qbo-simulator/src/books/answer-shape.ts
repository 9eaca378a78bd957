import type { AnswerTable } from '../entities/answer-table.ts';
import type { EntityDefinition, WriteContext } from '../entities/definition.ts';
import { compact, isJsonObject } from '../json.ts';
import type { Draft, Json, JsonObject } from '../json.ts';
import type { CompanyView } from './company-view.ts';
import { objectOf } from './doc.ts';
import type { Doc } from './doc.ts';
import { canonicalJson } from '@autosync/core';

/** The document that is stored and answered for a draft. Throws QboFault for what the entity refuses. */
export function completeDocument(definition: EntityDefinition, draft: Draft, context: WriteContext): Draft {
  return shape(definition.answer, definition.complete(draft, context), context);
}

function shape(table: AnswerTable, completed: Draft, { before, company }: WriteContext): Draft {
  const { defaults = {}, nameless = [], addresses = [] } = table;
  const shaped: Draft = compact(completed);
  for (const [path, value] of Object.entries(defaults)) fillIn(shaped, path, value);
  for (const name of nameless) {
    const { value } = objectOf(shaped, name);
    if (value !== undefined) shaped[name] = { value };
  }
  if (addresses.length > 0) giveAddressIds(shaped, addresses, { before, company });
  return withoutEmptyLists(table, shaped);
}

function fillIn(shaped: Draft, path: string, value: Json): void {
  const [name = '', inner] = path.split('.');
  const held = shaped[name];
  if (inner === undefined) {
    if (held === undefined) shaped[name] = value;
  } else if (Array.isArray(held)) {
    shaped[name] = held.map((line) =>
      isJsonObject(line) && line['Id'] !== undefined && line[inner] === undefined ? { ...line, [inner]: value } : line,
    );
  } else if (isJsonObject(held) && held[inner] === undefined) shaped[name] = { ...held, [inner]: value };
}

/** An address that has not changed keeps its Id. One that was copied from a customer or vendor has that one's Id. */
function giveAddressIds(
  shaped: Draft,
  names: readonly string[],
  { before, company }: { before: Doc | undefined; company: CompanyView },
): void {
  let last = company.lastAddressId;
  for (const name of names) {
    const address = shaped[name];
    if (!isJsonObject(address) || address['Id'] !== undefined) continue;
    const { Id, ...old } = objectOf(before ?? {}, name);
    const isKept = Id !== undefined && canonicalJson(compact(old)) === canonicalJson(address);
    shaped[name] = { Id: isKept ? Id : String((last += 1)), ...address };
  }
}

/** Also used when a write to another document has emptied a list of this one. */
export function withoutEmptyLists<T extends Draft>({ unlessEmpty = [] }: AnswerTable, doc: T): T {
  const lists: Draft = doc;
  for (const name of unlessEmpty) {
    const list = lists[name];
    if (Array.isArray(list) && list.length === 0) delete lists[name];
  }
  return doc;
}

/** The largest Id of the addresses in a document. */
export function lastAddressIdIn({ addresses = [] }: AnswerTable, doc: Doc): number {
  return Math.max(0, ...addresses.map((name) => Number((doc[name] as JsonObject | undefined)?.['Id'] ?? 0)));
}
