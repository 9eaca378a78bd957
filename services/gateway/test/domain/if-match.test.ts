import { describe, expect, it } from 'vitest';
import { matchVersion, requireIfMatch } from '../../src/domain/if-match.ts';

describe('If-Match', () => {
  it('with the present version depends on it', () => {
    expect(matchVersion('"7"', 7)).toBe(7);
    expect(matchVersion('"6", "7"', 7)).toBe(7);
  });

  it('* takes whatever is there', () => {
    expect(matchVersion('*', 7)).toBe(0);
  });

  it('missing is refused', () => {
    expect(() => requireIfMatch(undefined)).toThrow(expect.objectContaining({ code: 'if-match-required' }));
  });

  it.each(['"6"', '7', 'W/"7"', ''])('%s is not the present version', (header) => {
    expect(() => matchVersion(header, 7)).toThrow(expect.objectContaining({ code: 'version-mismatch' }));
  });
});
