import * as dashboard from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { datasource } from '../panels.ts';
import { series } from '../queries.ts';
import { batchPanels } from './batches.ts';
import { errorPanels } from './errors.ts';
import { freshnessPanels } from './freshness.ts';
import { healthPanels } from './health.ts';
import { queuePanels } from './queues.ts';
import { quickBooksPanels } from './quickbooks.ts';

/** From top to bottom: what people notice, then where it comes from. */
const rows = [
  { title: 'Is it healthy, and for whom is it not', panels: healthPanels },
  { title: 'Freshness', panels: freshnessPanels },
  { title: 'Batches', panels: batchPanels },
  { title: 'Where work waits', panels: queuePanels },
  { title: 'QuickBooks', panels: quickBooksPanels },
  { title: 'Errors', panels: errorPanels },
];

/** The first board an operator opens. Its uid is in people's bookmarks: it never changes. */
export function buildOverview(): dashboard.Dashboard {
  const board = new dashboard.DashboardBuilder('AutoSync / Overview')
    .uid('autosync-overview')
    .description('Are all companies in step with QuickBooks, and if not, for whom and why.')
    .tags(['autosync'])
    .readonly()
    .tooltip(dashboard.DashboardCursorSync.Crosshair)
    .time({ from: 'now-6h', to: 'now' })
    .refresh('1m')
    .timezone('browser')
    .variables([datasourceVariable(), ...targetVariables()])
    .annotation(rollouts());
  for (const { title, panels } of rows) {
    board.withRow(new dashboard.RowBuilder(title));
    for (const panel of panels()) board.withPanel(panel);
  }
  return board.build();
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
