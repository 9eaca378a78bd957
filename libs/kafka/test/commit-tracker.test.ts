import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createCommitTracker } from '../src/commit-tracker.ts';

/** Offsets grow, with gaps: compaction and control records take some. */
const offsetsArbitrary = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 60 })
  .map((steps) => steps.reduce<bigint[]>((offsets, step) => [...offsets, (offsets.at(-1) ?? 40n) + BigInt(step)], []));

const scenario = offsetsArbitrary.chain((offsets) =>
  fc.record({
    offsets: fc.constant(offsets),
    finishing: fc.shuffledSubarray(offsets, { minLength: 0, maxLength: offsets.length }),
  }),
);

function trackerOf(offsets: bigint[]) {
  const tracker = createCommitTracker();
  for (const offset of offsets) expect(tracker.accept(offset, Number(offset))).toBe(true);
  return tracker;
}

describe('a commit tracker', () => {
  it('may commit exactly up to the first unfinished offset, in whatever order events finish', () => {
    fc.assert(
      fc.property(scenario, ({ offsets, finishing }) => {
        const tracker = trackerOf(offsets);
        const finished = new Set<bigint>();
        for (const offset of finishing) {
          tracker.finish(offset);
          finished.add(offset);
          const firstOpen = offsets.findIndex((candidate) => !finished.has(candidate));
          const prefix = firstOpen === -1 ? offsets : offsets.slice(0, firstOpen);
          expect(tracker.position()).toBe(prefix.length === 0 ? undefined : prefix.at(-1)! + 1n);
          expect(tracker.uncommitted()).toBe(offsets.length - prefix.length);
          expect(tracker.oldestUnfinished()).toBe(firstOpen === -1 ? undefined : Number(offsets[firstOpen]));
        }
      }),
    );
  });

  it('never goes back, and loses nothing when every event finishes', () => {
    fc.assert(
      fc.property(offsetsArbitrary, fc.infiniteStream(fc.nat()), (offsets, seeds) => {
        const tracker = trackerOf(offsets);
        const open = [...offsets];
        let last = -1n;
        while (open.length > 0) {
          const [offset] = open.splice(seeds.next().value! % open.length, 1);
          tracker.finish(offset!);
          const position = tracker.position() ?? -1n;
          expect(position).toBeGreaterThanOrEqual(last);
          last = position;
        }
        expect(last).toBe(offsets.at(-1)! + 1n);
        expect(tracker.uncommitted()).toBe(0);
      }),
    );
  });

  it('takes no offset twice, whether it is finished, open or committed', () => {
    fc.assert(
      fc.property(scenario, ({ offsets, finishing }) => {
        const tracker = trackerOf(offsets);
        for (const offset of finishing) tracker.finish(offset);
        for (const offset of offsets) expect(tracker.accept(offset, 0)).toBe(false);
        expect(tracker.accept(offsets.at(-1)! + 1n, 0)).toBe(true);
      }),
    );
  });

  it('keeps its count over many thousand offsets', () => {
    const offsets = Array.from({ length: 5000 }, (_, index) => BigInt(index));
    const tracker = trackerOf(offsets);
    for (const offset of offsets.slice(0, 3000)) tracker.finish(offset);
    expect(tracker.position()).toBe(3000n);
    expect(tracker.uncommitted()).toBe(2000);
  });

  it('ignores offsets that were never taken or finish twice', () => {
    const tracker = trackerOf([5n, 6n]);
    tracker.finish(9n);
    tracker.finish(5n);
    tracker.finish(5n);
    expect(tracker.position()).toBe(6n);
  });

  it('offers a position until it is acknowledged, and again after a re-join', () => {
    const tracker = trackerOf([5n, 6n]);
    expect(tracker.committable()).toBeUndefined();
    tracker.finish(5n);
    expect(tracker.committable()).toBe(6n);
    tracker.finish(6n);
    tracker.markCommitted(6n);
    expect(tracker.committable()).toBe(7n);
    tracker.markCommitted(7n);
    expect(tracker.committable()).toBeUndefined();
    tracker.forgetCommits();
    expect(tracker.committable()).toBe(7n);
  });
});
