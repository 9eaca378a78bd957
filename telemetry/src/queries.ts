/** The scrape targets that the variables at the top of a dashboard select. */
const selection = 'namespace=~"$namespace", app_kubernetes_io_instance=~"$release", job=~"$job"';

/** Together they tell apart what each release and each of its services says. */
const origin = ['namespace', 'app_kubernetes_io_instance', 'job'];

/** The series of a metric among the selected targets. */
export function series(metric: string, matchers?: string): string {
  return `${metric}{${matchers === undefined ? '' : `${matchers}, `}${selection}}`;
}

function by(labels: readonly string[]): string {
  return labels.length === 0 ? '' : ` by (${labels.join(', ')})`;
}

/**
 * Of a gauge that every replica exports alike: each release's number once, then summed up by the labels. `own`: the labels
 * that the metric has.
 */
export function countOnce(
  metric: string,
  labels: readonly string[],
  matchers?: string,
  own: readonly string[] = ['type', ...labels.filter((label) => label !== 'type')],
): string {
  const within = by([...origin, ...own]);
  return `sum${by(labels)} (max${within} (${series(metric, matchers)}))`;
}

/** The worst of all, for ages and ratios: no matter how many processes say so. */
export function highest(metric: string, labels: readonly string[], matchers?: string): string {
  return `max${by(labels)} (${series(metric, matchers)})`;
}

export function lowest(metric: string, labels: readonly string[], matchers?: string): string {
  return `min${by(labels)} (${series(metric, matchers)})`;
}

/** Counters are each process's own, so they are added. */
export function perSecond(metric: string, labels: readonly string[], matchers?: string): string {
  return `sum${by(labels)} (rate(${series(metric, matchers)}[$__rate_interval]))`;
}

export function increaseOver(range: string, metric: string, labels: readonly string[], matchers?: string): string {
  return `sum${by(labels)} (increase(${series(metric, matchers)}[${range}]))`;
}

/** Of a histogram of seconds or the like, given by its name without `_bucket`. */
export function quantile(rank: number, histogram: string, labels: readonly string[]): string {
  return `histogram_quantile(${rank}, ${perSecond(`${histogram}_bucket`, ['le', ...labels])})`;
}
