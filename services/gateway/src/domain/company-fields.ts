import { canonicalJson } from '@autosync/core';
import type { Company } from '../data-access/companies.ts';
import { invalidRequest } from '../errors.ts';

/** The fields people may change. */
export type CompanyFields = Pick<Company, 'name' | 'timeZone' | 'settings' | 'disabled'>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Throws `invalid-request`: a starting date and a due time mean something only in a real time zone. */
export function checkTimeZone(name: string | undefined): void {
  if (name === undefined || isTimeZone(name)) return;
  throw invalidRequest({ pointer: '/timeZone', code: 'time-zone', detail: `There is no time zone "${name}".` });
}

/** The fields after a change, or undefined when nothing would change. Settings are merged one by one. */
export function changeFields(before: CompanyFields, patch: Partial<CompanyFields>): CompanyFields | undefined {
  const after: CompanyFields = {
    name: patch.name ?? before.name,
    timeZone: patch.timeZone ?? before.timeZone,
    settings: { ...before.settings, ...patch.settings },
    disabled: patch.disabled ?? before.disabled,
  };
  const isSame =
    after.name === before.name &&
    after.timeZone === before.timeZone &&
    after.disabled === before.disabled &&
    canonicalJson(after.settings) === canonicalJson(before.settings);
  return isSame ? undefined : after;
}
