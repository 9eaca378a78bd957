import type { RecordContent } from '@autosync/contracts';
import type { SourcePlace } from '@autosync/records';
import { invalidRequest, MAX_FAULTS, problem } from '../errors.ts';
import type { Fault } from '../errors.ts';

type Body = { cancelled?: boolean; sourceSequence?: number; sourceUpdatedAt?: string };

export function toSource(pointer: string, { sourceSequence, sourceUpdatedAt }: Body): SourcePlace {
  const updatedAt = sourceUpdatedAt === undefined ? undefined : new Date(sourceUpdatedAt);
  if (updatedAt !== undefined && Number.isNaN(updatedAt.getTime())) {
    // A leap second has the form of an instant.
    const detail = 'There is no such instant.';
    throw invalidRequest({ pointer: `${pointer}/sourceUpdatedAt`, code: 'format', detail });
  }
  return {
    ...(sourceSequence !== undefined && { sequence: sourceSequence }),
    ...(updatedAt !== undefined && { updatedAt }),
  };
}

/**
 * Apart: what is the record's, whether it was cancelled, and where the source system placed that. `pointer` is where the body
 * stands.
 */
export function splitBody(
  pointer: string,
  body: Body,
): { content: Record<string, unknown>; cancelled: boolean; source: SourcePlace } {
  const { cancelled = false, sourceSequence: _, sourceUpdatedAt: __, ...content } = body;
  return { content, cancelled, source: toSource(pointer, body) };
}

/** Throws `invalid-request` for what the schemas of the contents cannot see. */
export function checkContents(
  { faults: faultsOf }: RecordContent,
  contents: Iterable<readonly [pointer: string, content: unknown]>,
): void {
  const faults: Fault[] = [];
  for (const [pointer, content] of contents) {
    for (const fault of faultsOf?.(content) ?? []) {
      faults.push({ ...fault, pointer: `${pointer}${fault.pointer}` });
    }
    if (faults.length >= MAX_FAULTS) break;
  }
  const [first] = faults;
  if (first === undefined) return;
  throw problem('invalid-request', `${first.pointer} ${first.detail}.`, { errors: faults.slice(0, MAX_FAULTS) });
}
