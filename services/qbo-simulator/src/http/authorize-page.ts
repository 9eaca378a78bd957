import type { CompanyIdentity } from '../books/company-view.ts';

/** What the app put into the authorize URL. */
export type Consent = { clientId: string; appName: string; redirectUri: string; state: string; scope: string };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function hidden(name: string, value: string): string {
  return `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
}

/** The page on which a user picks a company and approves or denies. */
export function authorizePage(
  { clientId, appName, redirectUri, state, scope }: Consent,
  companies: CompanyIdentity[],
): string {
  const options = companies.map(
    ({ realmId, name }) =>
      `<option value="${escapeHtml(realmId)}">${escapeHtml(name)} (${escapeHtml(realmId)})</option>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Connect to QuickBooks (simulator)</title>
<style>body{font:16px system-ui;max-width:32em;margin:4em auto}button{font:inherit;padding:.4em 1em;margin-right:.5em}</style></head>
<body><h1>Connect to QuickBooks</h1>
<p>The app <b>${escapeHtml(appName)}</b> asks to read and change the books of a company.</p>
<form method="post" action="/connect/oauth2/approve">
${hidden('client_id', clientId)}${hidden('redirect_uri', redirectUri)}${hidden('state', state)}${hidden('scope', scope)}
<p><label>Company <select name="realmId">${options.join('')}</select></label></p>
<button name="decision" value="approve">Approve</button><button name="decision" value="deny">Deny</button>
</form></body></html>`;
}

export function messagePage(message: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>QuickBooks (simulator)</title><p>${escapeHtml(message)}</p></html>`;
}
