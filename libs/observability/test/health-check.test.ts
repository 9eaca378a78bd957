import { describe, expect, it } from 'vitest';
import { watchHealth } from '../src/health-check.ts';
import type { Health } from '../src/health-check.ts';

describe('watchHealth', () => {
  it('tells of each change once and passes every answer on', async () => {
    const answers = [true, false, false, true].map((ok) => ({ ok, reasons: ok ? [] : ['kafka'] }));
    const remaining = [...answers];
    const told: Health[] = [];
    const check = watchHealth(
      () => remaining.shift()!,
      (health) => told.push(health),
    );
    const passedOn = [await check(), await check(), await check(), await check()];
    expect(passedOn).toEqual(answers);
    expect(told).toEqual([
      { ok: false, reasons: ['kafka'] },
      { ok: true, reasons: [] },
    ]);
  });
});
