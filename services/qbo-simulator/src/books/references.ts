import type { JsonObject } from '../json.ts';

/** How a document reads the documents it refers to. */
export type References = {
  stateOf(entity: string, id: string): 'active' | 'inactive' | 'absent';
  /** QBO's name of the entity's table, as in "Names element id 75 not found". */
  tableOf(entity: string): string;
  /**
   * The one `{value, name}` object for that document. Every document that refers to it holds this object, so that the
   * name is always the current one (docs/quickbooks.md#customers-and-vendors).
   */
  shared(entity: string, id: string): JsonObject;
  /** The same as `{value, name, type}`. */
  sharedTyped(entity: string, id: string): JsonObject;
};
