/** What the server wrote into the page for this installation. */
export type PageConfig = { prefix: string; quickbooksAppUrl: string; signInWith: 'key' | 'oidc'; version: string };

export const pageConfig = JSON.parse(document.querySelector('#config')?.textContent ?? '{}') as PageConfig;
