/** What the server writes into the page. */
export type PageConfig = {
  prefix: string;
  quickbooksAppUrl: string;
  /** The address of a trace, with `{traceId}` in it; null: none is configured. */
  traceUrl: string | null;
  signInWith: 'key' | 'oidc';
  version: string;
};

export const pageConfig = JSON.parse(document.querySelector('#config')?.textContent ?? '{}') as PageConfig;
