import { AutosyncError, isId } from '@autosync/core';
import type { BatchPosition } from '../data-access/batch-lists.ts';

/** A cursor is a place in a list, opaque to whoever passes it back: base64url of the JSON of the key's columns. */
function encode(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function invalid(): AutosyncError {
  return new AutosyncError('invalid-cursor', 'the cursor is not one that this list gave out');
}

function decode(cursor: string, length: number): string[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw invalid();
  }
  if (!Array.isArray(parts) || parts.length !== length || !parts.every((part) => typeof part === 'string')) {
    throw invalid();
  }
  return parts;
}

export function encodeBatchCursor({ createdAt, batchId }: BatchPosition): string {
  return encode([createdAt.toISOString(), batchId]);
}

/** Throws `invalid-cursor`, as all of these. */
export function decodeBatchCursor(cursor: string): BatchPosition {
  const [createdAt = '', batchId = ''] = decode(cursor, 2);
  const position = { createdAt: new Date(createdAt), batchId };
  if (Number.isNaN(position.createdAt.getTime()) || !isId(batchId)) throw invalid();
  return position;
}

export function encodeActionCursor({ recordId }: { recordId: string }): string {
  return encode([recordId]);
}

/** Answers the id of the last record that was seen. */
export function decodeActionCursor(cursor: string): string {
  const [recordId = ''] = decode(cursor, 1);
  if (!isId(recordId)) throw invalid();
  return recordId;
}
