type Headers = Record<string, string | string[] | undefined>;

/** Our page sends it with everything that changes something; no form and no other site can. */
export const pageHeader = 'x-autosync-console';

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** True when the request cannot be one that another site made the browser send. */
export function isFromOurPage(method: string, headers: Headers): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return reading.has(method) || headers[pageHeader] !== undefined;
}
