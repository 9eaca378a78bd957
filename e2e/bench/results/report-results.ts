import { protoRoot, type BatchStatusDefinition } from '@autosync/contracts';
import { newId } from '@autosync/core';
import { createGrpcClient, type GrpcClient } from '@autosync/grpc';
import type { BenchContext } from '../harness/benchmark.ts';

/** As many batches at once as four workers' relays drain. */
export const BATCHES_AT_ONCE = 16;

/** `token` as services of the stack send it to each other. */
export function connectToBatchStatus(
  context: BenchContext,
  { port, token }: { port: number; token: string },
): GrpcClient<BatchStatusDefinition> {
  const client = createGrpcClient<BatchStatusDefinition>({
    address: `127.0.0.1:${port}`,
    protoRoot,
    proto: 'autosync/v1/batch_status.proto',
    service: 'autosync.v1.BatchStatus',
    deadlineMs: 10_000,
    peers: { tokens: [token] },
  });
  context.defer(async () => client.close());
  return client;
}

const at = new Date().toISOString();

const resultOf = (n: number) => ({
  recordId: newId(),
  externalId: `INV-${n}`,
  attempt: 1,
  state: 'succeeded',
  operation: 'create',
  entity: 'Invoice',
  qboId: String(n),
  docNumber: `INV-${n}`,
  amount: '180.00',
  at,
  intuitTid: `1-${n.toString(16).padStart(8, '0')}-5759e988c4b1c2d3`,
});

type Calls = { tenantId: string; batchId: string; calls: ReturnType<typeof resultOf>[][] };

/** New batches, started, and the calls that bring their results: `perCall` results in each. */
export async function startBatches(
  client: GrpcClient<BatchStatusDefinition>,
  { results, perCall }: { results: number; perCall: number },
): Promise<Calls[]> {
  const perBatch = Math.ceil(results / BATCHES_AT_ONCE / perCall) * perCall;
  const batches = Array.from({ length: BATCHES_AT_ONCE }, () => ({ tenantId: newId(), batchId: newId() }));
  return Promise.all(
    batches.map(async ({ tenantId, batchId }) => {
      const header = {
        tenantId,
        batchId,
        companyId: newId(),
        companyName: 'Bench company',
        type: 'invoices',
        runId: newId(),
        trigger: 'schedule',
        scheduledFor: at,
        createdAt: at,
      };
      await client.startBatch({ header, state: 'running', total: perBatch });
      const all = Array.from({ length: perBatch }, (_, n) => resultOf(n));
      const calls = Array.from({ length: perBatch / perCall }, (_, call) =>
        all.slice(call * perCall, (call + 1) * perCall),
      );
      return { tenantId, batchId, calls };
    }),
  );
}

/** Batch by batch in order, the batches side by side, as the relay does. Answers how many were stored. */
export async function reportResults(
  client: GrpcClient<BatchStatusDefinition>,
  batches: readonly Calls[],
): Promise<number> {
  const counts = await Promise.all(
    batches.map(async ({ tenantId, batchId, calls }) => {
      let stored = 0;
      for (const results of calls) stored += (await client.recordResults({ tenantId, batchId, results })).stored;
      return stored;
    }),
  );
  return counts.reduce((sum, stored) => sum + stored, 0);
}
