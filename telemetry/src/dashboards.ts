import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { buildGateway } from './gateway.ts';
import { buildOverview } from './overview/overview.ts';
import { buildPostgres } from './postgres.ts';
import { buildQuickBooks } from './quickbooks.ts';
import { buildScheduler } from './scheduler.ts';
import { buildWorkers } from './workers.ts';

/** Every dashboard, by the file it has in the chart. */
export const dashboards: Readonly<Record<string, () => Dashboard>> = {
  'gateway.json': buildGateway,
  'overview.json': buildOverview,
  'postgres.json': buildPostgres,
  'quickbooks.json': buildQuickBooks,
  'scheduler.json': buildScheduler,
  'workers.json': buildWorkers,
};

/** Stable down to the byte, so that a change of a file is a change of a dashboard. */
export function renderDashboard(board: Dashboard): string {
  return `${JSON.stringify(board, null, 2)}\n`;
}
