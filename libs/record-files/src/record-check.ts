import { declarationOf, externalIdSchema, outgoingTypes, sourceFields, type RecordType } from '@autosync/contracts';
import { AutosyncError, normaliseTexts } from '@autosync/core';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';

/** One record as the API takes it: the client's own id beside the content. */
export type RecordItem = { externalId: string } & Readonly<Record<string, unknown>>;

/** What is wrong with a record, and where in it (a JSON pointer). */
export type RecordFault = { pointer: string; reason: string };

export type CheckedRecord = { ok: true; item: RecordItem } | { ok: false; faults: RecordFault[] };

const checks = new Map(
  outgoingTypes.map(([type, { schema, faults }]) => {
    const item = Type.Object(
      { externalId: externalIdSchema, ...sourceFields, ...schema.properties },
      { additionalProperties: false },
    );
    return [type, { item, faults, validator: Compile(item) }] as const;
  }),
);

function checkOf(type: RecordType) {
  const check = checks.get(type);
  if (check === undefined) throw new AutosyncError('no-such-type', `nobody sends ${type}`);
  return check;
}

type Check = ReturnType<typeof checkOf>;
type SchemaError = ReturnType<Check['validator']['Errors']>[number];

/** What a JSON pointer points at. */
export function valueAt(value: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  return keys.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[unescapeKey(key)] : undefined,
    value,
  );
}

function unescapeKey(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function describeError(error: SchemaError, { value, type }: { value: unknown; type: RecordType }): RecordFault[] {
  const { keyword, instancePath: pointer, schemaPath, message } = error;
  const params: Record<string, unknown> = { ...error.params };
  // Reported twice: at the unknown field as "schema is false", and at its object. The first says where.
  if (keyword === 'additionalProperties') return [];
  if (keyword === 'boolean') return [{ pointer, reason: `is not a field of ${declarationOf(type).words.one}` }];
  if (keyword === 'required') {
    const missing = params['requiredProperties'] as string[];
    return missing.map((name) => ({ pointer: `${pointer}/${name}`, reason: 'is missing' }));
  }
  const found = quoted(valueAt(value, pointer));
  if (keyword === 'enum') {
    const allowed = (params['allowedValues'] as string[]).join(', ');
    return [{ pointer, reason: `must be one of ${allowed}; it is ${found}` }];
  }
  const description = valueAt(valueAt(checkOf(type).item, schemaPath.slice(1)), '/description');
  const reason = typeof description === 'string' ? `must be ${description}` : message;
  return [{ pointer, reason: `${reason}; it is ${found}` }];
}

/**
 * Holds a record against the schema and the rules that the API uses, so that what is wrong is known before anything is
 * sent. Its texts get the form in which the API would store them.
 */
export function checkRecord(type: RecordType, given: unknown): CheckedRecord {
  const { validator, faults: faultsOf } = checkOf(type);
  const value = normaliseTexts(given);
  if (!validator.Check(value)) {
    const faults = validator.Errors(value).flatMap((error) => describeError(error, { value, type }));
    // A day that is none fails its format and its pattern, and has one sentence for both.
    const bySentence = new Map(faults.map((fault) => [`${fault.pointer} ${fault.reason}`, fault]));
    return { ok: false, faults: [...bySentence.values()] };
  }
  const faults = faultsOf?.(value) ?? [];
  if (faults.length > 0)
    return { ok: false, faults: faults.map(({ pointer, detail }) => ({ pointer, reason: detail })) };
  return { ok: true, item: value as RecordItem };
}
