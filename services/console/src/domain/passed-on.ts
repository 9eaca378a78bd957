/** A part of a path that is a step elsewhere once it is decoded, or that nobody can decode. */
function isStep(part: string): boolean {
  try {
    return decodeURIComponent(part)
      .split(/[/\\]/)
      .some((name) => name === '.' || name === '..');
  } catch {
    return true;
  }
}

/** What may be asked of the gateway through the console: its API, not its pages for connecting. */
export function isPassedOn(url: string): boolean {
  const [path = ''] = url.split('?', 1);
  return path.startsWith('/v1/') && !path.startsWith('/v1/oauth/') && !path.split('/').some(isStep);
}

/** How an address names the tenant for whom an operator speaks, where a browser sends no header: an event stream. */
const TENANT = 'autosync-tenant';

/** The address without that name, and the name. */
export function takeTenant(url: string): { url: string; tenant: string | undefined } {
  const [path = '', query = ''] = url.split('?', 2);
  const parameters = new URLSearchParams(query);
  const tenant = parameters.get(TENANT);
  if (tenant === null) return { url, tenant: undefined };
  parameters.delete(TENANT);
  return { url: parameters.size === 0 ? path : `${path}?${parameters.toString()}`, tenant };
}

const requestHeaders = [
  // For which tenant an operator speaks.
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

/** The headers with which a request goes on: what the API knows, the person's credential, from where they ask, its trace. */
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

/** Answers are about one person: no cache between them and us keeps any. */
export function headersForBrowser(given: Headers): Headers {
  const passed = Object.entries(given).filter(([name]) => !keptBack.has(name));
  return { ...Object.fromEntries(passed), 'cache-control': 'no-store' };
}
