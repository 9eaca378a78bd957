import type { CompanyIdentity } from '../books/company-view.ts';
import { hidden } from '../page/forms.ts';
import { html } from '../page/html.ts';
import { layout } from '../page/layout.ts';

/** The parameters of the authorize URL. */
export type Consent = { clientId: string; appName: string; redirectUri: string; state: string; scope: string };

/** The page on which a user chooses a company and approves or denies. */
export function authorizePage(
  { clientId, appName, redirectUri, state, scope }: Consent,
  companies: CompanyIdentity[],
): string {
  const options = companies.map(({ realmId, name }) => html`<option value="${realmId}">${name} (${realmId})</option>`);
  const carried = Object.entries({ client_id: clientId, redirect_uri: redirectUri, state, scope });
  return layout(
    'Connect to QuickBooks',
    html`<p>The app <b>${appName}</b> asks to read and change the books of a company.</p>
      <form method="post" action="/connect/oauth2/approve">
        ${carried.map(([name, value]) => hidden(name, value))}
        <label
          >Company<select name="realmId">
            ${options}
          </select></label
        >
        <button name="decision" value="approve">Approve</button><button name="decision" value="deny">Deny</button>
      </form>`,
  );
}

export function messagePage(message: string): string {
  return layout('QuickBooks', html`<p>${message}</p>`);
}
