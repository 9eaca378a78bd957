/** What the server wrote into the page for this installation. */
export type PageConfig = {
  prefix: string;
  quickbooksAppUrl: string;
  /** Where a trace is shown, with `{traceId}` in it; null: nowhere that we know of. */
  traceUrl: string | null;
  signInWith: 'key' | 'oidc';
  version: string;
};

export const pageConfig = JSON.parse(document.querySelector('#config')?.textContent ?? '{}') as PageConfig;
