import { expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import { sliceEndOf, yieldSlice } from '../src/slice-yield.ts';

it.each([
  ['limiter-wait', undefined, 0],
  ['qbo-throttled', 90_000, 90_000],
] as const)('a slice that yields for %s ends with that reason, and rests %s ms', (reason, rest, notBeforeMs) => {
  const error = yieldSlice(reason, rest);
  expect(error.message).toBe(`the slice yields: ${reason}`);
  expect(sliceEndOf(error)).toEqual({ kind: 'yielded', reason, notBeforeMs });
});

it.each([new Error('x'), new AutosyncError('fenced', 'x', {}), undefined])('%s ends no slice in order', (error) => {
  expect(sliceEndOf(error)).toBeUndefined();
});
