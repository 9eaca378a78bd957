import { toError } from '@autosync/core';

/** Prints what happens, and counts how it ends. */
export function createStepRunner(print: (line: string) => void) {
  const counts = { passed: 0, failed: 0 };
  const startedAt = performance.now();
  const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;
  return {
    counts,
    /** Runs one step: `say` adds a line of what was seen. Throws what the step throws, after it was told. */
    async run<T>(name: string, step: (say: (line: string) => void) => Promise<T>): Promise<T> {
      const started = performance.now();
      print(`… ${name}`);
      try {
        const result = await step((line) => print(`    ${line}`));
        counts.passed += 1;
        print(`✓ ${name} (${seconds(started)})`);
        return result;
      } catch (error) {
        counts.failed += 1;
        print(`✗ ${name} (${seconds(started)})\n    ${toError(error).message.replaceAll('\n', '\n    ')}`);
        throw error;
      }
    },
    /** Says that something is not done, and why. */
    skip: (name: string, why: string): void => print(`– ${name}: not done, since ${why}`),
    closingLine: (): string => `${counts.passed} passed, ${counts.failed} failed (${seconds(startedAt)})`,
  };
}

export type StepRunner = ReturnType<typeof createStepRunner>;
