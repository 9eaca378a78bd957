import type { Json } from '../json.ts';

/**
 * What the answers of an entity contain regardless of what was written. Other properties are only answered if they were
 * written. `books/answer-shape.ts` applies it and `test/entities/answers.test.ts` checks it.
 */
export type AnswerTable = {
  /**
   * Properties of every answer with their default values. `Line.X` is X of each line that has an Id, `Group.X` is X of
   * a group if it is there.
   */
  defaults?: Readonly<Record<string, Json>>;
  /** Properties of every answer that the entity computes or requires. */
  always?: readonly string[];
  /** Lists that are left out when they are empty. */
  unlessEmpty?: readonly string[];
  /** References that are answered without a name. */
  nameless?: readonly string[];
  /** Postal addresses: each has an Id. */
  addresses?: readonly string[];
  /** MetaData says who wrote the version, which tells a person's edit from an app's. */
  saysWhoWrote?: true;
};
