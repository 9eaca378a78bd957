import type { CallbackOutcome } from '../metrics.ts';
import type { Callback } from '../operations/finish-connection.ts';

/** What a person sees in the browser when they come back from QuickBooks. */
export type Page = { status: number; title: string; text: string; form?: { action: string; label: string } };

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem;color:#1a1a1a}' +
  'h1{font-size:1.4rem}button{font:inherit;font-weight:600;padding:.5rem 1rem;border:0;border-radius:6px;' +
  'background:#0b5f5f;color:#fff;cursor:pointer}@media(prefers-color-scheme:dark){body{background:#111;color:#eee}}';

/** No script, nothing loaded, never cached: the address it was asked with held a code. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

function renderForm({ action, label }: NonNullable<Page['form']>): string {
  return `<form method="post" action="${escape(action)}"><button>${escape(label)}</button></form>`;
}

export function renderPage({ title, text, form }: Page): string {
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
    `<title>${escape(title)} · AutoSync</title><style>${style}</style></head>` +
    `<body><main><h1>${escape(title)}</h1><p>${escape(text)}</p>${form === undefined ? '' : renderForm(form)}</main></body></html>`
  );
}

const startOver = 'Start the connection again where you began.';

/** Who is asked to connect their books must see whose they would become, before QuickBooks asks them. */
export function startPage(names: { tenantName: string; companyName: string }, action: string): Page {
  return {
    status: 200,
    title: `Connect ${names.companyName} to QuickBooks?`,
    text:
      `${names.tenantName} will be able to read and write the books of the QuickBooks company that you choose next, for ` +
      `${names.companyName}. Go on only if you know them and expected this. Finish in this browser.`,
    form: { action, label: 'Go on to QuickBooks' },
  };
}

export const foreignFormPage: Page = {
  status: 403,
  title: 'Not connected',
  text: `This did not come from our own page. Nothing has changed. ${startOver}`,
};

type CallbackPage = Page & { status: 200 | 400 | 403 | 409 | 502 };

/** One page per outcome, in words for the person at the browser. */
export const callbackPages: Readonly<Record<CallbackOutcome, (callback: Callback) => CallbackPage>> = {
  connected: ({ companyName, realmId }) => ({
    status: 200,
    title: 'Connected',
    text: `${companyName} is connected to the QuickBooks company ${realmId}. You can close this window.`,
  }),
  'state-invalid': () => ({
    status: 400,
    title: 'This link is no longer valid',
    text: `It was used before, it took too long, or it was not made by us. ${startOver}`,
  }),
  'other-browser': () => ({
    status: 403,
    title: 'Begun in another browser',
    text: `The connection must be finished in the browser in which it was begun, with cookies allowed. Nothing has changed. ${startOver}`,
  }),
  denied: ({ companyName }) => ({
    status: 403,
    title: 'Not connected',
    text: `The connection of ${companyName} was not allowed at QuickBooks. Nothing has changed. ${startOver}`,
  }),
  'realm-missing': ({ companyName }) => ({
    status: 400,
    title: 'Not connected',
    text: `QuickBooks did not say which company to connect ${companyName} to. ${startOver}`,
  }),
  'realm-differs': ({ companyName, realmId, boundRealmId }) => ({
    status: 409,
    title: 'Another QuickBooks company',
    text:
      `${companyName} belongs to the QuickBooks company ${boundRealmId}, but ${realmId} was chosen. Everything that was ` +
      `synced is in the first one. ${startOver} Choose that company.`,
  }),
  'realm-taken': ({ realmId }) => ({
    status: 409,
    title: 'This QuickBooks company is in use',
    text: `The QuickBooks company ${realmId} is connected already, under another name. It can be connected only once.`,
  }),
  'code-refused': ({ companyName }) => ({
    status: 400,
    title: 'Not connected',
    text: `QuickBooks did not accept the connection of ${companyName} any more; it took too long, or the page was loaded twice. ${startOver}`,
  }),
  failed: ({ companyName = 'your company' }) => ({
    status: 502,
    title: 'Not connected',
    text: `The connection of ${companyName} could not be finished, since something did not answer. ${startOver}`,
  }),
};
