import type { Company } from '../books/company.ts';
import type { CallRecord } from '../ledger.ts';
import { seeds } from '../seeds/new-company.ts';
import { sumOf } from './amounts.ts';
import { callsTable } from './calls.ts';
import { html } from './html.ts';
import { layout, table } from './layout.ts';
import type { Note } from './layout.ts';

export type HomePage = { companies: readonly Company[]; calls: readonly CallRecord[]; baseUrl: string; note: Note };

/** All companies, the latest calls, and how to point a client at this server. */
export function homePage({ companies, calls, baseUrl, note }: HomePage): string {
  const options = seeds.map((seed) => html`<option>${seed}</option>`);
  const content = html` <h2>Companies</h2>
    ${table(
      'Companies and what they are owed',
      [
        { head: 'Name', cell: ({ name, realmId }) => html`<a href="/companies/${realmId}">${name}</a>` },
        { head: 'Company id (realmId)', cell: ({ realmId }) => html`<code>${realmId}</code>` },
        { head: 'Invoices', cell: (company) => String(company.store('Invoice').size()), kind: 'number' },
        { head: 'Open balance', cell: (company) => sumOf(company.store('Invoice').all(), 'Balance'), kind: 'number' },
      ],
      companies,
    )}
    <form method="post" action="/companies">
      <label>Name of a new company<input name="name" required maxlength="200" /></label>
      <label
        >Books<select name="seed">
          ${options}
        </select></label
      ><button>Make company</button>
    </form>
    <h2>Point a client at it</h2>
    <dl>
      <dt>Authorize</dt>
      <dd><code>${baseUrl}/connect/oauth2</code></dd>
      <dt>Token</dt>
      <dd><code>${baseUrl}/oauth2/v1/tokens/bearer</code></dd>
      <dt>Revoke</dt>
      <dd><code>${baseUrl}/v2/oauth2/tokens/revoke</code></dd>
      <dt>Discovery</dt>
      <dd><code>${baseUrl}/.well-known/openid_configuration</code></dd>
      <dt>API</dt>
      <dd><code>${baseUrl}/v3/company/{realmId}/…</code></dd>
      <dt>Control</dt>
      <dd><code>${baseUrl}/control/…</code> (the README lists it)</dd>
    </dl>
    <h2>Latest calls</h2>
    ${callsTable(calls, 'Calls of the API, newest first')}`;
  return layout('QuickBooks simulator', content, note);
}
