import type { RecordType } from '../record-types.ts';
import type { ReferenceKind } from '../references/reference-kinds.ts';

/**
 * Where the content of a record type holds names, as jsonpath: to a text, or to an object with `name` and `accountNumber`.
 * By it people learn which records a mapping concerns before it is made.
 */
export const namesInContent: Readonly<Partial<Record<RecordType, Partial<Record<ReferenceKind, string>>>>> = {
  invoices: { customer: '$.customer', item: '$.lines[*].item', term: '$.terms' },
};
