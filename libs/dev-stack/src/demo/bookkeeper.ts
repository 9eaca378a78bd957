import { numberFromCents, type Cents } from '@autosync/core';
import type { BookkeepingPlan, OpenForm } from './bookkeeping-plan.ts';
import type { SimulatorClient } from './simulator-client.ts';

type Books = { simulator: SimulatorClient; realmId: string };
type Part = { invoice: OpenForm; amount: Cents };

/** What a customer overpays. */
const overpaid = 25_00n;

/** The payments that turn out to be wrong. */
export type PaymentsToCorrect = { moved: string; voided: string; deleted: string };

function smaller(a: Cents, b: Cents): Cents {
  return a < b ? a : b;
}

function lineOf({ invoice, amount }: Part): object {
  return { txnType: invoice.entity, txnId: invoice.id, amount: numberFromCents(amount) };
}

async function receive({ simulator, realmId }: Books, parts: readonly Part[], extra: Cents = 0n): Promise<string> {
  const total = parts.reduce((sum, { amount }) => sum + amount, extra);
  const body = { customerId: parts[0]?.invoice.customerId, total: numberFromCents(total), lines: parts.map(lineOf) };
  return (await simulator.bookkeep(realmId, 'receive-payment', body)).Id;
}

/** All that is open of an invoice. */
function allOf(invoice: OpenForm): Part {
  return { invoice, amount: invoice.open };
}

/**
 * Receives payments (in full, in part, one over several invoices with a rest that is applied to nothing) and applies a
 * credit memo.
 *
 * @returns those of the payments that {@link correctPayments} puts right.
 */
export async function receivePayments(books: Books, plan: BookkeepingPlan): Promise<PaymentsToCorrect> {
  const { paid, partlyPaid, paidTogether, credit, moved, voided, deleted } = plan;
  await receive(books, [allOf(paid)]);
  await receive(books, [{ invoice: partlyPaid, amount: partlyPaid.open / 2n }]);
  await receive(books, paidTogether.map(allOf), overpaid);
  const { creditMemo, invoice } = credit;
  await books.simulator.bookkeep(books.realmId, 'apply-credit', { creditMemoId: creditMemo.id, invoiceId: invoice.id });
  return {
    moved: await receive(books, [{ invoice: moved.from, amount: smaller(moved.from.open, moved.to.open) }]),
    voided: await receive(books, [allOf(voided)]),
    deleted: await receive(books, [allOf(deleted)]),
  };
}

/** Moves one payment to another invoice, voids one, deletes one. */
export async function correctPayments(
  { simulator, realmId }: Books,
  { plan, payments }: { plan: BookkeepingPlan; payments: PaymentsToCorrect },
): Promise<void> {
  const { from, to } = plan.moved;
  const lines = [lineOf({ invoice: to, amount: smaller(from.open, to.open) })];
  await simulator.bookkeep(realmId, 'move-payment', { paymentId: payments.moved, lines });
  await simulator.bookkeep(realmId, 'void', { entity: 'Payment', id: payments.voided });
  await simulator.bookkeep(realmId, 'delete', { entity: 'Payment', id: payments.deleted });
}
