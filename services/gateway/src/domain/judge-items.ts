import type { RecordContent } from '@autosync/contracts';
import { errorCode } from '@autosync/core';
import type { AutosyncError } from '@autosync/core';
import type { SourcePlace } from '@autosync/records';
import type { Fault } from '../errors.ts';
import { checkContents, splitBody } from './record-content.ts';
import { findUnstorableText } from './storable-text.ts';

/** An item of a bulk request that is taken by itself, or why it is not. `pointer`s of faults begin at the item. */
export type JudgedItem =
  | { externalId: string; content: Record<string, unknown>; cancelled: boolean; source: SourcePlace }
  | { externalId: string | null; faults: readonly Fault[] };

type Validate = (item: unknown) => { value: unknown } | { error: Error };

function faultsOf(error: unknown): readonly Fault[] {
  const { errors = [] } = (error as AutosyncError).details as { errors?: readonly Fault[] };
  return errors;
}

function nameOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null || !('externalId' in item)) return null;
  return typeof item.externalId === 'string' ? item.externalId.slice(0, 200) : null;
}

function judge(content: RecordContent, validate: Validate, item: unknown): JudgedItem {
  const unstorable = findUnstorableText(item);
  if (unstorable !== undefined) {
    const detail = 'holds a character that cannot be stored (U+0000 or half a surrogate pair)';
    return { externalId: null, faults: [{ pointer: unstorable, code: 'text', detail }] };
  }
  const validated = validate(item);
  if ('error' in validated) return { externalId: nameOf(item), faults: faultsOf(validated.error) };
  const { externalId, ...body } = validated.value as { externalId: string };
  try {
    const split = splitBody('', body);
    checkContents(content, [['', split.content]]);
    return { externalId, ...split };
  } catch (error) {
    if (errorCode(error) !== 'invalid-request') throw error;
    return { externalId, faults: faultsOf(error) };
  }
}

/** Looks at each item by itself, so that a fault in one refuses that one. Of those with the same id the first counts. */
export function judgeItems(content: RecordContent, validate: Validate, items: readonly unknown[]): JudgedItem[] {
  const seen = new Set<string>();
  return items.map((item) => {
    const judged = judge(content, validate, item);
    if ('faults' in judged) return judged;
    const { externalId } = judged;
    if (!seen.has(externalId)) {
      seen.add(externalId);
      return judged;
    }
    return {
      externalId,
      faults: [{ pointer: '/externalId', code: 'duplicate', detail: 'stands before in this request' }],
    };
  });
}
