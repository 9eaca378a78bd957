import { describe, expect, it } from 'vitest';
import { compare, interleave, type Sample } from './comparison.ts';

const words = { name: 'test', unit: 'units', reach: '', fairness: '' };
const sample = (units: number, seconds: number, cpuSeconds = 1): Sample => ({ units, seconds, cpuSeconds });

describe('interleave', () => {
  it('runs the contenders in turn and leaves the first round out', async () => {
    const order: string[] = [];
    const contender = (name: string) => ({
      name,
      prepare: async () => void order.push(`prepare ${name}`),
      run: async () => {
        order.push(name);
        return sample(order.length, 1);
      },
    });

    const samples = await interleave([contender('a'), contender('b')], { rounds: 2, say: () => undefined });

    const round = ['prepare a', 'a', 'prepare b', 'b'];
    expect(order).toEqual([...round, ...round, ...round]);
    expect(samples.get('a')?.map(({ units }) => units)).toEqual([6, 10]);
  });
});

describe('compare', () => {
  it('takes ratios within a round, so that a slow machine slows both', () => {
    const samples = new Map([
      ['ours', [sample(100, 1), sample(100, 10), sample(100, 1)]],
      ['peer', [sample(100, 2), sample(100, 20), sample(100, 1)]],
    ]);

    const { rateRatio } = compare(samples, { ...words, ours: 'ours', peer: 'peer' });

    expect(rateRatio).toEqual({ median: 2, min: 1, max: 2 });
  });

  it('counts CPU per unit, whatever the number of units', () => {
    const samples = new Map([
      ['ours', [sample(100, 1, 0.2)]],
      ['peer', [sample(1000, 1, 1)]],
    ]);

    const { ours, peer, cpuRatio } = compare(samples, { ...words, ours: 'ours', peer: 'peer' });

    expect(ours.cpuMicrosPerUnit.median).toBe(2000);
    expect(peer.cpuMicrosPerUnit.median).toBe(1000);
    expect(cpuRatio.median).toBe(2);
  });
});
