import { declarationOf, recordTypes, type RecordType, type RunParameters } from '@autosync/contracts';
import { AutosyncError, isId } from '@autosync/core';

/**
 * Reads the fields of gRPC requests, where an absent text is "". Each throws `invalid-request`, which names the field.
 */
function refuse(field: string, rule: string): never {
  throw new AutosyncError('invalid-request', `${field} ${rule}`, { details: { field } });
}

const MAX_RECORD_IDS = 500;

export function readId(text: string, field: string): string {
  return isId(text) ? text : refuse(field, 'must be a lower-case UUID');
}

export function readIdOrNull(text: string, field: string): string | null {
  return text === '' ? null : readId(text, field);
}

export function readOneOf<T extends string>(values: readonly T[], text: string, field: string): T {
  return values.find((value) => value === text) ?? refuse(field, `must be one of ${values.join(', ')}`);
}

export function readVersion(value: number, field: string): number {
  return Number.isSafeInteger(value) && value >= 0 ? value : refuse(field, 'must be a version, 0 or more');
}

/** Text for people: PostgreSQL cannot store the character NUL. */
export function readText(text: string): string {
  return text.replaceAll('\0', '');
}

/** Text of a person that must say something. */
export function readNote(text: string, field: string): string {
  const note = readText(text).trim();
  return note === '' ? refuse(field, 'must say something') : note;
}

/** Types of settings, each named once. */
export function readTypes<T extends { type: string }>(items: readonly T[]): (Omit<T, 'type'> & { type: RecordType })[] {
  const types = items.map((item) => ({ ...item, type: readOneOf(recordTypes, item.type, 'types.type') }));
  if (new Set(types.map(({ type }) => type)).size < types.length) refuse('types', 'must name each type once');
  return types;
}

type AskedFor = {
  startDate: string;
  recordIds: readonly string[];
  referenceOnly: boolean;
  dryRun: boolean;
  rerunOf: string;
  previewId: string;
  actor: string;
};

/** What a manual run is asked to do (docs/protocol.md#contracts, sync-due). */
export function readParameters(type: RecordType, request: AskedFor, now: Date): RunParameters {
  const { startDate, recordIds, referenceOnly, dryRun, rerunOf, previewId, actor } = request;
  if (startDate !== '' && !declarationOf(type).takesStartDate) refuse('startDate', `is not for ${type}`);
  if (recordIds.length > MAX_RECORD_IDS) refuse('recordIds', `must be at most ${MAX_RECORD_IDS}`);
  return {
    ...(startDate === '' ? {} : { startDate: readStartDate(startDate, now) }),
    ...(recordIds.length === 0 ? {} : { recordIds: recordIds.map((id) => readId(id, 'recordIds')) }),
    ...(referenceOnly ? { referenceOnly } : {}),
    ...(dryRun ? { dryRun } : {}),
    ...(rerunOf === '' ? {} : { rerunOf: readId(rerunOf, 'rerunOf') }),
    ...(previewId === '' ? {} : { previewId: readId(previewId, 'previewId') }),
    ...(actor === '' ? {} : { actor }),
  };
}

const FIRST_START_DATE = '1900-01-01';

/** East of Greenwich it is tomorrow already. */
const FURTHEST_ZONE_MS = 14 * 3_600_000;

function readStartDate(text: string, now: Date): string {
  const real = /^\d{4}-\d\d-\d\d$/.test(text) && new Date(text).toJSON()?.startsWith(text) === true;
  if (!real) refuse('startDate', 'must be a date, YYYY-MM-DD');
  if (text < FIRST_START_DATE) refuse('startDate', `must not be before ${FIRST_START_DATE}`);
  const latest = new Date(now.getTime() + FURTHEST_ZONE_MS).toISOString().slice(0, 10);
  return text <= latest ? text : refuse('startDate', 'must not be in the future');
}
