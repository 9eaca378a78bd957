export type Series = { name: string; labels: Record<string, string>; value: number };
/** One metric; of a histogram the series have the names of its parts. */
export type Family = { name: string; type: string; series: Series[] };

function toSeries(line: string): Series {
  const [, name = '', labels = '', value = ''] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
  const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', text = '']) => [key, text]);
  return { name, labels: Object.fromEntries(pairs), value: Number(value) };
}

/** AutoSync's own metrics of a process, as Prometheus reads them. */
export async function scrape({ healthPort }: { healthPort: number }): Promise<Family[]> {
  const answer = await fetch(`http://127.0.0.1:${healthPort}/metrics`);
  if (!answer.ok) throw new Error(`/metrics answered ${answer.status}`);
  const families: Family[] = [];
  for (const line of (await answer.text()).split('\n')) {
    const [, name, type] = /^# TYPE (\w+) (\w+)$/.exec(line) ?? [];
    if (name !== undefined && type !== undefined) families.push({ name, type, series: [] });
    else if (line !== '' && !line.startsWith('#')) families.at(-1)?.series.push(toSeries(line));
  }
  return families.filter(({ name }) => name.startsWith('autosync_'));
}

/** The labels that a metric is told apart by; the bounds of a histogram are not among them. */
export function labelNames({ type, series }: Family): string[] {
  const names = new Set(series.flatMap(({ labels }) => Object.keys(labels)));
  if (type === 'histogram') names.delete('le');
  return [...names].sort();
}

/** The sum of a metric's series that have these labels. Throws when there is none. */
export function valueOf(families: readonly Family[], name: string, labels: Record<string, string> = {}): number {
  const fitting = families
    .flatMap(({ series }) => series)
    .filter((one) => one.name === name && Object.entries(labels).every(([key, value]) => one.labels[key] === value));
  if (fitting.length === 0) throw new Error(`no series of ${name} with ${JSON.stringify(labels)}`);
  return fitting.reduce((sum, { value }) => sum + value, 0);
}
