import { documentWord } from '@autosync/contracts';
import { textField } from './body-fields.ts';
import type { Doc } from './merging/same.ts';

/** "invoice I-1", by its Id where it has no number: what people look for in QuickBooks. */
export function documentName({ entity, qboId }: { entity: string; qboId: string }, document: Doc): string {
  return `${documentWord(entity)} ${textField({ ...document }, 'DocNumber') || qboId}`;
}
