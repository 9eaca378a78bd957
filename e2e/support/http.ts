/** An answer as a client sees it; `body` is parsed JSON where it is JSON. */
export type Answer<T> = { status: number; headers: Headers; body: T };

/** One HTTP call with a JSON body. Never throws for a status. */
export async function callJson<T = Record<string, unknown>>(
  url: string,
  { method = 'GET', body, headers = {} }: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer<T>> {
  const response = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    redirect: 'manual',
    signal: AbortSignal.timeout(15_000),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: (isJson && text ? JSON.parse(text) : text) as T };
}

/** The same, for calls that must succeed. Throws with the answer's text otherwise. */
export async function mustCall<T = Record<string, unknown>>(
  url: string,
  options: Parameters<typeof callJson>[1] = {},
): Promise<T> {
  const answer = await callJson<T>(url, options);
  if (answer.status >= 400) {
    throw new Error(`${options.method ?? 'GET'} ${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return answer.body;
}
