import type { Intent } from '@autosync/records';
import { isEnd } from './end-operations.ts';
import { detailOf, kindOf, linesOf } from './merging/lines.ts';
import { docOf } from './merging/same.ts';

/** Lets documents that may move stock go out one after another, and all others beside them. */
export type StockTurns = {
  /** What QuickBooks says the type of a product is. */
  learn(itemId: string, type: unknown): void;
  /** `waited`: others had their turns first. */
  take<T>(intent: Pick<Intent, 'operation' | 'payload'>, work: (waited: boolean) => Promise<T>): Promise<T>;
};

/**
 * QuickBooks refuses a write with products in stock that meets another one in the same company (docs/quickbooks.md#warnings).
 * Whatever names a product of which nobody knows that it is none in stock waits for its turn.
 */
export function createStockTurns(): StockTurns {
  const notInStock = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();
  let open = 0;

  // What a document held that is voided or deleted is not known here.
  const mayMoveStock = ({ operation, payload }: Pick<Intent, 'operation' | 'payload'>) =>
    isEnd(operation) ||
    linesOf(payload).some((line) => {
      const item = docOf(detailOf(line)['ItemRef'])['value'];
      return kindOf(line) === 'GroupLineDetail' || (typeof item === 'string' && !notInStock.has(item));
    });

  return {
    learn(itemId, type) {
      if (typeof type === 'string' && type !== 'Inventory') notInStock.add(itemId);
    },
    take(intent, work) {
      if (!mayMoveStock(intent)) return work(false);
      const waited = open > 0;
      open += 1;
      const turn = last.then(() => work(waited)).finally(() => (open -= 1));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
