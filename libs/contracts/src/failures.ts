import type { FailureCategory } from './batch-states.ts';
import { commonFailures, type CommonFailureCode, type FailureEntry } from './common-failures.ts';
import { declarationOf, recordTypes, type registry, type RecordType } from './record-types/registry.ts';

type Registry = typeof registry;
type OwnFailureCode = { [Type in RecordType]: keyof Registry[Type]['failures'] }[RecordType];

export type FailureCode = CommonFailureCode | OwnFailureCode;

export const failureCatalogue = Object.assign(
  {},
  commonFailures,
  ...recordTypes.map((type) => declarationOf(type).failures),
) as Readonly<Record<FailureCode, FailureEntry>>;

export function isFailureCode(code: string): code is FailureCode {
  return Object.hasOwn(failureCatalogue, code);
}

/** The entry with its placeholders filled; a placeholder without a value reads "unknown". */
export function describeFailure(
  code: FailureCode,
  values: Readonly<Record<string, string>> = {},
): { category: FailureCategory; code: FailureCode; message: string; fix: string; retryable: boolean } {
  const entry = failureCatalogue[code];
  // What QuickBooks says often ends with a full stop of its own.
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}(\.?)/g, (_, name: string, stop: string) => {
      const value = values[name] ?? 'unknown';
      return stop === '' ? value : `${value.replace(/[.\s]+$/, '')}.`;
    });
  return { ...entry, code, message: fill(entry.message), fix: fill(entry.fix) };
}
