import type { QboCondition, QboEntityName } from '@autosync/qbo';
import type { StoredFault, WorkItem } from '@autosync/records';
import { readQbo } from '../reading.ts';
import type { Base } from './base.ts';
import { isOfTheSlice, sentenceOf } from './containment.ts';
import type { EntityDefinition, FaultAnswer } from './entity-definition.ts';
import type { Doc } from './merging/same.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';

export type Shape<Content> =
  | { ok: true; record: Content }
  | Extract<ReturnType<EntityDefinition<Content>['read']>, { ok: false }>;

/** The record as it is to be written: in another shape after a refusal, else as it was written before, else as it is stored. */
export function shapeOf<Content>(
  definition: EntityDefinition<Content>,
  { content }: Pick<WorkItem, 'content'>,
  { synced, instead }: Pick<Base<Content>, 'synced' | 'instead'>,
): Shape<Content> {
  if (instead !== undefined) return { ok: true, record: instead };
  const read = definition.read(content);
  if (!read.ok || synced === null || definition.asWritten === undefined) return read;
  const written = { entity: synced.entity, body: synced.written ?? synced.document ?? {} };
  return { ok: true, record: definition.asWritten(read.record, written) };
}

/** Asks a type for its own answer to a refusal. One that throws has given its answer: the record fails, its intent is closed. */
export function createTypeAnswers<Content>(slice: OutgoingSlice, definition: EntityDefinition<Content>) {
  async function find(entity: QboEntityName, conditions: readonly QboCondition[]): Promise<readonly Doc[]> {
    const { body } = await readQbo(slice, () =>
      slice.qbo.query(entity, conditions, { orderBy: 'Id', maxResults: 1000 }),
    );
    return body.map((row) => ({ ...row }));
  }

  return async function answer(
    record: Content,
    refused: { entity: QboEntityName; body: Doc; fault: StoredFault },
  ): Promise<FaultAnswer<Content> | undefined> {
    const { company } = slice;
    try {
      return await definition.answerFault?.({
        ...refused,
        record,
        company,
        find: (conditions) => find(refused.entity, conditions),
      });
    } catch (error) {
      if (isOfTheSlice(error)) throw error;
      return { kind: 'refuse', refusal: { code: 'processing-failed', values: { detail: sentenceOf(error) } } };
    }
  };
}

export type TypeAnswers<Content> = ReturnType<typeof createTypeAnswers<Content>>;
