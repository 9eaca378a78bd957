import type { Tx } from '@autosync/db';

export const comparisonStates = ['waiting', 'running', 'finished', 'failed'] as const;

type Side = { count: number; total: string };

/** A comparison as people see it. */
export type ComparisonRow = {
  id: string;
  type: string;
  state: (typeof comparisonStates)[number];
  asked: boolean;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  reads: number;
  sums: { entity: string; currency: string | null; ours: Side; theirs: Side }[];
  found: number | null;
  gone: number | null;
  differing: number | null;
  failure: string | null;
};

const columns = `id, type, state, asked, created_at as "createdAt", started_at as "startedAt", ended_at as "endedAt", reads,
  sums, found, gone, differing, failure`;

/** The newest first. */
export async function listComparisons(
  tx: Tx,
  input: { companyId: string; type: string | null; after: { createdAt: string; id: string } | null; limit: number },
): Promise<ComparisonRow[]> {
  const { rows } = await tx.query<ComparisonRow>({
    name: 'records.list-comparisons',
    text: `select ${columns} from records.comparisons
      where company_id = $1 and ($2::text is null or type = $2)
        and ($3::timestamptz is null or (date_trunc('milliseconds', created_at), id) < ($3, $4::uuid))
      order by date_trunc('milliseconds', created_at) desc, id desc limit $5`,
    values: [input.companyId, input.type, input.after?.createdAt, input.after?.id, input.limit],
  });
  return rows;
}

export async function getComparison(
  tx: Tx,
  { companyId, id }: { companyId: string; id: string },
): Promise<ComparisonRow | null> {
  const { rows } = await tx.query<ComparisonRow>({
    name: 'records.get-comparison',
    text: `select ${columns} from records.comparisons where company_id = $1 and id = $2`,
    values: [companyId, id],
  });
  return rows[0] ?? null;
}

export type ComparisonDay = {
  day: string;
  type: string;
  comparisons: number;
  reads: number;
  found: number;
  gone: number;
  /** As the last one of the day left them. */
  differing: number;
};

/** Day by day in the company's time zone what comparisons found, the oldest first. */
export async function comparisonTrend(
  tx: Tx,
  input: { companyId: string; timeZone: string; days: number; now: Date | null },
): Promise<ComparisonDay[]> {
  const { rows } = await tx.query<ComparisonDay>({
    name: 'records.comparison-trend',
    text: `select to_char(ended_at at time zone $2, 'YYYY-MM-DD') as day, type, count(*)::int as comparisons,
        sum(reads)::int as reads, coalesce(sum(found), 0)::int as found, coalesce(sum(gone), 0)::int as gone,
        (array_agg(differing order by ended_at desc))[1] as differing
      from records.comparisons
      where company_id = $1 and state = 'finished'
        and ended_at >= coalesce($4::timestamptz, clock_timestamp()) - $3 * interval '1 day'
      group by 1, 2 order by 1, 2`,
    values: [input.companyId, input.timeZone, input.days, input.now],
  });
  return rows;
}
