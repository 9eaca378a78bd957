import { batchEvents, hasEnded, type Batch, type Client } from '@autosync/client';
import type { Context } from './context.ts';
import type { Ending } from './exit-codes.ts';
import { colourOf, renderBatch, renderProgress } from './render.ts';

type Viewer = Pick<Context, 'out' | 'signal'>;

const isGood = ({ state }: Batch): boolean => state === 'finished' || state === 'finishedWithWarning';

/** Prints that events are interrupted or have resumed. */
export function noteTrouble(out: Context['out'], event: string): void {
  if (event === 'lost') out.note('The connection is lost; trying again …');
  if (event === 'interrupted') out.note('AutoSync cannot say at the moment how batches are …');
}

/** Follows a batch to its end; undefined if stopped before. */
async function followOne({ out, signal }: Viewer, client: Client, batchId: string): Promise<Batch | undefined> {
  for await (const { event, data } of batchEvents(client, batchId, { signal })) {
    noteTrouble(out, event);
    if (event !== 'batch') continue;
    const batch = data as Batch;
    const isOver = hasEnded(batch);
    if (out.json) await out.showOne(batch, '');
    else if (!isOver) out.progress(renderProgress(batch));
    if (!isOver) continue;
    if (!out.json) await out.write(`${out.paint(colourOf(batch), renderBatch(batch))}\n`);
    return batch;
  }
  return undefined;
}

/** Follows batches to their ends. Those of one company run one after the other. */
export async function followToEnd(viewer: Viewer, client: Client, batchIds: readonly string[]): Promise<Ending> {
  let ending: Ending = 'done';
  for (const [index, batchId] of batchIds.entries()) {
    const batch = await followOne(viewer, client, batchId);
    if (batch === undefined) {
      const left = batchIds.slice(index).map((id) => `  autosync follow ${id}`);
      viewer.out.note(`What was started goes on. To see how it ends:\n${left.join('\n')}`);
      return 'interrupted';
    }
    if (!isGood(batch)) ending = 'failed';
  }
  return ending;
}
