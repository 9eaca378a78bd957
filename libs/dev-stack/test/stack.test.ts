import { describe, expect, it } from '@jest/globals';
import { provideStack } from '../src/index.ts';

describe('provideStack', () => {
  it('uses the servers that the environment names, and starts none', async () => {
    const stack = await provideStack({
      env: { DATABASE_URL: 'postgres://me@db/x', KAFKA_BROKERS: 'k1:9092,k2:9092' },
      dataDir: '/nowhere',
      durable: true,
    });
    expect(stack).toMatchObject({
      databaseUrl: 'postgres://me@db/x',
      brokers: 'k1:9092,k2:9092',
      way: { postgres: 'external', kafka: 'external' },
    });
    expect(stack.postgres).toBeUndefined();
    await stack.stop();
  });
});
