import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { timeSeries } from './panels.ts';
import { countOnce, highest, lowest, perSecond, quantile } from './queries.ts';

/** A panel about one metric, as boards of details have them: three in a row. */
type Detail = {
  title: string;
  description: string;
  metric: string;
  labels?: readonly string[];
  matchers?: string;
};

const legendOf = (labels: readonly string[]) => labels.map((label) => `{{${label}}}`).join(' ');
const WIDTH = 8;

function detail(unit: string, { title, description, labels = [] }: Detail, expr: string): Builder<Panel> {
  const legend = labels.length === 0 ? title : legendOf(labels);
  return timeSeries({ title, description, unit, width: WIDTH, queries: [{ expr, legend }] });
}

/** How often something happens. */
export function rateOf(of: Detail): Builder<Panel> {
  return detail('cps', of, perSecond(of.metric, of.labels ?? [], of.matchers));
}

/** A number that every replica tells alike. */
export function numberOf(of: Detail): Builder<Panel> {
  const labels = of.labels ?? [];
  return detail('short', of, countOnce(of.metric, labels, of.matchers, labels));
}

/** A number of each process, the largest. */
export function mostOf(of: Detail & { unit?: string }): Builder<Panel> {
  return detail(of.unit ?? 'short', of, highest(of.metric, of.labels ?? [], of.matchers));
}

/** The largest share. */
export function shareOf(of: Detail): Builder<Panel> {
  return detail('percentunit', of, highest(of.metric, of.labels ?? [], of.matchers));
}

/** The smallest share. */
export function leastShareOf(of: Detail): Builder<Panel> {
  return detail('percentunit', of, lowest(of.metric, of.labels ?? [], of.matchers));
}

/** How long something takes: p50 and p95 of a histogram of seconds. */
export function durationOf({ title, description, metric, labels = [] }: Detail): Builder<Panel> {
  const legend = legendOf(labels);
  return timeSeries({
    title,
    description,
    unit: 's',
    width: WIDTH,
    queries: [
      { expr: quantile(0.5, metric, labels), legend: `${legend} p50`.trim() },
      { expr: quantile(0.95, metric, labels), legend: `${legend} p95`.trim() },
    ],
  });
}
