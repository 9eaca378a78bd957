import { describe, expect, it } from 'vitest';
import { createLimiter } from '@autosync/qbo';
import { createKeptLimiters } from '../src/kept-limiters.ts';

const limiter = createLimiter({ window: null, uncleanTakeover: false });
const other = createLimiter({ window: null, uncleanTakeover: false });
const fence = (companyId: string, epoch: number) => ({ tenantId: 't', companyId, epoch });

function keptAt() {
  let ms = 500;
  const kept = createKeptLimiters(() => ms);
  return { kept, pass: (by: number) => (ms += by) };
}

describe('the limiters of slices that have just ended', () => {
  it.each([
    { who: 'the slice after it', epoch: 8, realmId: 'r', afterMs: 999, expected: limiter },
    { who: 'nobody after a second, when the stored window is as good', epoch: 8, realmId: 'r', afterMs: 1000 },
    { who: 'nobody when another process had the company in between', epoch: 9, realmId: 'r', afterMs: 0 },
    { who: 'nobody when the company is connected to other books', epoch: 8, realmId: 's', afterMs: 0 },
  ])('are given to $who', ({ epoch, realmId, afterMs, expected }) => {
    const { kept, pass } = keptAt();
    kept.keep(fence('a', 7), 'r', limiter);
    kept.keep(fence('b', 7), 'r', other);
    pass(afterMs);
    expect(kept.take(fence('a', epoch), realmId)).toBe(expected);
  });

  it('are given once', () => {
    const { kept } = keptAt();
    kept.keep(fence('a', 7), 'r', limiter);
    kept.take(fence('a', 8), 'r');
    expect(kept.take(fence('a', 8), 'r')).toBeUndefined();
  });

  it('are forgotten by their age, also where a company came again', () => {
    const { kept, pass } = keptAt();
    kept.keep(fence('a', 1), 'r', other);
    kept.keep(fence('b', 1), 'r', limiter);
    pass(600);
    kept.keep(fence('a', 2), 'r', limiter);
    pass(600);
    expect(kept.take(fence('b', 2), 'r')).toBeUndefined();
    expect(kept.take(fence('a', 3), 'r')).toBe(limiter);
  });
});
