/** A fault of a record's content that its schema cannot find: where it is (a JSON pointer) and what. */
export type ContentFault = { pointer: string; code: string; detail: string };
