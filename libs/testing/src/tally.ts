/** How many passed and failed, added up over checks and tests. */
export type Tally = { passed: number; failed: number };

const ESCAPES = new RegExp(`${String.fromCodePoint(27)}\\[[0-9;]*m`, 'g');

/**
 * What Vitest's closing lines say of the tests. A file that could not even be loaded has no tests, so a run that failed
 * counts as one failure at least.
 */
export function tallyOfTests(output: string, succeeded: boolean): Tally {
  const line = /^ +Tests +(.*)$/m.exec(output.replaceAll(ESCAPES, ''))?.[1] ?? '';
  const count = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
  return { passed: count('passed'), failed: Math.max(count('failed'), succeeded ? 0 : 1) };
}

export function tallyOfCheck(succeeded: boolean): Tally {
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** The last line of `npm test`, which CI reads. */
export function closingLine(tallies: readonly Tally[]): string {
  const sum = (of: keyof Tally) => tallies.reduce((total, tally) => total + tally[of], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}
