import type { CompanyView } from '../books/company-view.ts';
import { centsOf, objectOf, objectsOf, referencedId, textOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import { homeCents } from '../books/home-amounts.ts';
import { bookedOn } from './account-sums.ts';
import { dayOf } from './period.ts';
import { column, dataRow, money, section } from './report.ts';
import type { Report, ReportRequest } from './report.ts';

const DAY_MS = 86_400_000;

const titles = ['Current', '1 - 30', '31 - 60', '61 - 90', '91 and over'];

/** An amount that a customer owes, or has in credit, since a day. */
type Open = { customerId: string; since: string; cents: bigint };

/**
 * What customers owe, by how long it is overdue. It uses today's open amounts of documents dated up to the given day.
 */
export function agedReceivables({ company, parameters, today }: ReportRequest): Report {
  const asOf = parameters['report_date'] ?? parameters['end_date'];
  const end = asOf === undefined ? today : dayOf('report_date', asOf);
  const aged = new Map<string, bigint[]>();
  for (const { customerId, since, cents } of openAmounts(company, end)) {
    const amounts = aged.get(customerId) ?? titles.map(() => 0n);
    const place = placeOf(since, end);
    amounts[place] = (amounts[place] ?? 0n) + cents;
    aged.set(customerId, amounts);
  }
  const customers = [...aged]
    .filter(([, amounts]) => amounts.some((cents) => cents !== 0n))
    .map(([id, amounts]) => ({
      id,
      amounts,
      name: textOf(company.store('Customer').get(id) ?? {}, 'DisplayName') ?? '',
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const rows = customers.map(({ id, amounts, name }) => dataRow({ value: name, id }, ...cellsOf(amounts)));
  const totals = titles.map((_title, place) =>
    customers.reduce((sum, { amounts }) => sum + (amounts[place] ?? 0n), 0n),
  );
  const grandTotal = section({ summary: [{ value: 'TOTAL' }, ...cellsOf(totals)], group: 'GrandTotal' });
  const columns = [
    column('', 'Customer', 'customer_name'),
    ...titles.map((title, place) => column(title, 'Money', place === 0 ? 'current' : String(place))),
    column('Total', 'Money', 'total'),
  ];
  return {
    period: { end },
    columns,
    rows: rows.length === 0 ? [] : [...rows, grandTotal],
    head: { DateMacro: 'custom' },
  };
}

function cellsOf(amounts: readonly bigint[]) {
  const total = amounts.reduce((sum, cents) => sum + cents, 0n);
  return [...amounts, total].map((cents) => ({ value: cents === 0n ? '' : money(cents) }));
}

function placeOf(since: string, end: string): number {
  const days = Math.round((Date.parse(end) - Date.parse(since)) / DAY_MS);
  return days <= 0 ? 0 : Math.min(4, Math.ceil(days / 30));
}

/** Invoices from their due date; credits, unapplied payments and journal entries from their own date. */
function* openAmounts(company: CompanyView, end: string): Generator<Open> {
  const forms: [entity: string, property: string, sign: bigint, day: string][] = [
    ['Invoice', 'Balance', 1n, 'DueDate'],
    ['CreditMemo', 'Balance', -1n, 'TxnDate'],
    ['Payment', 'UnappliedAmt', -1n, 'TxnDate'],
  ];
  for (const [entity, property, sign, day] of forms) {
    for (const doc of company.store(entity).all()) {
      if (bookedOn(doc) > end) continue;
      const cents = sign * homeCents(doc, centsOf(doc, property));
      yield { customerId: referencedId(doc, 'CustomerRef') ?? '', since: textOf(doc, day) ?? bookedOn(doc), cents };
    }
  }
  for (const doc of company.store('JournalEntry').all()) if (bookedOn(doc) <= end) yield* receivableLines(company, doc);
}

function* receivableLines(company: CompanyView, entry: Doc): Generator<Open> {
  for (const line of objectsOf(entry, 'Line')) {
    const detail = objectOf(line, 'JournalEntryLineDetail');
    const account = company.store('Account').get(referencedId(detail, 'AccountRef') ?? '') ?? {};
    const customerId = referencedId(objectOf(detail, 'Entity'), 'EntityRef');
    if (textOf(account, 'AccountType') !== 'Accounts Receivable' || customerId === undefined) continue;
    const cents = homeCents(entry, centsOf(line, 'Amount'));
    yield { customerId, since: bookedOn(entry), cents: detail['PostingType'] === 'Debit' ? cents : -cents };
  }
}
