import type { Settings } from './load-config.ts';
import type { ValueSchema } from './setting.ts';

export type SettingDescription = {
  variable: string;
  doc: string;
  required: boolean;
  /** As it would be written in the environment; empty when there is none. */
  default: string;
  secret: boolean;
  schema: ValueSchema;
};

/** The settings as rows of a table, in their order: what READMEs, `.env.example` and the chart are held against. */
export function describeSettings(settings: Settings): SettingDescription[] {
  const all = Object.values(settings).flatMap((setting) =>
    'members' in setting ? Object.values(setting.members) : [setting],
  );
  // A variable that is a member of two groups has one row.
  const byVariable = new Map(all.map((setting) => [setting.variable, setting]));
  return [...byVariable.values()].map((setting) => ({
    variable: setting.variable,
    doc: setting.doc,
    required: setting.required,
    default: textOf(setting.default),
    secret: setting.secret,
    schema: setting.schema,
  }));
}

function textOf(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : Array.isArray(value) ? value.join(',') : JSON.stringify(value);
}
