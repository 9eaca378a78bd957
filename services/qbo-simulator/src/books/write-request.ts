import type { EntityDefinition } from '../entities/definition.ts';
import type { JsonObject } from '../json.ts';
import { companyReset, invalidId, missingParameter, notFound, notSupported, staleObject } from '../qbo-fault.ts';
import type { Company } from './company.ts';
import type { Doc } from './doc.ts';

export type WriteRequest = {
  company: Company;
  definition: EntityDefinition;
  body: JsonObject;
  requestId: string | undefined;
  /** The bytes of an uploaded file, in base 64. */
  file?: string;
  allowDuplicateNumber: boolean;
  /** The id of the user. */
  writtenBy: string;
  /** When the call arrived, which is the `time` of its answer (docs/quickbooks.md#answers). */
  startedAtMs: number;
};

/**
 * The document that a body changes. Throws unless the body has the SyncToken of its newest version
 * (docs/quickbooks.md#versions).
 */
export function requestedDocument({ company, definition, body }: WriteRequest): Doc {
  const id = numberText(body, 'Id');
  if (!/^\d+$/.test(id)) throw invalidId(id);
  const token = numberText(body, 'SyncToken');
  const store = company.store(definition.name);
  const doc = store.get(id);
  if (!doc && company.isStale(definition, id) && !store.wasDeleted(id)) throw companyReset();
  if (!doc) throw notFound(store.wasDeleted(id));
  if (doc.SyncToken !== token) throw staleObject();
  return doc;
}

/** Refuses an update without properties that this entity always requires. */
export function checkUpdate({ definition, body }: WriteRequest): void {
  const { name, sparseOnly, alwaysSent = [] } = definition;
  if (sparseOnly && body['sparse'] !== true) throw notSupported(`full update ${name}`);
  const missing = alwaysSent.find((property) => body[property] === undefined);
  if (missing !== undefined) throw missingParameter(missing);
}

/** Ids and tokens are texts, but numbers are accepted. */
function numberText(body: JsonObject, name: string): string {
  const value = body[name];
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string' && value !== '') return value;
  throw missingParameter(name);
}
