import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';

/** True for the first event of a batch; its effects are stored in the same transaction (docs/protocol.md#batch-finished). */
export async function insertFinishedBatch(
  tx: Tx,
  input: { batchId: string; tenantId: string; companyId: string; type: RecordType; now: Date | null },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'schedule.insert-finished-batch',
    text: `
      insert into schedule.finished_batches (batch_id, tenant_id, company_id, type, taken_at)
      values ($1, $2, $3, $4, coalesce($5::timestamptz, clock_timestamp()))
      on conflict (batch_id) do nothing`,
    values: [input.batchId, input.tenantId, input.companyId, input.type, input.now],
  });
  return rowCount > 0;
}

/** Call it under the company's lock. */
export async function readFailureCount(
  tx: Tx,
  { companyId, type }: { companyId: string; type: RecordType },
): Promise<{ consecutiveFailures: number; disconnected: boolean }> {
  const { rows } = await tx.query<{ consecutive_failures: number; disconnected: boolean }>({
    name: 'schedule.read-failure-count',
    text: `
      select consecutive_failures, disconnected_at is not null as disconnected
      from schedule.types where company_id = $1 and type = $2`,
    values: [companyId, type],
  });
  return {
    consecutiveFailures: rows[0]?.consecutive_failures ?? 0,
    disconnected: rows[0]?.disconnected ?? false,
  };
}

/** How many durations are kept: what is expected of the next batch, and the ground for warnings. */
const KEPT_DURATIONS = 20;

/** What a finished batch leaves: count of failures, success, duration and, with a reason, the disconnection. */
export async function noteFinishedBatch(
  tx: Tx,
  input: {
    companyId: string;
    type: RecordType;
    consecutiveFailures: number;
    disconnectedReason: string | null;
    succeededAt: Date | null;
    durationMs: number | null;
    now: Date | null;
  },
): Promise<void> {
  await tx.query({
    name: 'schedule.note-finished-batch',
    text: `
      update schedule.types
      set consecutive_failures = $3,
          disconnected_at = case when $4::text is null then disconnected_at
                                 else coalesce($7::timestamptz, clock_timestamp()) end,
          disconnected_reason = coalesce($4, disconnected_reason),
          last_success_at = greatest(last_success_at, $5::timestamptz),
          durations_ms = case when $6::bigint is null then durations_ms
                              else ($6::bigint || durations_ms)[1:$8::integer] end
      where company_id = $1 and type = $2`,
    values: [
      input.companyId,
      input.type,
      input.consecutiveFailures,
      input.disconnectedReason,
      input.succeededAt,
      input.durationMs,
      input.now,
      KEPT_DURATIONS,
    ],
  });
}
