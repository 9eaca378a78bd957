import { describe, expect, it } from 'vitest';
import { jsonLines } from '../src/json-lines.ts';

describe('jsonLines', () => {
  it('finds the line of every value, through nesting, escapes and empty brackets', () => {
    const text = '\n{ "a\\"]": [ 1,\n  {}, [],\n -2.5e3 , "x\\\\" ],\n  "b/c~": { "d":\n null } }';
    JSON.parse(text);
    expect(Object.fromEntries(jsonLines(text))).toEqual({
      '': 2,
      '/a"]': 2,
      '/a"]/0': 2,
      '/a"]/1': 3,
      '/a"]/2': 3,
      '/a"]/3': 4,
      '/a"]/4': 4,
      '/b~1c~0': 5,
      '/b~1c~0/d': 6,
    });
  });

  it('takes a lone value', () => {
    expect(jsonLines('true').get('')).toBe(1);
  });
});
