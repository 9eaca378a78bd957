import { describe, expect, it } from 'vitest';
import { ofEachWorker } from '@autosync/dev-stack';
import { startProcess } from '@autosync/testing';

const worker = [
  'HEALTH_PORT',
  'DATABASE_URL',
  'KAFKA_BROKERS',
  'BATCH_STATUS_ADDRESS',
  'TOKEN_KEYS',
  'QBO_CLIENT_SECRET',
];

const required: Record<string, string[]> = {
  'qbo-simulator': ['HEALTH_PORT'],
  'batch-status': ['HEALTH_PORT', 'DATABASE_URL', 'KAFKA_BROKERS'],
  scheduler: ['HEALTH_PORT', 'DATABASE_URL', 'KAFKA_BROKERS'],
  notifier: ['HEALTH_PORT', 'DATABASE_URL', 'KAFKA_BROKERS', 'TOKEN_KEYS', 'PUBLIC_URL'],
  migrations: ['DATABASE_URL'],
  topics: ['KAFKA_BROKERS'],
  gateway: ['HEALTH_PORT', 'DATABASE_URL', 'OPERATOR_KEY', 'SCHEDULER_ADDRESS', 'TOKEN_KEYS', 'QBO_CLIENT_SECRET'],
  ...ofEachWorker(worker),
};

describe('a service with bad configuration', () => {
  it.each(Object.entries(required))(
    '%s lists all faults and exits 1 before it opens a socket',
    async (name, missing) => {
      const entry = new URL(`../../services/${name}/src/main.ts`, import.meta.url);
      const child = await startProcess({ name, entry, env: { LOG_LEVEL: 'loud', HEALTH_PORT: 'ninety' } });
      expect(await child.exited).toMatchObject({ code: 1 });
      const output = child.output();
      for (const variable of ['LOG_LEVEL', ...missing]) expect(output).toContain(variable);
      expect(child.logs().filter(({ healthPort }) => healthPort !== undefined)).toEqual([]);
    },
  );
});
