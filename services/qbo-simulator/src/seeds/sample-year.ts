import type { Company } from '../books/company.ts';
import { amountOf, centsOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import type { Writer } from '../books/writer.ts';
import { definitionNamed } from '../entities/all.ts';
import type { JsonObject } from '../json.ts';
import { randomNumbers } from '../random-numbers.ts';
import { addDays, dayIn } from '../stamps.ts';
import { createAgenda } from './agenda.ts';
import { sampleCustomers } from './sample-customers.ts';

export type SampleYear = {
  company: Company;
  nowMs: number;
  /** The company numbers its own forms; otherwise we do. */
  customTxnNumbers: boolean;
  /** A writer whose clock shows `nowMs()`. */
  writerAt(nowMs: () => number): Writer;
};

const YEAR_DAYS = 365;
const DUE_DAYS = 30;

/**
 * The year that lies behind a company with the items of `us-services`: agreements on the first of a month, hours in the
 * middle of it, most invoices paid about when they are due, some in part or not at all, a few credit memos. The same
 * every time but for the dates: the last day is the present one.
 */
export function writeSampleYear({ company, nowMs, customTxnNumbers, writerAt }: SampleYear): void {
  const random = randomNumbers(20_240_501);
  const agenda = createAgenda();
  const today = dayIn(company.timeZone, nowMs);
  const firstDay = addDays(today, -YEAR_DAYS);
  let day = firstDay;
  let minute = 0;
  let lastNumber = company.lastNumber;
  const writer = writerAt(() => Math.min(nowMs, Date.parse(`${day}T16:00:00Z`) + minute * 60_000));

  function create(entity: string, body: JsonObject): Doc {
    minute += 1;
    const own = { requestId: undefined, allowDuplicateNumber: false, startedAtMs: nowMs };
    const { body: answer } = writer.create({ company, definition: definitionNamed(entity), body, ...own });
    return (JSON.parse(answer) as Record<string, Doc>)[entity] as Doc;
  }

  function line(item: string, quantity: number, unitCents: number): JsonObject {
    const [id = ''] = company.store('Item').index('Name')?.ids(item) ?? [];
    const detail = { ItemRef: { value: id }, Qty: quantity, UnitPrice: unitCents / 100 };
    return { DetailType: 'SalesItemLineDetail', Amount: (quantity * unitCents) / 100, SalesItemLineDetail: detail };
  }

  function number(): JsonObject {
    lastNumber += 1;
    return customTxnNumbers ? { DocNumber: String(lastNumber) } : {};
  }

  function pay(customer: Doc, invoice: Doc, part: number): void {
    const amount = amountOf((centsOf(invoice, 'TotalAmt') * BigInt(Math.round(part * 100))) / 100n);
    const links = [{ TxnId: invoice.Id, TxnType: 'Invoice' }];
    create('Payment', {
      CustomerRef: { value: customer.Id },
      TotalAmt: amount,
      TxnDate: day,
      PaymentRefNum: String(1000 + Math.floor(random() * 9000)),
      Line: [{ Amount: amount, LinkedTxn: links }],
    });
  }

  function bill(customer: Doc, lines: JsonObject[]): void {
    const form = { CustomerRef: { value: customer.Id }, TxnDate: day, Line: lines };
    const invoice = create('Invoice', { ...form, ...number() });
    const paidOn = addDays(day, DUE_DAYS + Math.floor(random() * 25) - 15);
    const luck = random();
    if (luck < 0.88) agenda.add(paidOn, () => pay(customer, invoice, 1));
    else if (luck < 0.94) agenda.add(paidOn, () => pay(customer, invoice, 0.5));
  }

  function credit(customer: Doc, cents: number): void {
    const form = { CustomerRef: { value: customer.Id }, TxnDate: day, PrivateNote: 'Service level missed' };
    create('CreditMemo', { ...form, ...number(), Line: [line('Managed Services', 1, cents)] });
  }

  function month(customer: Doc, monthlyCents: number): void {
    bill(customer, [line('Managed Services', 1, monthlyCents)]);
    const hours = Math.ceil(random() * 24) / 2;
    const withTravel = random() < 0.4;
    const middle = addDays(day, 14);
    if (random() < 0.6) {
      const lines = [line('Hours', hours, 15_000), ...(withTravel ? [line('Travel Time', 1, 7500)] : [])];
      agenda.add(middle, () => bill(customer, lines));
    }
    if (random() < 0.04) agenda.add(middle, () => credit(customer, Math.round(monthlyCents / 4)));
  }

  agenda.run(firstDay, today, (next) => {
    day = next;
    minute = 0;
    if (day === firstDay) {
      for (const [name, city, state, monthly] of sampleCustomers) {
        const address = { Line1: '100 Main Street', City: city, CountrySubDivisionCode: state, Country: 'US' };
        const customer = create('Customer', { DisplayName: name, CompanyName: name, BillAddr: address });
        for (let start = addDays(day, 1); start <= today; start = addDays(start, 1)) {
          if (start.endsWith('-01')) agenda.add(start, () => month(customer, Math.round(monthly * 100)));
        }
      }
    }
  });
}
