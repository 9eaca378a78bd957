import { expect, it } from 'vitest';
import { topics } from '@autosync/contracts';
import { createKafka } from '@autosync/kafka';
import { eventually } from '@autosync/testing';
import { duringTests } from '../../support/during-tests.ts';
import { checkInvariants } from '../../support/invariants.ts';
import { invoiceItems } from '../../support/invoices.ts';
import { silentLogger } from '../../support/kafka.ts';
import { startOwnSystem } from '../../support/running-system.ts';
import type { Company } from '../../support/tenant.ts';
import { makeTopicsAnew } from '../../support/topics-anew.ts';

const running = duringTests(startOwnSystem);

async function aCompanyWith(
  name: string,
  count: number,
): Promise<{ company: Company; items: ReturnType<typeof invoiceItems> }> {
  const company = await running.company(name);
  const items = invoiceItems(name.slice(0, 3), count);
  await company.bulk(items);
  return { company, items };
}

it('every topic is deleted and made anew while events flow: batches under way end, and new ones begin and end', async () => {
  const { db, simulator } = running;
  const kafka = createKafka({ brokers: [running.stack.brokers], clientId: 'drill', logger: silentLogger });
  const before = await aCompanyWith('Before Ltd', 40);
  const during = await aCompanyWith('During Ltd', 10);
  const after = await aCompanyWith('After Ltd', 10);

  const underWay = await before.company.run();
  await eventually(async () => expect((await before.company.batch(underWay.id)).counts.done).toBeGreaterThan(3), {
    timeoutMs: 20_000,
  });
  const [, begun] = await Promise.all([
    makeTopicsAnew(
      kafka,
      topics.map(({ name }) => name),
    ),
    during.company.run(),
  ]);
  const next = await after.company.run();

  for (const [{ company, items }, { id }] of [
    [after, next],
    [before, underWay],
    [during, begun],
  ] as const) {
    expect(await company.ended(id, 120_000)).toMatchObject({
      state: 'finished',
      counts: { succeeded: items.length, failed: 0 },
    });
    await checkInvariants({ db, simulator, company, items });
  }
}, 240_000);
