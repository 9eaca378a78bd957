import process from 'node:process';
import { describe } from 'vitest';
import { findHelm } from './helm.ts';

/** Suites that need Helm: where there is none and none can be fetched or built, one line says so. */
export function describeWithHelm(name: string, suite: (helm: string) => void): void {
  const found = findHelm();
  if (found.helm !== undefined) {
    const { helm } = found;
    describe(name, () => {
      suite(helm);
    });
    return;
  }
  process.stderr.write(`skipped, because ${found.reason}: ${name}\n`);
  const skipped = describe.skip;
  skipped(name, () => {
    suite('');
  });
}
