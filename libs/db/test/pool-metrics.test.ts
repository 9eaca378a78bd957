import { expect, it } from 'vitest';
import { createMetrics } from '@autosync/observability';
import { eventually } from '@autosync/testing';
import { createPoolMetrics } from '../src/index.ts';
import { useDatabase } from './support/test-db.ts';

const database = useDatabase();

it('the pool shows busy and idle connections, who waits for one, and its bound', async () => {
  const db = database.db({ poolMax: 2 });
  const metrics = createMetrics({ service: 'test', version: 'test' });
  createPoolMetrics(metrics, db);
  const shown = async () => {
    const text = await metrics.registry.metrics();
    return [...text.matchAll(/^autosync_db_pool_(\S+) (\d+)$/gm)].map(([, series, value]) => `${series} ${value}`);
  };
  const gate = Promise.withResolvers<void>();
  const held = [1, 2, 3].map(() => db.withoutTenant(() => gate.promise));
  await eventually(async () =>
    expect(await shown()).toEqual(['connections{state="idle"} 0', 'connections{state="busy"} 2', 'waiting 1', 'max 2']),
  );
  gate.resolve();
  await Promise.all(held);
  expect(await shown()).toEqual(['connections{state="idle"} 2', 'connections{state="busy"} 0', 'waiting 0', 'max 2']);
});
