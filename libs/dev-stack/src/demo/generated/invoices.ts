import type { Invoice, InvoiceLine } from '@autosync/contracts';
import { formatMoney, multiplyToCents } from '@autosync/core';
import { createDice, type Dice } from '../dice.ts';

const places = ['Lakeshore', 'Wicker Park', 'Pilsen', "O'Hare", 'Bronzeville', 'Logan Square', 'Ravenswood'] as const;
const trades = ['Dental', 'Law Group', 'Freight & Storage', 'Brewing Co.', 'Print Works'] as const;
const labor = ['Remote support', 'On-site visit', 'Patching', 'Configuration', 'Documentation'] as const;
const tickets = ['Printer offline', 'New laptop', 'Slow network', 'Phishing report', 'VPN drops'] as const;
const goods = ['Hardware', 'Monitor 27"', 'Laptop 14"', 'Software Licenses'] as const;
/** Thirds of an hour among them, so that amounts have to be rounded to the cent. */
const hours = ['0.25', '0.333', '0.5', '1', '1.667', '2.75'] as const;

const firstNumber = 30_001;
const firstDay = Date.UTC(2026, 7, 1);
const days = 100;

/** One in so many is a credit memo. */
const creditEvery = 25;

function ticketLines(dice: Dice): InvoiceLine[] {
  const group = `Ticket ${50_000 + dice.below(10_000)} ${dice.pick(tickets)}`;
  return Array.from({ length: 1 + dice.below(3) }, () => ({
    item: 'Hours',
    description: dice.pick(labor),
    source: 'ticket',
    group,
    quantity: dice.pick(hours),
    unitPrice: dice.pick(['142.50', '163.75']),
  }));
}

function agreementLines(dice: Dice): InvoiceLine[] {
  const seats = String(3 + dice.below(60));
  const gigabytes = `${100 + dice.below(900)}.${dice.below(10)}`;
  return [
    { item: 'Managed Services', source: 'agreement', quantity: seats, unitPrice: '94.50' },
    { item: 'Cloud Backup', source: 'agreement', quantity: gigabytes, unitPrice: '0.0275' },
  ];
}

function productLines(dice: Dice): InvoiceLine[] {
  const unitPrice = `${40 + dice.below(900)}.${dice.pick(['00', '49', '99'])}`;
  return [{ item: dice.pick(goods), source: 'product', quantity: String(1 + dice.below(4)), unitPrice }];
}

function totalOf(lines: readonly InvoiceLine[]): string {
  return formatMoney(lines.reduce((sum, { quantity, unitPrice }) => sum + multiplyToCents(quantity, unitPrice), 0n));
}

/** The record at a place of the list: the same one however many there are. */
function generateRecord(index: number, prefix: string): { externalId: string } & Invoice {
  const dice = createDice(index + 1);
  const number = firstNumber + index;
  const [place, trade] = [dice.below(places.length), dice.below(trades.length)];
  const isCredit = (index + 1) % creditEvery === 0;
  const lines = isCredit ? productLines(dice) : dice.pick([ticketLines, ticketLines, agreementLines])(dice);
  return {
    externalId: `${isCredit ? 'credit' : 'invoice'}-${number}`,
    number: `${prefix}-${number}`,
    date: new Date(firstDay + dice.below(days) * 86_400_000).toISOString().slice(0, 10),
    customer: {
      name: `${places[place]} ${trades[trade]}`,
      accountNumber: `${prefix}-${1001 + place * trades.length + trade}`,
    },
    ...(isCredit ? { kind: 'credit-memo' } : { terms: dice.pick(['Net 30', 'Net 15', 'Due on receipt']) }),
    lines,
    total: totalOf(lines),
  };
}

/** Invoices and credit memos of an IT-services firm, the same ones at every start. */
export function generateInvoices(count: number, prefix: string): ({ externalId: string } & Invoice)[] {
  return Array.from({ length: count }, (_, index) => generateRecord(index, prefix));
}
