type Headers = Record<string, string | string[] | undefined>;

/** Our page sends this header with every change. Forms and other sites cannot. */
export const pageHeader = 'x-autosync-console';

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * False for a request that another site may have made the browser send. One exception: a person may follow a link to
 * us, in a mail or on the way back from the issuer. Reading changes nothing, and only they see the answer.
 */
export function isFromOurPage(method: string, headers: Headers): boolean {
  const site = headers['sec-fetch-site'];
  if (reading.has(method) && headers['sec-fetch-mode'] === 'navigate') return true;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return reading.has(method) || headers[pageHeader] !== undefined;
}
