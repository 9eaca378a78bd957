import { describe, expect, it } from 'vitest';
import { closingLine, tallyOfCheck, tallyOfTests } from '../src/tally.ts';

describe('the closing line of npm test', () => {
  it.each([
    ['      Tests  23 passed (23)', true, { passed: 23, failed: 0 }],
    ['      Tests  2 failed | 20 passed | 1 skipped (23)', false, { passed: 20, failed: 2 }],
    [
      '\u001b[2m      Tests \u001b[22m \u001b[1m\u001b[32m7 passed\u001b[39m\u001b[22m\u001b[90m (7)\u001b[39m',
      true,
      { passed: 7, failed: 0 },
    ],
    ['      Tests  5 passed (5)', false, { passed: 5, failed: 1 }],
    ['nothing of the tests', false, { passed: 0, failed: 1 }],
  ])('reads %j (%s)', (output, succeeded, tally) => {
    expect(tallyOfTests(` Test Files  1 passed (1)\n${output}\n   Duration  1.00s`, succeeded)).toEqual(tally);
  });

  it('adds up checks and tests', () => {
    expect(closingLine([tallyOfCheck(true), tallyOfCheck(false), { passed: 40, failed: 2 }])).toBe(
      '41 passed, 3 failed',
    );
  });
});
