import type { Tx } from '@autosync/db';
import type { Lease } from '../domain/leased-windows.ts';

/**
 * Takes up to `wanted` requests of a bucket's window, which begins with the first of them: fewer near its end, so that little
 * is left unused with one gateway; none when all are used.
 */
export async function leaseRequests(
  tx: Tx,
  lease: { bucket: string; wanted: number; max: number; windowMs: number },
): Promise<Lease> {
  const { bucket, wanted, max, windowMs } = lease;
  const { rows } = await tx.query<Lease>({
    name: 'gateway.lease-requests',
    text: `
      insert into accounts.rate_windows as w (bucket, started_at, used, granted)
      values ($1, clock_timestamp(), least($2::int, $3::int), least($2::int, $3::int))
      on conflict (bucket) do update set (started_at, used, granted) = (
        select b.started_at, b.used + g.granted, g.granted
        from (
          select
            case when e.expired then clock_timestamp() else w.started_at end as started_at,
            case when e.expired then 0 else w.used end as used
          from (
            select w.started_at + make_interval(secs => $4::double precision / 1000) <= clock_timestamp() as expired
          ) e
        ) b,
        lateral (select greatest(0, least($2::int, greatest(1, ($3::int - b.used) / 4), $3::int - b.used)) as granted) g
      )
      returning granted, used,
        ceil(extract(epoch from started_at - clock_timestamp()) * 1000 + $4::double precision)::int as "leftMs"`,
    values: [bucket, wanted, max, windowMs],
  });
  return rows[0] ?? { granted: 0, used: max, leftMs: windowMs };
}

/** Windows that ended long ago: who comes again begins a new one anyway. */
export async function deleteOldRateWindows(
  tx: Tx,
  { ageMs, limit, now }: { ageMs: number; limit: number; now: Date | null },
): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'gateway.delete-old-rate-windows',
    text: `
      delete from accounts.rate_windows where bucket in (
        select bucket from accounts.rate_windows
        where started_at < coalesce($3::timestamptz, clock_timestamp()) - make_interval(secs => $1::double precision / 1000)
        limit $2 for update skip locked
      )`,
    values: [ageMs, limit, now],
  });
  return rowCount;
}
