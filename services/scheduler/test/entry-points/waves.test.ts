import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { inWaves } from '../../src/entry-points/kafka-run-progress.ts';

const events = (companies: readonly (string | number)[]) => companies.map((id) => ({ companyId: String(id) }));

describe('waves of run-progress', () => {
  it('have each company once, its events in their order', () => {
    expect(inWaves(events(['a', 'b', 'a', 'c', 'a', 'b']), 10)).toEqual([[0, 1, 3], [2, 5], [4]]);
  });

  it('are no larger than asked for', () => {
    expect(inWaves(events(['a', 'b', 'c', 'd', 'a']), 2)).toEqual([[0, 1], [2, 3], [4]]);
    expect(inWaves([], 5)).toEqual([]);
  });

  it('have every event once, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (companies, size) => {
        const waves = inWaves(events(companies), size);
        expect(waves.flat().sort((a, b) => a - b)).toEqual(companies.map((_, place) => place));
        for (const wave of waves) {
          expect(wave.length).toBeLessThanOrEqual(size);
          expect(new Set(wave.map((place) => companies[place])).size).toBe(wave.length);
        }
        for (const company of new Set(companies)) {
          const places = waves.flat().filter((place) => companies[place] === company);
          expect(places).toEqual([...places].sort((a, b) => a - b));
        }
      }),
    );
  });
});
