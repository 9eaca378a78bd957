import { describe, expect, it } from 'vitest';
import { staticChecks } from '../src/checks.ts';

describe('the check of the dependency rules', () => {
  const verify = staticChecks.find(({ name }) => name === 'dependency rules')?.verify;

  it.each([
    ['✔ no dependency violations found (412 modules, 1200 dependencies cruised)', undefined],
    ['✔ no dependency violations found (0 modules, 0 dependencies cruised)', 'dependency-cruiser saw only 0 modules'],
    ['', 'dependency-cruiser saw only 0 modules'],
  ])('%j → %j', (output, wrong) => {
    expect(verify?.(output)).toBe(wrong);
  });
});
