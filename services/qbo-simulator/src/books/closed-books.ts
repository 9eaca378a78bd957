import { QboFault } from '../qbo-fault.ts';
import type { Draft } from '../json.ts';
import type { Switches } from '../switches.ts';
import type { CompanyView } from './company-view.ts';
import { objectOf, textOf } from './doc.ts';

/** Refuses a change of a document that is, before or after it, dated on or before the closing date. */
export function checkBooksOpen(company: CompanyView, { closedBooksCode }: Switches, versions: Draft[]): void {
  const closed = textOf(objectOf(company.only('Preferences'), 'AccountingInfoPrefs'), 'BookCloseDate');
  if (closed === undefined) return;
  // A document without a date belongs to no period.
  if (versions.every((version) => (textOf(version, 'TxnDate') ?? '9999') > closed)) return;
  throw new QboFault(
    closedBooksCode,
    'The account period has closed and the account books cannot be updated through the QBO Services API. Please use the QBO website to make these changes.',
  );
}
