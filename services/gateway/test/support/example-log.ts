import type { Example, Examples } from '../../src/entry-points/document/examples.ts';
import { operatorKey } from './environment.ts';
import type { TestGateway } from './gateway.ts';

type Method = Parameters<TestGateway['call']>[0];
type Given = {
  path?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
  /** Null: without. */
  key?: string | null;
};
type Document = { paths: Record<string, Record<string, { operationId: string; responses: Record<string, object> }>> };

const textTypes = /^(application\/x-ndjson|text\/csv)/;

/**
 * What differs from one time to the next, made alike: each id another one that is always the same, instants one, ports and
 * secrets none.
 */
export function settle(examples: Examples): Examples {
  const ids = new Map<string, string>();
  const idFor = (id: string) => {
    if (!ids.has(id)) ids.set(id, `0197f3a2-7c1e-7d11-9a53-${(ids.size + 1).toString(16).padStart(12, '0')}`);
    return ids.get(id)!;
  };
  const text = JSON.stringify(examples)
    .replaceAll(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, idFor)
    .replaceAll(/20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '2026-03-02T09:00:00.000Z')
    .replaceAll(/127\.0\.0\.1:\d+/g, 'autosync.example.com')
    .replaceAll(/ask_[\w-]{6,}/g, (key) => (key.length > 12 ? 'ask_example_not_a_real_key' : 'ask_exampl'))
    .replaceAll(/whsec_[A-Za-z\d+/]+=*/g, 'whsec_c2hvd24gb25jZSwgYW5kIG5vdCBhIHJlYWwgc2VjcmV0Lg==')
    .replaceAll(/(state=|code=)[\w%.~-]+/g, '$1example');
  return JSON.parse(text) as Examples;
}

/** Makes requests by the names of their operations, and remembers each with its answer. */
export function exampleLog(gateway: TestGateway, key: string) {
  const { paths } = gateway.app.swagger() as unknown as Document;
  const known = new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => [
        operationId,
        { path, method: method.toUpperCase() as Method },
      ]),
    ),
  );
  const examples: Record<string, Example> = {};

  function urlOf(operation: string, { path = {}, query = {} }: Given) {
    const found = known.get(operation);
    if (found === undefined) throw new Error(`there is no operation ${operation}`);
    const filled = found.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? '?'));
    const asked = new URLSearchParams(query).toString();
    return { method: found.method, url: asked === '' ? filled : `${filled}?${asked}` };
  }

  function remember(operation: string, given: Given, { status, answer }: { status: number; answer: unknown }) {
    const { path = {}, query = {}, headers = {}, body } = given;
    const places = { path, query, header: headers };
    const type = headers['content-type'];
    examples[operation] = {
      parameters: Object.fromEntries(
        Object.entries(places).flatMap(([place, values]) =>
          Object.entries(values).map(([name, value]) => [`${place} ${name}`, value]),
        ),
      ),
      ...(body !== undefined && { body: body as object }),
      ...(type !== undefined && { type }),
      status,
      ...(answer !== '' && answer !== undefined && { answer }),
    };
  }

  return {
    examples,
    operations: [...known.keys()],
    /** @throws when the answer is none of the good ones. */
    async take(operation: string, given: Given = {}) {
      const { method, url } = urlOf(operation, given);
      const { headers = {}, body } = given;
      const answer = await gateway.call(method, url, { headers, body, key: given.key === undefined ? key : given.key });
      if (answer.status >= 400) throw new Error(`${operation}: ${answer.status} ${answer.text}`);
      const isText = textTypes.test(String(answer.headers['content-type'])) || answer.body === undefined;
      remember(operation, given, { status: answer.status, answer: isText ? answer.text : answer.body });
      return answer;
    },
    asOperator: { key: operatorKey },
    /** The beginning of a stream of events. */
    async follow(operation: string, base: string, given: Given = {}) {
      const { url } = urlOf(operation, given);
      const leaving = new AbortController();
      const response = await fetch(base + url, { headers: { authorization: `Bearer ${key}` }, signal: leaving.signal });
      const decoder = new TextDecoder();
      let text = '';
      for await (const chunk of response.body!) {
        text += decoder.decode(chunk, { stream: true });
        if (/^event: [^]*\n\n/m.test(text)) break;
      }
      leaving.abort();
      remember(operation, given, { status: response.status, answer: text.slice(0, text.lastIndexOf('\n\n') + 2) });
    },
  };
}
