import { describe, expect, it } from 'vitest';
import { ageMs, durationMs, flag, integer, list, loadConfig, oneOf, optional, ratio, text, url } from '../src/index.ts';
import type { Setting } from '../src/index.ts';

const doc = 'What it is for.';

function valueOf<T>(setting: Setting<T>, given: string): unknown {
  return loadConfig({ [setting.variable]: given }, { it: setting }).it;
}

function faultOf(setting: Setting<unknown>, given: string): unknown {
  try {
    return valueOf(setting, given);
  } catch (error) {
    return (error as { details: { faults: string[] } }).details.faults[0];
  }
}

describe('builders, good values', () => {
  const cases: [Setting<unknown>, string, unknown][] = [
    [text('NAME', { doc }), ' as it is ', ' as it is '],
    [text('NAME', { doc, pattern: /^[a-z]+$/ }), 'abc', 'abc'],
    [integer('COUNT', { doc }), '-12', -12],
    [integer('COUNT', { doc, min: 0, max: 65_535 }), '65535', 65_535],
    [integer('COUNT', { doc, min: 0 }), '0', 0],
    [durationMs('WAIT_MS', { doc }), '25000', 25_000],
    [ageMs('KEEP_MS', { doc }), '34560000000', 34_560_000_000],
    [flag('ON', { doc }), 'true', true],
    [flag('ON', { doc }), 'false', false],
    [url('API', { doc }), 'https://example.test/a', 'https://example.test/a'],
    [url('API', { doc, protocols: ['postgres', 'postgresql:'] }), 'postgresql://h:5/db', 'postgresql://h:5/db'],
    [list('BROKERS', { doc }), 'a:1, b:2 ,,', ['a:1', 'b:2']],
    [oneOf('MODE', { doc, values: ['fast', 'safe'] }), 'safe', 'safe'],
    [ratio('SHARE', { doc }), '0.25', 0.25],
    [ratio('SHARE', { doc }), '1', 1],
    [optional(integer('COUNT', { doc })), '7', 7],
  ];
  it.each(cases)('%#: %j from "%s" gives %j', (setting, given, expected) => {
    expect(valueOf(setting, given)).toEqual(expected);
  });
});

describe('builders, bad values', () => {
  const cases: [Setting<unknown>, string, string][] = [
    [text('NAME', { doc, pattern: /^[a-z]+$/ }), 'A1', 'NAME must match /^[a-z]+$/, not "A1"'],
    [integer('COUNT', { doc }), '1.5', 'COUNT must be a whole number, not "1.5"'],
    [integer('COUNT', { doc }), '0x10', 'COUNT must be a whole number, not "0x10"'],
    [integer('COUNT', { doc }), '9007199254740993', 'COUNT must be a whole number, not "9007199254740993"'],
    [integer('COUNT', { doc, min: 1 }), '0', 'COUNT must be a whole number of at least 1, not "0"'],
    [integer('COUNT', { doc, max: 9 }), '10', 'COUNT must be a whole number of at most 9, not "10"'],
    [integer('COUNT', { doc, min: 1, max: 9 }), 'x', 'COUNT must be a whole number from 1 to 9, not "x"'],
    [
      durationMs('WAIT_MS', { doc }),
      '-1',
      'WAIT_MS must be a whole number of milliseconds from 0 to 2147483647, not "-1"',
    ],
    [
      durationMs('WAIT_MS', { doc }),
      '2147483648',
      'WAIT_MS must be a whole number of milliseconds from 0 to 2147483647, not "2147483648"',
    ],
    [ratio('SHARE', { doc }), '1.01', 'SHARE must be a number from 0 to 1, not "1.01"'],
    [ratio('SHARE', { doc }), '50%', 'SHARE must be a number from 0 to 1, not "50%"'],
    [flag('ON', { doc }), 'yes', 'ON must be true or false, not "yes"'],
    [url('API', { doc }), 'example.test', 'API must be an absolute URL, not "example.test"'],
    [
      url('API', { doc, protocols: ['http', 'https'] }),
      'ftp://h',
      'API must be a URL that starts with http: or https:, not "ftp://h"',
    ],
    [list('BROKERS', { doc }), ' , ', 'BROKERS must name at least one value, separated by commas, not " , "'],
    [oneOf('MODE', { doc, values: ['fast', 'safe'] }), 'Safe', 'MODE must be one of fast, safe, not "Safe"'],
  ];
  it.each(cases)('%#: %j from "%s" is refused', (setting, given, fault) => {
    expect(faultOf(setting, given)).toBe(fault);
  });
});

describe('settings', () => {
  it('are frozen', () => {
    expect(Object.isFrozen(text('NAME', { doc }))).toBe(true);
    expect(Object.isFrozen(optional(text('NAME', { doc })))).toBe(true);
  });

  it('refuse a default for a secret at compile time', () => {
    // @ts-expect-error -- a secret comes from outside
    expect(text('KEY', { doc, secret: true, default: 'x' }).secret).toBe(true);
  });
});
