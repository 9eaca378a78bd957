import { errorCode } from '@autosync/core';
import { isReset, MOST_CAPTURED, readQbo, readUntil, type Slice } from '@autosync/sync-worker';
import {
  findDeletions,
  findDocuments,
  findNames,
  joinFindings,
  noFindings,
  type Findings,
} from '../domain/findings.ts';
import { isDocument, readEntities, type ReadEntity } from '../domain/read-plan.ts';

export type Captured = Findings & {
  /** What change data capture could not tell in full: it must be read by windows. */
  incomplete: ReadEntity[];
  until: Date;
};

/** Clocks that differ by more are worth a line in the log. */
const CLOCKS_DIFFER_MS = 300_000;

/**
 * Everything that changed, in one call. An answer of 1000 objects is cut off, and cannot be paged: then each entity is
 * asked for by itself, and what is still cut off, or refused, is told as incomplete.
 */
export async function captureChanges(slice: Slice, changedSince: Date): Promise<Captured> {
  const all = await capture(slice, readEntities, changedSince);
  if (all.incomplete.length === 0) return all;
  const parts: Captured[] = [];
  for (const entity of readEntities) parts.push(await capture(slice, [entity], changedSince));
  return { ...joinFindings(parts), incomplete: parts.flatMap(({ incomplete }) => incomplete), until: all.until };
}

async function capture(slice: Slice, entities: readonly ReadEntity[], changedSince: Date): Promise<Captured> {
  const askedAt = slice.clock.now();
  try {
    const { body, serverDate } = await readQbo(slice, () => slice.qbo.changeDataCapture(entities, changedSince));
    compareClocks(slice, serverDate, askedAt);
    const until = readUntil(serverDate, askedAt);
    if (body.count >= MOST_CAPTURED) return { ...noFindings(), incomplete: [...entities], until };
    const parts = entities.map((entity) => {
      const { live, deleted } = body.of[entity];
      return isDocument(entity)
        ? joinFindings([findDocuments(entity, live, until), findDeletions(entity, deleted, until)])
        : findNames(live);
    });
    return { ...joinFindings(parts), incomplete: [], until };
  } catch (error) {
    if (errorCode(error) !== 'qbo-fault' || isReset(error)) throw error;
    return { ...noFindings(), incomplete: [...entities], until: askedAt };
  }
}

/** Whichever of the two is wrong, somebody should know: the watermark follows the earlier one. */
export function compareClocks(slice: Pick<Slice, 'logger'>, serverDate: Date | undefined, askedAt: Date): void {
  const aheadMs = (serverDate ?? askedAt).getTime() - askedAt.getTime();
  if (Math.abs(aheadMs) > CLOCKS_DIFFER_MS) {
    slice.logger.warn({ aheadSeconds: Math.round(aheadMs / 1000) }, 'the clock of QuickBooks differs from ours');
  }
}
