import type { InjectOptions } from 'fastify';
import { loadConfig } from '@autosync/config';
import { createLogger, createMetrics } from '@autosync/observability';
import { testDatabase } from '@autosync/testing';
import type { TestDatabase } from '@autosync/testing';
import { buildApp } from '../../src/app.ts';
import { gatewaySettings } from '../../src/config.ts';
import { appSettings, createDeps } from '../../src/service.ts';
import { checkedAnswers } from './checked-answers.ts';
import { expectDocumented } from './documented.ts';
import { environment, operatorKey } from './environment.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';

export type CallOptions = { body?: unknown; headers?: Record<string, string>; key?: string | null };

/** The application on a database of its own, without a socket; `setNow` stands for the clock when a test needs it. */
export async function testGateway({
  env = {},
  database: given,
}: { env?: Record<string, string>; database?: TestDatabase } = {}) {
  const database = given ?? (await testDatabase({ schemas: ['accounts', 'records'] }));
  const config = loadConfig(environment({ DATABASE_URL: database.urlFor('gateway'), ...env }), gatewaySettings);
  const logs: Record<string, unknown>[] = [];
  const logger = createLogger({
    service: 'gateway',
    version: 'test',
    level: 'debug',
    format: 'json',
    destination: { write: (line) => void logs.push(JSON.parse(line)) },
  });
  const metrics = createMetrics({ service: 'gateway', version: 'test' });
  let now: Date | null = null;
  const deps = createDeps({ config, logger, metrics }, () => now);
  const app = await buildApp(deps, appSettings(config), checkedAnswers);

  async function call(method: Method, url: string, { body, headers = {}, key = operatorKey }: CallOptions = {}) {
    const options: InjectOptions = { method, url, headers: { ...headers } };
    if (key !== null) Object.assign(options.headers!, { authorization: `Bearer ${key}` });
    if (body !== undefined) options.payload = body as string | object;
    const response = await app.inject(options);
    expectDocumented(app.swagger(), { method, url }, response);
    const isJson = response.body !== '' && /[/+]json/.test(String(response.headers['content-type']));
    return {
      status: response.statusCode,
      headers: response.headers,
      text: response.body,
      body: isJson ? response.json() : undefined,
    };
  }

  /** A tenant with a key; `call` and the like then speak as that key. */
  async function tenant(name: string, scopes?: string[]) {
    const { body: created } = await call('POST', '/v1/tenants', { body: { name } });
    const input = { tenantId: created.id, name: `key of ${name}`, scopes: scopes ?? 'all', expiresAt: null };
    const { body: apiKey } = await call('POST', '/v1/api-keys', { body: input });
    const as = (method: Method, url: string, options: CallOptions = {}) =>
      call(method, url, { key: apiKey.key, ...options });
    const company = async (companyName: string) =>
      (await as('POST', '/v1/companies', { body: { name: companyName } })).body as { id: string; name: string };
    return { id: created.id as string, key: apiKey.key as string, keyId: apiKey.id as string, call: as, company };
  }

  return {
    app,
    call,
    tenant,
    config,
    database,
    deps,
    logs,
    metrics,
    setNow: (instant: Date | null) => void (now = instant),
    async stop() {
      await app.close();
      await deps.push.stop();
      deps.scheduler.close();
      deps.batchStatus.close();
      await Promise.all([deps.db.close(), deps.readiness.close(), deps.rates.close()]);
      if (given === undefined) await database.drop();
    },
  };
}

export type TestGateway = Awaited<ReturnType<typeof testGateway>>;
