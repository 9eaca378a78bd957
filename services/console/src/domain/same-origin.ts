type Headers = Record<string, string | string[] | undefined>;

/** Our page sends it with everything that changes something; no form and no other site can. */
export const pageHeader = 'x-autosync-console';

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * True when the request cannot be one that another site made the browser send, with one exception: a person may follow a
 * link to us, in a mail or on the way back from the issuer. Reading changes nothing, and only they see the answer.
 */
export function isFromOurPage(method: string, headers: Headers): boolean {
  const site = headers['sec-fetch-site'];
  if (reading.has(method) && headers['sec-fetch-mode'] === 'navigate') return true;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return reading.has(method) || headers[pageHeader] !== undefined;
}
