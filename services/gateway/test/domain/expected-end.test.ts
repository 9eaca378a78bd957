import { describe, expect, it } from 'vitest';
import { expectedEnd, latestEnd } from '../../src/domain/expected-end.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 1, 1, 12, 0, seconds));
const running = { startedAt: at(0), done: 0, total: 0, typicalMs: 0, now: at(60) };

describe('the expected end', () => {
  it.each([
    ['by how far it has come', { done: 250, total: 1000, typicalMs: 90_000 }, at(240)],
    ['now, when all is done', { done: 10, total: 10 }, at(60)],
    ['by how long such batches took, before the first is done', { total: 1000, typicalMs: 90_000 }, at(90)],
    ['unknown, when it takes longer than they did', { typicalMs: 30_000 }, null],
    ['unknown, without a history', {}, null],
    ['by history, while the total is behind', { done: 5, total: 0, typicalMs: 90_000 }, at(90)],
    ['after the start, also for a clock that is behind', { done: 1, total: 9, now: at(-5) }, at(0)],
  ])('is %s', (_, given, end) => {
    expect(expectedEnd({ ...running, ...given })).toEqual(end);
  });
});

it.each([
  ['when 95 of 100 such batches were over', 90_000, at(90)],
  ['unknown, when it takes longer than they did', 30_000, null],
  ['unknown, without a history', 0, null],
])('the latest end is %s', (_, p95Ms, end) => {
  expect(latestEnd({ startedAt: at(0), p95Ms, now: at(60) })).toEqual(end);
});
