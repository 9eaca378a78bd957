import { readFileSync } from 'node:fs';
import { AutosyncError, errorCode, toError } from '@autosync/core';
import type { SettingGroup } from './group.ts';
import type { Setting } from './setting.ts';

export type Settings = Record<string, Setting<unknown> | SettingGroup<unknown>>;

export type ConfigOf<S extends Settings> = {
  [K in keyof S]: S[K] extends Setting<infer T> ? T : S[K] extends SettingGroup<infer T> ? T : never;
};

type Environment = Record<string, string | undefined>;

/** Where a value came from and what it is, or why it cannot be had, or undefined when nothing was given. */
type Given = { text: string; origin: string } | { fault: string } | undefined;

/**
 * The typed, frozen configuration of a process. A variable may be given as `X` or, as the path of a file, as `X_FILE`;
 * line breaks at the end of the file are dropped. An empty variable counts as absent. Unknown variables are ignored.
 *
 * Throws AutosyncError `config-invalid` whose `details.faults` holds every fault, in the order of the settings, one
 * sentence each. Values of secrets are never quoted.
 */
export function loadConfig<S extends Settings>(env: Environment, settings: S): Readonly<ConfigOf<S>> {
  // A variable may be a member of two groups: its fault is one all the same.
  const faults = new Set<string>();
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings)) {
    const read = 'members' in setting ? readGroup(env, setting) : readSetting(env, setting);
    if ('faults' in read) read.faults.forEach((fault) => faults.add(fault));
    else values[name] = read.value;
  }
  if (faults.size > 0) throw invalid([...faults]);
  return Object.freeze(values as ConfigOf<S>);
}

function invalid(faults: string[]): AutosyncError {
  return new AutosyncError('config-invalid', `configuration: ${faults.join('; ')}`, { details: { faults } });
}

type Read = { value: unknown } | { faults: string[] };

function readGroup(env: Environment, { members, faultsOf, toValue }: SettingGroup<unknown>): Read {
  const reads = Object.entries(members).map(([name, member]) => [name, readSetting(env, member)] as const);
  const faults = reads.flatMap(([, read]) => ('faults' in read ? read.faults : []));
  if (faults.length > 0) return { faults };
  const values = Object.fromEntries(reads.map(([name, read]) => [name, 'value' in read ? read.value : undefined]));
  const together = faultsOf(values);
  if (together.length > 0) return { faults: together };
  let last: unknown;
  const reload = () => {
    const read = readGroup(env, { members, faultsOf, toValue });
    if ('value' in read) last = read.value;
    return last;
  };
  last = toValue(values, reload);
  return { value: last };
}

function readSetting(env: Environment, setting: Setting<unknown>): Read {
  const given = givenText(env, setting.variable);
  if (given === undefined) {
    if (setting.required) return { faults: [`${setting.variable} is required: ${setting.doc}`] };
    return { value: setting.default };
  }
  if ('fault' in given) return { faults: [given.fault] };
  try {
    return { value: setting.parse(given.text) };
  } catch (error) {
    return { faults: [parseFault(setting, given, toError(error).message)] };
  }
}

function givenText(env: Environment, variable: string): Given {
  const direct = env[variable];
  const fileVariable = `${variable}_FILE`;
  const path = env[fileVariable];
  if (!path) return direct ? { text: direct, origin: variable } : undefined;
  if (direct) return { fault: `${variable} and ${fileVariable} are both set: give one of them` };
  try {
    const text = readFileSync(path, 'utf8').replace(/[\r\n]+$/, '');
    return text === '' ? { fault: `${fileVariable}: the file "${path}" is empty` } : { text, origin: fileVariable };
  } catch (error) {
    return { fault: `${fileVariable}: the file "${path}" cannot be read (${errorCode(error) ?? 'unknown reason'})` };
  }
}

function parseFault(setting: Setting<unknown>, given: { text: string; origin: string }, sentence: string): string {
  if (!setting.secret) return `${given.origin} ${sentence}, not "${given.text}"`;
  // Second line of defence: a parser that quotes what it was given must not print a secret.
  return `${given.origin} ${sentence.includes(given.text) ? 'is not valid' : sentence}`;
}
