import type { Json } from '../json.ts';

/**
 * What the answers of an entity hold, whatever was written. What nobody wrote and nothing here names is not there.
 * `books/answer-shape.ts` keeps it and `test/entities/answers.test.ts` reads it.
 */
export type AnswerTable = {
  /**
   * Properties of every answer, with what they hold until somebody writes them. `Line.X` is X of each line that has an
   * Id, `Group.X` is X of a group that is there.
   */
  defaults?: Readonly<Record<string, Json>>;
  /** Properties of every answer that the entity works out or demands. */
  always?: readonly string[];
  /** Lists that are left out while they are empty. */
  unlessEmpty?: readonly string[];
  /** References that are answered without a name. */
  nameless?: readonly string[];
  /** Postal addresses: each has an Id. */
  addresses?: readonly string[];
  /** MetaData tells who wrote the version: how a person's edit is told from an app's. */
  saysWhoWrote?: true;
};
