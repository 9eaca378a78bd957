import { describe, expect, it } from 'vitest';
import { eventually } from '../src/index.ts';

describe('eventually', () => {
  it('repeats until the function neither throws nor is false, and gives what it returned', async () => {
    const answers = [
      () => {
        throw new Error('not yet');
      },
      () => false as const,
      () => 'there',
    ];
    expect(await eventually(() => (answers.shift() ?? (() => 'too often'))(), { intervalMs: 1 })).toBe('there');
    expect(answers).toHaveLength(0);
  });

  it('takes a function without a result for a fact', async () => {
    expect(await eventually(() => undefined)).toBeUndefined();
  });

  it('throws the last failure at the deadline', async () => {
    let count = 0;
    const failing = () => {
      count += 1;
      throw new Error(`failure ${count}`);
    };
    await expect(eventually(failing, { timeoutMs: 50, intervalMs: 5 })).rejects.toThrow(/^after 50 ms: failure \d+$/);
    expect(count).toBeGreaterThan(1);
  });

  it('says so when it was false to the end', async () => {
    await expect(eventually(() => false, { timeoutMs: 10, intervalMs: 1 })).rejects.toThrow('it was false');
  });
});
