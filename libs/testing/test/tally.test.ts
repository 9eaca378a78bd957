import { describe, expect, it } from '@jest/globals';
import { closingLine, tallyOfCheck, tallyOfJest } from '../src/tally.ts';

describe('the closing line of npm test', () => {
  it.each([
    ['Tests:       23 passed, 23 total', true, { passed: 23, failed: 0 }],
    ['Tests:       2 failed, 1 skipped, 20 passed, 23 total', false, { passed: 20, failed: 2 }],
    [
      '\u001b[1mTests:       \u001b[22m\u001b[1m\u001b[32m7 passed\u001b[39m\u001b[22m, 7 total',
      true,
      { passed: 7, failed: 0 },
    ],
    ['Tests:       5 passed, 5 total', false, { passed: 5, failed: 1 }],
    ['nothing of jest', false, { passed: 0, failed: 1 }],
  ])('reads %j (%s)', (output, succeeded, tally) => {
    expect(tallyOfJest(`Test Suites: 1 passed\n${output}\nTime: 1 s`, succeeded)).toEqual(tally);
  });

  it('adds up checks and tests', () => {
    expect(closingLine([tallyOfCheck(true), tallyOfCheck(false), { passed: 40, failed: 2 }])).toBe(
      '41 passed, 3 failed',
    );
  });
});
