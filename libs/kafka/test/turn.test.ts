import { describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { useKafka } from './support/kafka-world.ts';
import type { TestEvent } from './support/kafka-world.ts';

describe('an event that waits too long for its turn', () => {
  const kafka = useKafka();

  /** One place, which the event `stays` keeps until told otherwise. */
  async function aBusyConsumer(handBack: (event: TestEvent) => Promise<void>) {
    const [taken, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const observed = await kafka.consume({
      concurrency: 1,
      handBack: { afterMs: 200, mayHandBack: ({ text }) => text !== 'patient', handBack },
      onHandle: async ({ text }) => {
        if (text !== 'stays') return;
        taken.resolve();
        await released.promise;
      },
    });
    // Events of several partitions arrive in any order: the others are sent once the place is taken.
    await kafka.send('a:stays');
    await taken.promise;
    return { ...observed, release: released.resolve };
  }

  it('is handed back and done, while one that may not be waits on', async () => {
    const handedBack: string[] = [];
    const { handled, release } = await aBusyConsumer(async ({ text }) => void handedBack.push(text));
    await kafka.send('b:hasty', 'c:patient', 'd:hasty too');
    await eventually(() => handedBack.length === 2);
    expect(handedBack.sort()).toEqual(['hasty', 'hasty too']);
    expect(handled).toEqual([]);
    release();
    await eventually(() => handled.length === 2);
    expect(handled).toEqual(['stays', 'patient']);
    await eventually(async () => (await kafka.committed()) === 4);
  });

  it('waits on when it could not be handed back', async () => {
    let tries = 0;
    const { handled, release } = await aBusyConsumer(() => {
      tries += 1;
      return Promise.reject(new Error('nobody hears'));
    });
    await kafka.send('b:hasty');
    await eventually(() => tries === 1);
    release();
    await eventually(() => handled.length === 2);
    expect(handled).toEqual(['stays', 'hasty']);
  });
});
