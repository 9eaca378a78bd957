import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { buildOverview } from './overview/overview.ts';

/** Every dashboard, by the file it has in the chart. */
export const dashboards: Readonly<Record<string, () => Dashboard>> = {
  'overview.json': buildOverview,
};

/** Stable down to the byte, so that a change of a file is a change of a dashboard. */
export function renderDashboard(board: Dashboard): string {
  return `${JSON.stringify(board, null, 2)}\n`;
}
