/** Whether a part of a path, once decoded, leads elsewhere (`..`), or cannot be decoded. */
function isStep(part: string): boolean {
  try {
    return decodeURIComponent(part)
      .split(/[/\\]/)
      .some((name) => name === '.' || name === '..');
  } catch {
    return true;
  }
}

/** Whether a path may be forwarded to the gateway: its API, but not its pages for connecting. */
export function isPassedOn(url: string): boolean {
  const [path = ''] = url.split('?', 1);
  return path.startsWith('/v1/') && !path.startsWith('/v1/oauth/') && !path.split('/').some(isStep);
}

/** The query parameter for an operator's chosen tenant, where a browser cannot send the header: an event stream. */
const TENANT = 'autosync-tenant';

/** Takes that parameter out of an address. */
export function takeTenant(url: string): { url: string; tenant: string | undefined } {
  const [path = '', query = ''] = url.split('?', 2);
  const parameters = new URLSearchParams(query);
  const tenant = parameters.get(TENANT);
  if (tenant === null) return { url, tenant: undefined };
  parameters.delete(TENANT);
  return { url: parameters.size === 0 ? path : `${path}?${parameters.toString()}`, tenant };
}

const requestHeaders = [
  // The tenant that an operator has chosen.
  TENANT,
  'accept',
  'content-type',
  'content-length',
  'if-match',
  'if-none-match',
  'idempotency-key',
  'last-event-id',
  'x-request-id',
] as const;

type Headers = Record<string, string | string[] | undefined>;

/** The headers that are forwarded: those of the API, the person's credential, the client's address, and the trace. */
export function headersForGateway(
  given: Headers,
  { credential, address, traceparent }: { credential: string; address: string; traceparent?: string | undefined },
): Headers {
  const kept = requestHeaders.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]] as const]));
  return {
    ...Object.fromEntries(kept),
    authorization: `Bearer ${credential}`,
    'x-forwarded-for': address,
    ...(traceparent !== undefined && { traceparent }),
  };
}

const keptBack = new Set(['set-cookie', 'server', 'connection', 'keep-alive', 'transfer-encoding']);

/** Answers belong to one person, so no cache may keep them. */
export function headersForBrowser(given: Headers): Headers {
  const passed = Object.entries(given).filter(([name]) => !keptBack.has(name));
  return { ...Object.fromEntries(passed), 'cache-control': 'no-store' };
}
