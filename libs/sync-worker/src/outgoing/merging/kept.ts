import { docOf, same, type Doc } from './same.ts';

/**
 * Beside what was written of a document, and never sent: fields that QBO derives and that people have set themselves since. They
 * stay also when later changes of the record touch what they are derived from.
 */
export const KEPT = 'AutoSyncKept';

/** What QBO derives from date, terms, party and currency, and people like to set. */
const DERIVED_BY_QBO = ['DueDate', 'ExchangeRate'];

type Versions = { written: Doc; seen: Doc; theirs: Doc };

/** Whether somebody has set a field that QBO derives, since the last write or before. */
export function isSetByPeople(field: string, { written, seen, theirs }: Versions): boolean {
  return !same(seen[field], theirs[field]) || (field in theirs && same(docOf(written[KEPT])[field], theirs[field]));
}

/** What is to be remembered of them with an update; `ours`: the fields of the record. */
export function keptFields(
  versions: Versions,
  { ours, payload }: { ours: Doc; payload: Doc },
): Record<string, unknown> {
  const fields = DERIVED_BY_QBO.filter(
    (field) => !(field in ours) && field in payload && isSetByPeople(field, versions),
  );
  return fields.length === 0 ? {} : { [KEPT]: Object.fromEntries(fields.map((field) => [field, payload[field]])) };
}
