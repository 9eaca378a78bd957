import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import * as dashboard from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { datasource } from './panels.ts';
import { series } from './queries.ts';
import { tracesLink, tracesVariable, type TracesSpec } from './traces.ts';

export type BoardSpec = {
  /** In people's bookmarks: it never changes. */
  uid: string;
  title: string;
  description: string;
  traces: TracesSpec;
  /** From top to bottom. */
  rows: readonly { title: string; panels: readonly Builder<dashboard.Panel>[] }[];
};

/** What all boards have in common: the variables that select, the line of rollouts, and the ways to the other boards and to traces. */
export function buildBoard({ uid, title, description, traces, rows }: BoardSpec): dashboard.Dashboard {
  const board = new dashboard.DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags(['autosync'])
    .readonly()
    .tooltip(dashboard.DashboardCursorSync.Crosshair)
    .time({ from: 'now-6h', to: 'now' })
    .refresh('1m')
    .timezone('browser')
    .variables([datasourceVariable(), ...targetVariables(), tracesVariable()])
    .annotation(rollouts())
    .link(otherBoards())
    .link(tracesLink(traces));
  for (const row of rows) {
    board.withRow(new dashboard.RowBuilder(row.title));
    for (const panel of row.panels) board.withPanel(panel);
  }
  return board.build();
}

/** With the same selection and the same time. */
function otherBoards() {
  return new dashboard.DashboardLinkBuilder('AutoSync')
    .type(dashboard.DashboardLinkType.Dashboards)
    .tags(['autosync'])
    .includeVars(true)
    .keepTime(true);
}

function datasourceVariable() {
  return new dashboard.DatasourceVariableBuilder('datasource').label('Data source').type('prometheus');
}

/** Each offers what there is in those before it. Empty labels, as of a target that no release made, match "all". */
function targetVariables() {
  const inNamespace = 'autosync_build_info{namespace=~"$namespace"}';
  const inRelease = 'autosync_build_info{namespace=~"$namespace", app_kubernetes_io_instance=~"$release"}';
  return [
    labelVariable('namespace', 'label_values(autosync_build_info, namespace)').label('Namespace'),
    labelVariable('release', `label_values(${inNamespace}, app_kubernetes_io_instance)`).label('Release'),
    labelVariable('job', `label_values(${inRelease}, job)`).label('Service'),
  ];
}

function labelVariable(name: string, query: string) {
  return new dashboard.QueryVariableBuilder(name)
    .datasource(datasource)
    .query({ query, refId: name })
    .refresh(dashboard.VariableRefresh.OnTimeRangeChanged)
    .sort(dashboard.VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .allValue('.*');
}

/** A line where a version begins to run: most trouble begins there. */
function rollouts() {
  const build = series('autosync_build_info');
  const expr = `count by (job, version) (${build}) unless count by (job, version) (${build} offset 2m)`;
  return new dashboard.AnnotationQueryBuilder()
    .name('Rollouts')
    .datasource(datasource)
    .enable(true)
    .iconColor('blue')
    .target(new DataqueryBuilder().datasource(datasource).refId('rollouts').expr(expr))
    .titleFormat('{{job}} {{version}}');
}
