import { outcomeOf } from '../metrics.ts';
import type { CallRecord } from '../ledger.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { table } from './layout.ts';

const marks = { ok: '✓', rejected: '✗', unauthorized: '✗', throttled: '‖', failed: '!', none: '–' };

/** The latest calls of the data API, newest first. */
export function callsTable(calls: readonly CallRecord[], caption: string): Html {
  return table(
    caption,
    [
      { head: 'When', cell: ({ at }) => at },
      {
        head: 'Company',
        cell: ({ realmId }) => html`<a href="/companies/${encodeURIComponent(realmId)}">${realmId}</a>`,
      },
      { head: 'App', cell: ({ clientId = '–' }) => clientId },
      { head: 'Call', cell: ({ kind }) => kind },
      { head: 'requestid', cell: ({ requestId = '–' }) => requestId },
      { head: 'Answer', cell: ({ status }) => `${marks[outcomeOf(status)]} ${status} ${outcomeOf(status)}` },
      { head: 'ms', cell: ({ ms }) => String(ms), kind: 'number' },
    ],
    calls,
  );
}
