import type { JsonObject } from '../json.ts';

/** What a document needs to know of the documents it points to. */
export type References = {
  stateOf(entity: string, id: string): 'active' | 'inactive' | 'absent';
  /** QBO's name of the entity's table, as in "Names element id 75 not found". */
  tableOf(entity: string): string;
  /**
   * The one `{value, name}` object of that document. Every document that points to it holds this object: its name is
   * what the other one is called when the answer is written, not when the reference was made
   * (docs/quickbooks.md#customers-and-vendors).
   */
  shared(entity: string, id: string): JsonObject;
  /** The same as `{value, name, type}`. */
  sharedTyped(entity: string, id: string): JsonObject;
};
