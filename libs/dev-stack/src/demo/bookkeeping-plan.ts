import type { Cents } from '@autosync/core';

/** An invoice or credit memo with something open. */
export type OpenForm = { entity: 'Invoice' | 'CreditMemo'; id: string; customerId: string; open: Cents };

/** What the bookkeeper takes up; no invoice twice. */
export type BookkeepingPlan = {
  /** Paid in full. */
  paid: OpenForm;
  /** Half of it is paid. */
  partlyPaid: OpenForm;
  /** Several invoices of a customer, paid by one payment. */
  paidTogether: readonly OpenForm[];
  credit: { creditMemo: OpenForm; invoice: OpenForm };
  /** Two invoices of a customer: what was paid on the first belongs to the second. */
  moved: { from: OpenForm; to: OpenForm };
  voided: OpenForm;
  deleted: OpenForm;
};

/** Too little is of no use: half of it must still be something. */
const least = 100n;

/** Invoices by customer, the oldest first. What was taken is gone. */
function createPile(invoices: readonly OpenForm[]) {
  const piles = Map.groupBy(invoices, ({ customerId }) => customerId);
  return {
    takeOf(customerId: string): OpenForm | undefined {
      return piles.get(customerId)?.shift();
    },
    /** So many of one customer, of the one who has most. */
    take(count: number): OpenForm[] {
      const [most = []] = [...piles.values()].toSorted((a, b) => b.length - a.length);
      return most.length < count ? [] : most.splice(0, count);
    },
  };
}

/**
 * Finds work for the bookkeeper: what to be paid, credited and corrected. The same books give the same plan.
 * @returns undefined as long as there are too few invoices, or none of a customer with a credit.
 */
export function planBookkeeping(forms: readonly OpenForm[]): BookkeepingPlan | undefined {
  const usable = forms.filter(({ open }) => open >= least).toSorted((a, b) => Number(a.id) - Number(b.id));
  const pile = createPile(usable.filter(({ entity }) => entity === 'Invoice'));
  let credit: BookkeepingPlan['credit'] | undefined;
  for (const creditMemo of usable.filter(({ entity }) => entity === 'CreditMemo')) {
    const invoice = credit ? undefined : pile.takeOf(creditMemo.customerId);
    if (invoice) credit = { creditMemo, invoice };
  }
  const paidTogether = pile.take(3);
  const [from, to] = pile.take(2);
  const [paid, partlyPaid, voided, deleted] = [1, 1, 1, 1].flatMap((count) => pile.take(count));
  if (!credit || paidTogether.length === 0 || !from || !to || !paid || !partlyPaid || !voided || !deleted) {
    return undefined;
  }
  return { paid, partlyPaid, paidTogether, credit, moved: { from, to }, voided, deleted };
}
