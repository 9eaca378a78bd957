import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { buildBoard } from '../board.ts';
import { batchPanels } from './batches.ts';
import { errorPanels } from './errors.ts';
import { freshnessPanels } from './freshness.ts';
import { healthPanels } from './health.ts';
import { queuePanels } from './queues.ts';
import { quickBooksPanels } from './quickbooks.ts';

/** The first board an operator opens: what people notice, then where it comes from. */
export function buildOverview(): Dashboard {
  return buildBoard({
    uid: 'autosync-overview',
    title: 'AutoSync / Overview',
    description: 'Are all companies in step with QuickBooks, and if not, for whom and why.',
    traces: { title: 'what failed', query: 'status = error' },
    rows: [
      { title: 'Is it healthy, and for whom is it not', panels: healthPanels() },
      { title: 'Freshness', panels: freshnessPanels() },
      { title: 'Batches', panels: batchPanels() },
      { title: 'Where work waits', panels: queuePanels() },
      { title: 'QuickBooks', panels: quickBooksPanels() },
      { title: 'Errors, and slow answers', panels: errorPanels() },
    ],
  });
}
