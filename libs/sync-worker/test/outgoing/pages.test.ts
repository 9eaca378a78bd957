import { describe, expect, it } from 'vitest';
import { createPages } from '../../src/outgoing/pages.ts';

const SIZE = 40;

const names = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `${from + n}`);
const entriesOf = (recordIds: readonly string[]) => recordIds.map((recordId) => ({ item: { recordId } }));

/** Pages of these sizes, of records numbered on; `fetched`: what was in hand each time. */
function numbered(sizes: readonly number[], isStopped = () => false) {
  const fetched: string[][] = [];
  let next = 0;
  const pages = createPages({
    size: SIZE,
    isStopped,
    async fetch(inHand) {
      const size = sizes[fetched.length] ?? 0;
      fetched.push([...inHand]);
      next += size;
      return { found: size, entries: entriesOf(names(next - size, next)) };
    },
  });
  return { pages, fetched };
}

async function take(items: AsyncGenerator<{ item: { recordId: string } }>, count: number): Promise<string[]> {
  const taken: string[] = [];
  while (taken.length < count) {
    const { done, value } = await items.next();
    if (done === true) break;
    taken.push(value.item.recordId);
  }
  return taken;
}

describe('pages of records', () => {
  it('are fetched ahead, without what is in hand', async () => {
    const { pages, fetched } = numbered([SIZE, 3]);
    const items = pages.handOut();
    await take(items, 14);
    expect(fetched).toHaveLength(1);
    for (const id of names(0, 10)) pages.done(id);
    await take(items, 1);
    expect(fetched[1]).toEqual(names(10, SIZE));
    expect(await take(items, Infinity)).toEqual(names(15, SIZE + 3));
  });

  it('end with one that is not full, which nothing is fetched behind', async () => {
    const { pages, fetched } = numbered([3]);
    expect(await take(pages.handOut(), Infinity)).toEqual(names(0, 3));
    expect(fetched).toHaveLength(1);
  });

  it('go on behind a full one of which all records wait', async () => {
    let fetches = 0;
    const pages = createPages({
      size: SIZE,
      isStopped: () => false,
      fetch: async () => (++fetches === 1 ? { found: SIZE, entries: [] } : { found: 1, entries: entriesOf(['late']) }),
    });
    expect(await take(pages.handOut(), Infinity)).toEqual(['late']);
  });

  it('are in hand until they are done, or their handing out ends', async () => {
    const { pages } = numbered([3]);
    const items = pages.handOut();
    await take(items, 2);
    pages.done('0');
    expect(['0', '1', '2'].map((id) => pages.isInHand(id))).toEqual([false, true, true]);
    await items.return();
    expect(pages.isInHand('1')).toBe(false);
  });

  it('stop between two records', async () => {
    let stopped = false;
    const { pages } = numbered([SIZE, SIZE], () => stopped);
    const items = pages.handOut();
    await take(items, 5);
    stopped = true;
    expect(await take(items, 1)).toEqual([]);
  });

  it('leave nothing running: who ends the handing out waits for the page under way', async () => {
    const slow = Promise.withResolvers<{ found: number; entries: [] }>();
    let fetches = 0;
    const pages = createPages<{ item: { recordId: string } }>({
      size: 1,
      isStopped: () => false,
      fetch: async () => (++fetches === 1 ? { found: 1, entries: entriesOf(['a']) } : slow.promise),
    });
    const items = pages.handOut();
    await take(items, 1);
    let ended = false;
    const end = items.return().then(() => (ended = true));
    await new Promise(setImmediate);
    expect(ended).toBe(false);
    slow.resolve({ found: 0, entries: [] });
    await end;
  });

  it('throw what a fetch ahead threw only behind the records before it', async () => {
    let fetches = 0;
    const pages = createPages({
      size: 2,
      isStopped: () => false,
      async fetch() {
        if (++fetches > 1) throw new Error('away');
        return { found: 2, entries: entriesOf(['a', 'b']) };
      },
    });
    const items = pages.handOut();
    expect(await take(items, 2)).toEqual(['a', 'b']);
    await expect(take(items, 1)).rejects.toThrow('away');
  });
});
