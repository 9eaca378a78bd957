import * as common from '@grafana/grafana-foundation-sdk/common';
import * as dashboard from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';

/** No dashboard names a data source: whoever looks chooses one. */
export const datasource: common.DataSourceRef = { type: 'prometheus', uid: '${datasource}' };

type Query = { expr: string; legend: string };

/** From which value on something is orange or red. `below` turns it around. */
type Limits = { orange: number; red: number; below?: true };

export type PanelSpec = {
  title: string;
  /** What it shows, when to worry, and where to read on. */
  description: string;
  unit: string;
  queries: readonly Query[];
  limits?: Limits;
};

export type StatSpec = PanelSpec & { width: number; noValue: string };

export type TimeSeriesSpec = PanelSpec & {
  width: number;
  stacked?: 'bars' | 'area';
  /** Series that have a colour of their own, by what the legend calls them. */
  colors?: Readonly<Record<string, string>>;
  max?: number;
};

/** One number that is read from across the room: green, orange or red, and its last hours behind it. */
export function stat(spec: StatSpec): StatBuilder {
  return withQueries(new StatBuilder(), spec, (query) => query.instant())
    .title(spec.title)
    .description(spec.description)
    .datasource(datasource)
    .unit(spec.unit)
    .thresholds(thresholdsOf(spec.limits))
    .noValue(spec.noValue)
    .colorMode(common.BigValueColorMode.Background)
    .graphMode(common.BigValueGraphMode.None)
    .height(4)
    .span(spec.width);
}

export function timeSeries(spec: TimeSeriesSpec): TimeSeriesBuilder {
  const panel = withQueries(new TimeSeriesBuilder(), spec, (query) => query.range())
    .title(spec.title)
    .description(spec.description)
    .datasource(datasource)
    .unit(spec.unit)
    .min(0)
    .thresholds(thresholdsOf(spec.limits))
    .thresholdsStyle(
      new common.GraphThresholdsStyleConfigBuilder().mode(
        spec.limits ? common.GraphThresholdsStyleMode.Dashed : common.GraphThresholdsStyleMode.Off,
      ),
    )
    .legend(
      new common.VizLegendOptionsBuilder()
        .displayMode(common.LegendDisplayMode.List)
        .placement(common.LegendPlacement.Bottom)
        .showLegend(true),
    )
    .tooltip(
      new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Multi).sort(common.SortOrder.Descending),
    )
    .showPoints(common.VisibilityMode.Never)
    .fillOpacity(spec.stacked ? 60 : 5)
    .drawStyle(spec.stacked === 'bars' ? common.GraphDrawStyle.Bars : common.GraphDrawStyle.Line)
    .stacking(
      new common.StackingConfigBuilder().mode(spec.stacked ? common.StackingMode.Normal : common.StackingMode.None),
    )
    .height(8)
    .span(spec.width);
  if (spec.max !== undefined) panel.max(spec.max);
  for (const [name, color] of Object.entries(spec.colors ?? {})) {
    panel.overrideByName(name, [{ id: 'color', value: { mode: 'fixed', fixedColor: color } }]);
  }
  return panel;
}

function withQueries<P extends { withTarget(query: DataqueryBuilder): P }>(
  panel: P,
  { queries }: PanelSpec,
  kind: (query: DataqueryBuilder) => DataqueryBuilder,
): P {
  for (const [index, { expr, legend }] of queries.entries()) {
    const refId = String.fromCharCode('A'.charCodeAt(0) + index);
    panel.withTarget(kind(new DataqueryBuilder().datasource(datasource).refId(refId).expr(expr).legendFormat(legend)));
  }
  return panel;
}

function thresholdsOf(limits: Limits | undefined): dashboard.ThresholdsConfigBuilder {
  return new dashboard.ThresholdsConfigBuilder().mode(dashboard.ThresholdsMode.Absolute).steps(stepsOf(limits));
}

function stepsOf(limits: Limits | undefined): dashboard.Threshold[] {
  if (limits === undefined) return [{ value: null, color: 'green' }];
  if (limits.below) {
    return [
      { value: null, color: 'red' },
      { value: limits.red, color: 'orange' },
      { value: limits.orange, color: 'green' },
    ];
  }
  return [
    { value: null, color: 'green' },
    { value: limits.orange, color: 'orange' },
    { value: limits.red, color: 'red' },
  ];
}
