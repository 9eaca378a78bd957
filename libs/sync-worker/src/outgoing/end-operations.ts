import type { IntentOperation } from '@autosync/records';

/** Whether an intent ends a document. */
export function isEnd(operation: IntentOperation): operation is 'void' | 'delete' {
  return operation === 'void' || operation === 'delete';
}
