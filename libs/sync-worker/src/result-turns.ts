import { newId, systemClock } from '@autosync/core';
import type { Tx } from '@autosync/db';
import { nextTenantWithResults, readTurn, reserveBatchWithResults, type ResultTurn } from '@autosync/records';

/** Whose turn it is: each tenant that has something to tell in the order of ids, and of each its next batch. */
export type Turns = {
  /** Reserves the next batch for this transaction; null when every tenant was asked and none has one that is free. */
  next(tx: Tx): Promise<ResultTurn | null>;
  /** The batch has its next turn as soon as it can be. */
  hurry(batchId: string): void;
};

/** Tenants whose place among their batches is remembered; beyond it all begin again, which costs nobody anything. */
const MOST_TENANTS = 10_000;

/**
 * The order is this process's own and forgotten at its end: no row is written for it. Processes begin at different places,
 * so that they do not all ask for the same batch.
 */
export function createTurns({ perTurn, restMs }: { perTurn: number; restMs: number }): Turns {
  const rests = createRests(restMs);
  let lastTenant: string | null = newId();
  const lastBatches = new Map<string, string>();

  async function nextTenant(tx: Tx): Promise<string | null> {
    const tenantId =
      (await nextTenantWithResults(tx, lastTenant)) ??
      (lastTenant === null ? null : await nextTenantWithResults(tx, null));
    lastTenant = tenantId;
    return tenantId;
  }

  async function nextOf(tx: Tx, tenantId: string): Promise<ResultTurn | null> {
    const after = lastBatches.get(tenantId) ?? null;
    const { batchId, looked } = await reserveBatchWithResults(tx, {
      tenantId,
      after,
      except: rests.batches(),
      now: null,
    });
    const place = batchId ?? looked;
    if (lastBatches.size >= MOST_TENANTS) lastBatches.clear();
    if (place === null) lastBatches.delete(tenantId);
    else lastBatches.set(tenantId, place);
    if (batchId !== null) return takeTurn(tx, { tenantId, batchId });
    // Behind the last batch it goes on with the first.
    return place === null && after !== null ? nextOf(tx, tenantId) : null;
  }

  async function takeTurn(tx: Tx, batch: { tenantId: string; batchId: string }): Promise<ResultTurn | null> {
    // Before it is read: who hurries meanwhile may have written what this turn does not see.
    rests.begin(batch.batchId);
    const turn = await readTurn(tx, { ...batch, limit: perTurn });
    if (turn?.rows.length === perTurn) rests.end(batch.batchId);
    return turn;
  }

  return {
    hurry: rests.end,
    async next(tx) {
      const asked = new Set<string>();
      for (;;) {
        const tenantId = await nextTenant(tx);
        if (tenantId === null || asked.has(tenantId)) return null;
        asked.add(tenantId);
        const turn = await nextOf(tx, tenantId);
        if (turn !== null) return turn;
      }
    },
  };
}

/** Batches that had their turn a moment ago: without a rest, one whose run goes on would be asked for each few rows of it. */
function createRests(restMs: number) {
  const until = new Map<string, number>();
  return {
    begin(batchId: string): void {
      until.delete(batchId);
      until.set(batchId, systemClock.monotonicMs() + restMs);
    },
    end: (batchId: string): void => void until.delete(batchId),
    batches(): string[] {
      const now = systemClock.monotonicMs();
      for (const [batchId, end] of until) {
        if (end > now) break;
        until.delete(batchId);
      }
      return [...until.keys()];
    },
  };
}
