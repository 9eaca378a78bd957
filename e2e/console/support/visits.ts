import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { startConsole } from './console-system.ts';
import type { ConsoleOptions, ConsoleSystem, Visitor } from './console-system.ts';

/**
 * One system with the console for the tests of a file, and a visitor for each test; what a page complains of by itself
 * fails the test that saw it.
 */
export function visits(options: ConsoleOptions = {}): { system: ConsoleSystem; visitor: Visitor } {
  // A browser without a graphics card, beside a whole system, is slow on a busy machine.
  vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

  let system: ConsoleSystem;
  let visitor: Visitor;
  beforeAll(async () => {
    system = await startConsole(options);
  }, 600_000);
  afterAll(async () => system?.stop(), 60_000);

  beforeEach(async () => {
    visitor = await system.visit();
  });
  afterEach(async () => {
    const { faults, leave } = visitor;
    await leave();
    expect(faults).toEqual([]);
  });

  return {
    get system() {
      return system;
    },
    get visitor() {
      return visitor;
    },
  };
}
