import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { windowOf } from '../../src/domain/window-rule.ts';

const quiet = { slow: 0, started: 0, ended: 0, idle: 0, handedBack: 0 };

describe('the window of a type', () => {
  it.each([
    ['nothing is known and no worker lives: a few, to find out', quiet, 0, 5],
    ['the probe waits in Kafka: no more', { ...quiet, slow: 5 }, 0, 5],
    ['workers live: as many as they have places', quiet, 40, 40],
    ['all places are taken: no more', { ...quiet, slow: 40, started: 40 }, 40, 40],
    [
      'places become free: those that will soon be free are filled',
      { ...quiet, slow: 40, started: 60, ended: 60 },
      40,
      60,
    ],
    ['one in ten had work: ten times what is left', { ...quiet, started: 9, idle: 90 }, 40, 400],
    [
      'those that had work have the places: only what is left counts',
      { ...quiet, slow: 39, started: 9, idle: 90 },
      40,
      49,
    ],
    ['hardly any had work: by the hundred, never more than the most', { ...quiet, idle: 5000 }, 40, 1000],
    ['runs came back without a place: they would have had work', { ...quiet, handedBack: 99, idle: 100 }, 40, 80],
  ])('%s', (_, load, places, expected) => {
    expect(windowOf(load, { places, most: 1000 })).toBe(expected);
  });

  it('is never more than the most, never none, and grows with the places', () => {
    const count = fc.nat(5000);
    const load = fc.record({ slow: count, started: count, ended: count, idle: count, handedBack: count });
    fc.assert(
      fc.property(load, fc.nat(500), fc.integer({ min: 5, max: 1000 }), (given, places, most) => {
        const window = windowOf(given, { places, most });
        expect(window).toBeLessThanOrEqual(most);
        expect(window).toBeGreaterThanOrEqual(Math.min(most, 5));
        expect(windowOf(given, { places: places + 1, most })).toBeGreaterThanOrEqual(window);
      }),
    );
  });
});
