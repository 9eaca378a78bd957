/** One slice of a worker, from its log line. */
export type LoggedSlice = { type: string; runId: string; outcome: string; startedMs: number; endedMs: number };

/** The slices of a company in the order of their ends, from the lines of all services (`[name] {json}`). */
export function slicesOf(lines: readonly string[], companyId: string): LoggedSlice[] {
  return lines
    .filter((line) => line.includes('"slice ended"') && line.includes(companyId))
    .map((line) => JSON.parse(line.slice(line.indexOf('{'))) as Record<string, string | number>)
    .map(({ type, runId, outcome, time, durationMs }) => {
      const endedMs = Date.parse(String(time));
      return {
        type: String(type),
        runId: String(runId),
        outcome: String(outcome),
        startedMs: endedMs - Number(durationMs),
        endedMs,
      };
    })
    .sort((a, b) => a.endedMs - b.endedMs);
}
