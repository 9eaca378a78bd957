import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Doc } from '../../src/books/doc.ts';
import type { JsonObject } from '../../src/json.ts';
import { createSimulator } from '../../src/simulator.ts';
import type { Simulator, SimulatorOptions } from '../../src/simulator.ts';

export const app = { clientId: 'test-app', clientSecret: 'test-secret' };
export const realmId = '9341000000000001';

export type Reply = { status: number; headers: Headers; text: string; body: JsonObject };

export type Running = Simulator & {
  baseUrl: string;
  dataDir: string;
  accessToken: string;
  /** Calls the data API of the test company: method, path with query, JSON body. */
  api(method: string, path: string, body?: JsonObject): Promise<Reply>;
  control(method: string, path: string, body?: JsonObject): Promise<Reply>;
  query(text: string): Promise<Reply>;
  /** Creates a document and returns it; throws on any refusal. */
  create(entity: string, body: JsonObject): Promise<Doc>;
  stop(): Promise<void>;
};

export async function request(url: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
}

export function jsonRequest(method: string, body?: JsonObject, headers: Record<string, string> = {}): RequestInit {
  if (body === undefined) return { method, headers };
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** A simulator with one company and a valid token. Limits are off unless a test is about them. */
export async function startSimulator({
  limits = false,
  company = {},
  ...options
}: Partial<SimulatorOptions> & { limits?: boolean; company?: JsonObject } = {}): Promise<Running> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'qbo-simulator-')));
  const errors: unknown[] = [];
  const simulator = await createSimulator({ app, onError: (error) => errors.push(error), ...options, dataDir });
  const baseUrl = `http://127.0.0.1:${await simulator.listen('127.0.0.1', 0)}`;
  const control: Running['control'] = (method, path, body) =>
    request(`${baseUrl}/control${path}`, jsonRequest(method, body));
  await control('POST', '/limits', { enabled: limits });
  if (!simulator.state.books.company(realmId)) {
    const made = await control('POST', '/companies', { realmId, name: 'Acme IT', seed: 'us-services', ...company });
    if (made.status !== 201) throw new Error(made.text);
  }
  const tokens = await control('POST', '/tokens', { realmId });

  const running: Running = {
    ...simulator,
    baseUrl,
    dataDir,
    accessToken: textIn(tokens.body, 'access_token'),
    control,
    api: (method, path, body) =>
      request(
        `${baseUrl}/v3/company/${realmId}${path}`,
        jsonRequest(method, body, { authorization: `Bearer ${running.accessToken}` }),
      ),
    query: (text) => running.api('GET', `/query?query=${encodeURIComponent(text)}`),
    async create(entity, body) {
      const reply = await running.api('POST', `/${entity.toLowerCase()}`, body);
      if (reply.status !== 200) throw new Error(reply.text);
      return reply.body[entity] as Doc;
    },
    async stop() {
      await simulator.close();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
      if (errors.length > 0) throw new AggregateError(errors, 'the simulator failed');
    },
  };
  return running;
}

/** The text of a property; throws if there is none. */
export function textIn(body: JsonObject, name: string): string {
  const value = body[name];
  if (typeof value !== 'string') throw new Error(`no text ${name} in ${JSON.stringify(body)}`);
  return value;
}

type FaultError = { Message: string; Detail: string; code: string; element: string };

/** The only error of a fault body. */
export function faultOf({ body, text }: Reply): FaultError {
  const { Fault } = body as { Fault?: { Error: FaultError[] } };
  if (Fault?.Error.length !== 1) throw new Error(`not one fault in ${text}`);
  return Fault.Error[0]!;
}

/** The rows of a query response. */
export function rowsOf({ body, text }: Reply, entity: string): Doc[] {
  const { QueryResponse } = body as { QueryResponse?: Record<string, Doc[]> };
  if (QueryResponse === undefined) throw new Error(`no QueryResponse in ${text}`);
  return QueryResponse[entity] ?? [];
}

export function itemLine(amount: number, detail: JsonObject = {}): JsonObject {
  return {
    DetailType: 'SalesItemLineDetail',
    Amount: amount,
    SalesItemLineDetail: { ItemRef: { value: '1' }, ...detail },
  };
}

export function salesForm(customerId: string, body: JsonObject = {}): JsonObject {
  return { CustomerRef: { value: customerId }, Line: [itemLine(100)], ...body };
}
