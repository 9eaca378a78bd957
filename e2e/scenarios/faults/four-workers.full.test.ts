import { describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { drillSeconds, drillSeeds } from '../../support/drill-length.ts';
import { duringTests } from '../../support/during-tests.ts';
import { booksOf, createSources, sentTypes, stockProduct } from '../../support/four-types.ts';
import { checkSystem } from '../../support/invariants.ts';
import { createRandom } from '../../support/random.ts';
import { killAtRandom, processVictim } from '../../support/random-kills.ts';
import { startOwnSystem } from '../../support/running-system.ts';
import type { Company } from '../../support/tenant.ts';
import { failWritesAtTimes } from '../../support/write-faults.ts';

const types = [...sentTypes, 'payments'] as const;

/** After the last blow everything is as it should be within this time. */
const recoveryMs = 90_000;

const running = duringTests(() =>
  startOwnSystem({
    types,
    // A minute of the AutoSync settings is 200 ms: each type is due every 3 s.
    overrides: { scheduler: { INTERVAL_UNIT_MS: '200' } },
  }),
);

/** All types are due at the same instants. */
async function enableAll({ id, must }: Company): Promise<void> {
  const path = `/v1/companies/${id}/autosync`;
  const current = await running.tenant.call(path);
  await must(path, {
    method: 'PUT',
    body: {
      enabled: true,
      intervalMinutes: 15,
      types: Object.fromEntries(types.map((type) => [type, { enabled: true }])),
      overrideNote: 'A drill',
    },
    headers: { 'if-match': current.headers.get('etag') ?? '' },
  });
}

async function unsettled({ id, must }: Company): Promise<unknown[]> {
  const pages = await Promise.all(
    sentTypes.flatMap((type) =>
      ['pending', 'failed', 'held'].map((state) =>
        must<{ items: object[] }>(`/v1/companies/${id}/${type}?syncState=${state}&limit=50`),
      ),
    ),
  );
  return pages.flatMap(({ items }) => items);
}

describe.each(drillSeeds)('four workers beside each other in one company (seed %d)', (seed) => {
  it(
    'are killed while records change: one document per record, and the books are what the records say',
    async () => {
      const company = await running.company(`Four ${seed} Ltd`);
      const { realmId } = company;
      await stockProduct(running.simulator, realmId);
      await failWritesAtTimes(running.simulator, realmId, seed);
      await enableAll(company);

      const timeline: string[] = [];
      const sources = createSources();
      const workers = Object.values(running.system.services).filter(({ name }) => name.startsWith('sync-'));
      const [strikes, done] = await Promise.all([
        killAtRandom(workers.map(processVictim), {
          seconds: drillSeconds,
          random: createRandom(seed),
          log: (line) => void timeline.push(line),
        }),
        sources.work(running, company, { seconds: drillSeconds, random: createRandom(seed + 1) }),
      ]);
      await running.simulator.clearFaults();
      process.stdout.write(`four workers with AUTOSYNC_DRILL_SEED=${seed}: ${JSON.stringify({ strikes, ...done })}\n`);
      expect(strikes).toBeGreaterThan(drillSeconds / 10);
      for (const type of sentTypes) expect(sources.sent[type].size).toBeGreaterThan(drillSeconds / 10);

      try {
        await eventually(async () => expect(await unsettled(company)).toEqual([]), {
          timeoutMs: recoveryMs,
          intervalMs: 500,
        });
        await checkSystem(running, { books: [], withinMs: recoveryMs });
        const expected = sources.expected();
        expect(await booksOf(running.simulator, realmId, Object.keys(expected))).toEqual(expected);
      } catch (error) {
        if (error instanceof Error) error.message += `\nseed ${seed}\n${timeline.join('\n')}`;
        throw error;
      }
    },
    (drillSeconds + 300) * 1000,
  );
});
