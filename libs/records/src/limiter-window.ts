import type { Tx } from '@autosync/db';

/** Stores the limiter's window of a company for its next holder. Kept as given, never read here. */
export async function saveLimiterWindow(
  tx: Tx,
  input: { tenantId: string; companyId: string; state: unknown; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'records.save-limiter-window',
    text: `insert into records.limiter_windows (company_id, tenant_id, state, updated_at)
      values ($2, $1, $3::jsonb, coalesce($4::timestamptz, clock_timestamp()))
      on conflict (company_id) do update set state = excluded.state, updated_at = excluded.updated_at`,
    values: [input.tenantId, input.companyId, JSON.stringify(input.state), input.now],
  });
}
