import { defineSetting } from './setting.ts';
import type { Setting, SettingOptions, ValueSchema } from './setting.ts';

/** Timers of Node overflow above this and fire at once. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** Any text; `pattern`, when given, must occur in it (anchor it to mean the whole text). */
export function text(variable: string, options: SettingOptions<string> & { pattern?: RegExp }): Setting<string> {
  const { pattern } = options;
  return defineSetting(variable, options, (value) => {
    if (pattern && value.search(pattern) === -1) throw new Error(`must match ${String(pattern)}`);
    return value;
  });
}

type Range = { min?: number; max?: number };

function integerWithin(value: string, { min, max }: Range, what: string): number {
  const number = Number(value);
  const inside = number >= (min ?? Number.MIN_SAFE_INTEGER) && number <= (max ?? Number.MAX_SAFE_INTEGER);
  if (!/^-?\d{1,16}$/.test(value) || !inside) throw new Error(`must be ${what}${rangeText(min, max)}`);
  return number;
}

function rangeText(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? '' : ` of at most ${max}`;
}

function wholeNumber({ min, max }: Range): ValueSchema {
  return {
    type: 'integer',
    ...(min === undefined ? {} : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
  };
}

/** A whole number, inclusive limits. */
export function integer(variable: string, options: SettingOptions<number> & Range): Setting<number> {
  return defineSetting(
    variable,
    options,
    (value) => integerWithin(value, options, 'a whole number'),
    wholeNumber(options),
  );
}

/** A whole number of milliseconds, inclusive limits; 0 to 24.8 days (the longest timer) unless narrowed. */
export function durationMs(variable: string, options: SettingOptions<number> & Range): Setting<number> {
  const range = { min: options.min ?? 0, max: options.max ?? LONGEST_TIMER_MS };
  return defineSetting(
    variable,
    options,
    (value) => integerWithin(value, range, 'a whole number of milliseconds'),
    wholeNumber(range),
  );
}

/** Ten years: longer ago is never meant. */
const LONGEST_AGE_MS = 3650 * 86_400_000;

/** A number of milliseconds that is only compared with, and never waited for, so that it may be longer than a timer. */
export function ageMs(variable: string, options: SettingOptions<number> & Range): Setting<number> {
  return durationMs(variable, { max: LONGEST_AGE_MS, ...options });
}

/** A share: a number from 0 to 1. */
export function ratio(variable: string, options: SettingOptions<number>): Setting<number> {
  return defineSetting(
    variable,
    options,
    (value) => {
      if (!/^(0(\.\d+)?|1(\.0+)?)$/.test(value)) throw new Error('must be a number from 0 to 1');
      return Number(value);
    },
    { type: 'number', minimum: 0, maximum: 1 },
  );
}

/** `true` or `false`. */
export function flag(variable: string, options: SettingOptions<boolean>): Setting<boolean> {
  return defineSetting(
    variable,
    options,
    (value) => {
      if (value !== 'true' && value !== 'false') throw new Error('must be true or false');
      return value === 'true';
    },
    { type: 'boolean' },
  );
}

/** An absolute URL, kept as the text that was given; `protocols` such as `['http', 'https']` limits the scheme. */
export function url(
  variable: string,
  options: SettingOptions<string> & { protocols?: readonly string[] },
): Setting<string> {
  const protocols = options.protocols?.map((protocol) => protocol.replace(/:$/, ''));
  return defineSetting(variable, options, (value) => {
    const parsed = URL.parse(value);
    if (!parsed) throw new Error('must be an absolute URL');
    if (protocols && !protocols.includes(parsed.protocol.slice(0, -1))) {
      throw new Error(`must be a URL that starts with ${protocols.map((protocol) => `${protocol}:`).join(' or ')}`);
    }
    return value;
  });
}

/** Texts separated by commas; blanks around them and empty ones are dropped; at least one must remain. */
export function list(variable: string, options: SettingOptions<string[]>): Setting<string[]> {
  return defineSetting(
    variable,
    options,
    (value) => {
      const items = value.split(',').map((item) => item.trim());
      const named = items.filter((item) => item !== '');
      if (named.length === 0) throw new Error('must name at least one value, separated by commas');
      return named;
    },
    { type: ['string', 'array'], items: { type: 'string' } },
  );
}

/** One of a closed set of words. */
export function oneOf<const V extends readonly string[]>(
  variable: string,
  options: SettingOptions<V[number]> & { values: V },
): Setting<V[number]> {
  return defineSetting(
    variable,
    options,
    (value) => {
      const known = options.values.find((candidate) => candidate === value);
      if (known === undefined) throw new Error(`must be one of ${options.values.join(', ')}`);
      return known;
    },
    { enum: options.values },
  );
}
