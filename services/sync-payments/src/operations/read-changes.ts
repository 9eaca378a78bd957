import { errorCode } from '@autosync/core';
import type { DocumentEntity, DocumentSnapshot } from '@autosync/records';
import { readQbo, type Slice } from '@autosync/sync-worker';
import { PAGE } from '../domain/read-plan.ts';
import { toDeletion, toSnapshot, type MoneyDocument } from '../domain/snapshots.ts';

export type Changes = {
  documents: DocumentSnapshot[];
  /** What change data capture could not tell in full: it must be read by windows. */
  incomplete: DocumentEntity[];
  /** By QBO's clock. */
  startedAt: Date;
};

type Since = { entity: DocumentEntity; changedSince: Date };

/**
 * Everything that changed, in one call (design 6). An answer of 1000 objects is cut off, and cannot be paged: then each
 * entity is asked for by itself, and what is still cut off, or refused, is told as incomplete.
 */
export async function readChanges(slice: Slice, since: readonly Since[]): Promise<Changes> {
  const all = await capture(slice, since);
  if (all.incomplete.length === 0 || since.length === 1) return all;
  const parts: Changes[] = [];
  for (const one of since) parts.push(await capture(slice, [one]));
  return {
    documents: parts.flatMap(({ documents }) => documents),
    incomplete: parts.flatMap(({ incomplete }) => incomplete),
    startedAt: all.startedAt,
  };
}

async function capture(slice: Slice, since: readonly Since[]): Promise<Changes> {
  const entities = since.map(({ entity }) => entity);
  const earliest = new Date(Math.min(...since.map(({ changedSince }) => changedSince.getTime())));
  const askedAt = slice.clock.now();
  try {
    const answer = await readQbo(slice, () => slice.qbo.changeDataCapture(entities, earliest));
    const startedAt = answer.serverDate ?? askedAt;
    if (answer.body.count >= PAGE) return { documents: [], incomplete: entities, startedAt };
    const documents = entities.flatMap((entity) => {
      const { live, deleted } = answer.body.of[entity];
      return [
        ...live.map((document) => toSnapshot(entity, document as MoneyDocument, startedAt)),
        ...deleted.map((document) => toDeletion(entity, document, startedAt)),
      ];
    });
    return { documents, incomplete: [], startedAt };
  } catch (error) {
    if (errorCode(error) !== 'qbo-fault') throw error;
    return { documents: [], incomplete: entities, startedAt: askedAt };
  }
}
