import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '@autosync/dev-stack';
import { dashboards } from '../src/dashboards.ts';
import { codeBlocks, namesOf, readRunbook, ruleFiles } from './support/chart-files.ts';
import { queriesOf } from './support/dashboard-queries.ts';
import { documentedMetrics, readMetricsTable, type DocumentedMetrics } from './support/documented-metrics.ts';
import { readQuery, type Query } from './support/promql.ts';

/** What Prometheus says of each target; no README documents it. */
const targetLabels = new Set(['namespace', 'app_kubernetes_io_instance', 'job', 'pod', 'instance', 'container']);
/** What Prometheus itself makes of alerts. */
const ownSeries = new Map([['ALERTS', new Set(['alertname', 'alertstate', 'severity'])]]);

/** prom-client's own, of every process. */
const isOfNode = (metric: string) => /^(nodejs|process)_/.test(metric);

type Known = (label: string) => boolean;

function faultsOf(query: Query, documented: DocumentedMetrics): string[] {
  const labelsOf = (metric: string): Known | undefined => {
    const labels =
      documented.get(metric) ?? ownSeries.get(metric) ?? (isOfNode(metric) ? new Set<string>() : undefined);
    return labels && ((label) => labels.has(label) || targetLabels.has(label));
  };
  const unknown = query.selectors.filter(({ metric }) => labelsOf(metric) === undefined);
  const matched = query.selectors.flatMap(({ metric, matchers }) =>
    matchers
      .filter(({ label }) => labelsOf(metric)?.(label) === false)
      .map(({ label }) => `${metric} has no label ${label}`),
  );
  const grouped = query.groupings.flatMap(({ labels, of, made }) =>
    labels.flatMap((label) =>
      of
        .filter((metric) => !made.includes(label) && labelsOf(metric)?.(label) === false)
        .map((metric) => `${metric} has no label ${label}`),
    ),
  );
  return [...query.faults, ...unknown.map(({ metric }) => `no README documents ${metric}`), ...matched, ...grouped];
}

const queries = [
  ...Object.entries(dashboards).flatMap(([file, build]) =>
    queriesOf(build()).map(({ title, expr }) => ({ where: `${file}: ${title}`, expr })),
  ),
  ...ruleFiles().flatMap(({ name, groups }) =>
    groups.flatMap(({ rules }) => rules.map(({ alert, expr }) => ({ where: `${name}.yaml: ${alert}`, expr }))),
  ),
  ...namesOf('charts/autosync/runbooks/*', '.md').flatMap((name) =>
    codeBlocks(readRunbook(name), 'promql').map((expr) => ({ where: `${name}.md`, expr })),
  ),
];

describe('every query', () => {
  const documented = documentedMetrics();

  it('is seen', () => expect(queries.length).toBeGreaterThan(50));

  it.each(queries)('asks for what is documented: $where', ({ expr }) => {
    expect(faultsOf(readQuery(expr), documented)).toEqual([]);
  });
});

it('every metric is on a board, in an alert, or named for debugging', () => {
  const readme = readFileSync(`${projectRoot}/telemetry/README.md`, 'utf8');
  const forDebugging = /^## For debugging$(.*?)^## /ms.exec(readme)?.[1] ?? '';
  const looked = queries
    .filter(({ where }) => /\.(json: |yaml: )/.test(where))
    .flatMap(({ expr }) => readQuery(expr).selectors.map(({ metric }) => metric));
  const seen = new Set(looked.map((series) => series.replace(/_(bucket|sum|count)$/, '')));
  const names = [...documentedMetrics().keys()].map((series) => series.replace(/_(bucket|sum|count)$/, ''));
  const own = [...new Set(names)].filter((name) => name.startsWith('autosync_'));
  const named = own.filter((name) => forDebugging.includes(`\`${name}\``));
  expect(own.length).toBeGreaterThan(60);
  expect(own.filter((name) => !seen.has(name) && !named.includes(name))).toEqual([]);
  expect(named.filter((name) => seen.has(name))).toEqual([]);
});

describe('the check', () => {
  const readme = [
    '## Metrics',
    '| name | type | labels | meaning |',
    '| ---- | ---- | ------ | ------- |',
    '| `a_seconds` | histogram | type, state | Time. |',
    '| `b` | gauge | | Number. |',
    '## Must not',
    '| `c` | gauge | | No metric. |',
  ].join('\n');
  const documented: DocumentedMetrics = new Map(readMetricsTable(readme));

  it('reads the table under Metrics, and a histogram as its three series', () => {
    expect([...documented.keys()]).toEqual(['a_seconds_bucket', 'a_seconds_sum', 'a_seconds_count', 'b']);
    expect(documented.get('a_seconds_bucket')).toEqual(new Set(['type', 'state', 'le']));
  });

  it.each([
    ['sum by (le, type) (rate(a_seconds_bucket{state="x", namespace="y"}[5m]))', []],
    ['c', ['no README documents c']],
    ['b{type="x"}', ['b has no label type']],
    ['sum by (type) (b)', ['b has no label type']],
    ['max by (type) (a_seconds_sum) and on (type) b', ['b has no label type']],
    ['sum by (type) (label_replace(b, "type", "x", "", ""))', []],
  ])('%s', (expr, faults) => {
    expect(faultsOf(readQuery(expr), documented)).toEqual(faults);
  });
});
