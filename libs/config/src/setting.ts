/**
 * One variable of the environment: its name, a sentence for its reader, and how its text becomes a value.
 * `parse` throws an Error whose message goes on after the variable's name ("must be …") and never quotes the value:
 * `loadConfig` adds the value itself unless the setting is a secret.
 */
export type Setting<T> = {
  readonly variable: string;
  readonly doc: string;
  readonly secret: boolean;
  /** False when `default` (which may be undefined, see `optional`) is used for an absent variable. */
  readonly required: boolean;
  readonly default: T | undefined;
  /** What its text may be, as a JSON Schema of the value a file of settings would hold. */
  readonly schema: ValueSchema;
  parse(text: string): T;
};

/** Part of a JSON Schema, draft 07. */
export type ValueSchema = { readonly [keyword: string]: unknown };

/** What every builder takes. A secret has no default: it must come from outside (house rule for configuration). */
export type SettingOptions<T> = { doc: string } & ({ secret?: false; default?: T } | { secret: true; default?: never });

/** A frozen setting from a builder's options; required unless the options carry a default. */
export function defineSetting<T>(
  variable: string,
  options: SettingOptions<T>,
  parse: (text: string) => T,
  schema: ValueSchema = { type: 'string' },
): Setting<T> {
  return Object.freeze({
    variable,
    doc: options.doc,
    secret: options.secret ?? false,
    required: options.default === undefined,
    default: options.default,
    parse,
    schema,
  });
}

/** The same setting, but undefined when its variable is absent. */
export function optional<T>(setting: Setting<T>): Setting<T | undefined> {
  return Object.freeze({ ...setting, required: false });
}
