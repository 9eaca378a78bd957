/** Every label of a metric with all the values it can take. */
export type LabelSets = Readonly<Record<string, readonly string[]>>;

type LabelsOf<L extends LabelSets> = { readonly [K in keyof L]: L[K][number] };

/** The arguments of a metric's method: its labels first, which a metric without labels leaves out. */
export type WithLabels<L extends LabelSets, Rest extends unknown[]> = keyof L extends never
  ? Rest | [labels: Record<string, never> | undefined, ...rest: Rest]
  : [labels: LabelsOf<L>, ...rest: Rest];

export type Counter<L extends LabelSets> = { inc(...labelsAndAmount: WithLabels<L, [amount?: number]>): void };
export type Gauge<L extends LabelSets> = { set(...labelsAndValue: WithLabels<L, [value: number]>): void };
export type Histogram<L extends LabelSets> = { observe(...labelsAndValue: WithLabels<L, [seconds: number]>): void };

/** `labels` names every value a label can take: closed sets, never a tenant, a realm or an id. */
export type MetricOptions<L extends LabelSets> = { name: string; help: string; labels?: L };

export type GaugeOptions<L extends LabelSets> = MetricOptions<L> & {
  /** Sets the gauge at each scrape. When it fails or takes over 2 s the gauge is absent from that scrape. */
  collect?: (gauge: Gauge<L>) => void | Promise<void>;
};

export type HistogramOptions<L extends LabelSets> = MetricOptions<L> & { buckets: readonly number[] };

/**
 * Where a library's metrics come from: the shape of what `@autosync/observability` makes, so that libraries declare
 * what they know without knowing Prometheus.
 */
export type MetricFactory = {
  counter<const L extends LabelSets = Record<never, never>>(options: MetricOptions<L>): Counter<L>;
  gauge<const L extends LabelSets = Record<never, never>>(options: GaugeOptions<L>): Gauge<L>;
  histogram<const L extends LabelSets = Record<never, never>>(options: HistogramOptions<L>): Histogram<L>;
};
