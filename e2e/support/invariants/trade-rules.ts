import { invoiceTotal, lineAmount } from '@autosync/contracts';
import { formatMoney, parseMoney } from '@autosync/core';
import { failureAfter, placeOf } from './deeds.ts';
import type { Form, Sold, TradeFacts, TradeRecord } from './trade-facts.ts';

/**
 * What QuickBooks must hold, worked out from the records alone: documents (I10), stock (I11), why records are failed (I12)
 * and balances (I13). Where a bookkeeper changed a document by hand, the document counts instead of the record.
 */
export function tradeViolations(facts: TradeFacts): string[] {
  return [...forms(facts), ...owners(facts), ...notes(facts), ...stock(facts), ...failures(facts), ...balances(facts)];
}

const formOf = ({ forms: all }: TradeFacts, record: TradeRecord): Form | undefined =>
  all.find(({ place }) => record.quickbooks !== null && place === placeOf(record.quickbooks));

/** Whether the record's document must be as the record says. */
function hasTheWord({ deeds }: TradeFacts, { syncState, quickbooks }: TradeRecord): boolean {
  if (syncState !== 'synced' || quickbooks === null) return false;
  const deed = deeds.get(placeOf(quickbooks));
  return deed === undefined || deed === 'overruled';
}

function forms(facts: TradeFacts): string[] {
  return facts.records.flatMap((record) => {
    if (record.syncState === 'synced' && record.quickbooks === null) {
      return [`I10: ${record.externalId} is synced, and has no document`];
    }
    if (!hasTheWord(facts, record)) return [];
    const form = formOf(facts, record);
    if (form === undefined) return [`I10: the document of ${record.externalId} is not in QuickBooks`];
    return differences(record, form, facts.ownNumbers).map(
      (what) => `I10: ${record.externalId} (${form.place}): ${what}`,
    );
  });
}

function differences({ content }: TradeRecord, form: Form, ownNumbers: boolean): string[] {
  const pairs = [
    ['total', form.total, formatMoney(invoiceTotal(content))],
    ['customer', form.customer, content.customer.name],
    ['date', form.date, content.date],
    ...(ownNumbers ? [['number', form.number, content.number]] : []),
  ];
  const found = pairs
    .filter(([, inForm, expected]) => inForm !== expected)
    .map(([field, inForm, expected]) => `${field} is ${inForm}, the record says ${expected}`);
  const [inBooks, inRecord] = [soldText(form.sold), soldText(soldBy(content))];
  return inBooks === inRecord ? found : [...found, `lines are ${inBooks}, the record says ${inRecord}`];
}

/** By product or service, whatever the detail of the lines. */
function soldBy({ lines }: TradeRecord['content']): Record<string, Sold> {
  const byItem = Map.groupBy(lines, ({ item }) => item);
  return Object.fromEntries(
    [...byItem].map(([item, of]) => [
      item,
      {
        quantity: of.reduce((sum, { quantity }) => sum + Number(quantity), 0),
        amount: formatMoney(of.reduce((sum, line) => sum + lineAmount(line), 0n)),
      },
    ]),
  );
}

function soldText(sold: Readonly<Record<string, Sold>>): string {
  return Object.entries(sold)
    .map(([item, { quantity, amount }]) => `${quantity} ${item} for ${amount}`)
    .sort()
    .join(', ');
}

/** Each live document is that of one record, or one that a bookkeeper voided and its record left behind. */
function owners(facts: TradeFacts): string[] {
  return facts.forms.flatMap(({ place }) => {
    const of = facts.records.filter(({ quickbooks }) => quickbooks !== null && placeOf(quickbooks) === place);
    if (of.length === 1 || (of.length === 0 && facts.deeds.get(place) === 'voided')) return [];
    if (of.length === 0) return [`I10: ${place} is in QuickBooks, and no record has it`];
    return [`I10: ${place} is the document of ${of.map(({ externalId }) => externalId).join(' and ')}`];
  });
}

function notes({ forms: all, notes: written }: TradeFacts): string[] {
  return all
    .filter(({ place, note }) => !note.includes(written.get(place) ?? ''))
    .map(({ place }) => `I10: what a bookkeeper wrote into the note of ${place} is gone`);
}

function stock(facts: TradeFacts): string[] {
  const spoken = facts.records.filter((record) => hasTheWord(facts, record));
  const places = new Set(spoken.map(({ quickbooks }) => quickbooks && placeOf(quickbooks)));
  const sales = [
    ...spoken.map(({ content }) => soldBy(content)),
    ...facts.forms.filter(({ place }) => !places.has(place)).map(({ sold }) => sold),
  ];
  return Object.entries(facts.stock).flatMap(([item, { opened, onHand }]) => {
    const expected = sales.reduce((left, sold) => left - (sold[item]?.quantity ?? 0), opened);
    return expected === onHand ? [] : [`I11: QuickBooks has ${onHand} of ${item}, by the records it is ${expected}`];
  });
}

function failures({ records, deeds, problems }: TradeFacts): string[] {
  const found: string[] = [];
  const counts = new Map<string, number>();
  for (const { externalId, syncState, quickbooks, failure } of records) {
    if (failure === null) {
      if (!restful.has(syncState)) found.push(`I12: ${externalId} is ${syncState} and says nothing`);
      continue;
    }
    counts.set(failure.code, (counts.get(failure.code) ?? 0) + 1);
    const deed = quickbooks === null ? undefined : deeds.get(placeOf(quickbooks));
    if (deed === undefined || failureAfter[deed] !== failure.code) {
      found.push(`I12: ${externalId} is ${syncState}: ${failure.code}, ${failure.message} (done by hand: ${deed})`);
    } else if (!/operation/.test(failure.fix)) found.push(`I12: ${externalId} has no way out: ${failure.fix}`);
  }
  for (const [code, count] of counts) {
    const told = problems[code] ?? 0;
    if (told < count) found.push(`I12: ${count} records are failed with ${code}, problems tell of ${told}`);
  }
  return found;
}

/** States in which nothing is to be done about a record. */
const restful = new Set(['synced', 'letGo']);

function balances(facts: TradeFacts): string[] {
  return facts.records.flatMap((record) => {
    const form = formOf(facts, record);
    if (form === undefined || facts.deeds.get(form.place) === 'voided') return [];
    const { externalId, balance, applications } = record;
    const applied = (applications ?? []).reduce((sum, { amount }) => sum + parseMoney(amount), 0n);
    const total = hasTheWord(facts, record)
      ? magnitude(invoiceTotal(record.content))
      : parseMoney(form.total.replace('-', ''));
    const expected = formatMoney(total - applied);
    if (balance !== form.balance)
      return [`I13: the balance of ${externalId} is ${balance}, in QuickBooks ${form.balance}`];
    return balance === expected
      ? []
      : [`I13: the balance of ${externalId} is ${balance}, less what is applied ${expected}`];
  });
}

const magnitude = (cents: bigint): bigint => (cents < 0n ? -cents : cents);
