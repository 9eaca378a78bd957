import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { listApplicationChanges, readInvoiceMoney } from '@autosync/records';
import fc from 'fast-check';
import type { Books, Line } from '../support/books.ts';
import { storedState, truth } from '../support/state.ts';
import { openWorker, type Company, type Worker } from '../support/worker.ts';

let worker: Worker;

beforeAll(async () => {
  worker = await openWorker();
}, 60_000);
afterAll(() => worker?.close());

/** What the bookkeeper does next; numbers choose among what there is. */
type BookkeeperStep =
  | { do: 'invoice' | 'credit'; amount: number }
  | { do: 'receive'; amount: number; targets: number[] }
  | { do: 'apply'; credit: number; invoice: number; amount: number }
  | { do: 'move'; payment: number; targets: number[] }
  | { do: 'rename' }
  | { do: 'edit'; entity: 'Payment' | 'CreditMemo' | 'Invoice'; which: number; day: number }
  | { do: 'deposit'; payment: number }
  | { do: 'void' | 'delete'; entity: 'Payment' | 'CreditMemo' | 'Invoice'; which: number };
type Step =
  | BookkeeperStep
  | { do: 'cycle'; afterMinutes: number; crash: boolean }
  | { do: 'startDate'; maxCalls: number };

const n = fc.nat({ max: 50 });
const amount = fc.integer({ min: 1, max: 20_000 }).map((cents) => cents / 100);
const entity = fc.constantFrom('Payment' as const, 'CreditMemo' as const, 'Invoice' as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('invoice' as const, 'credit' as const), amount }),
  fc.record({ do: fc.constant('receive' as const), amount, targets: fc.array(n, { maxLength: 3 }) }),
  fc.record({ do: fc.constant('apply' as const), credit: n, invoice: n, amount }),
  fc.record({ do: fc.constant('move' as const), payment: n, targets: fc.array(n, { maxLength: 2 }) }),
  fc.record({ do: fc.constantFrom('void' as const, 'delete' as const), entity, which: n }),
  fc.record({ do: fc.constant('rename' as const) }),
  fc.record({ do: fc.constant('edit' as const), entity, which: n, day: fc.integer({ min: 10, max: 28 }) }),
  fc.record({ do: fc.constant('deposit' as const), payment: n }),
  fc.record({ do: fc.constant('cycle' as const), afterMinutes: fc.constantFrom(0, 20, 180), crash: fc.boolean() }),
  fc.record({ do: fc.constant('startDate' as const), maxCalls: fc.integer({ min: 1, max: 3 }) }),
);

const pick = <T>(list: readonly T[], which: number): T | undefined => list[which % Math.max(list.length, 1)];

/** Spreads at most `amount` over the open invoices of the customer, so that most payments are accepted. */
async function linesFor(books: Books, targets: number[], total: number): Promise<Line[]> {
  const open = (await books.documents('Invoice')).filter(({ Balance = 0 }) => Balance > 0);
  const chosen = [...new Set(targets.map((which) => pick(open, which)))].filter((doc) => doc !== undefined);
  let leftCents = Math.round(total * 100);
  return chosen.flatMap(({ Id, Balance = 0 }, index) => {
    const share = Math.ceil(leftCents / (chosen.length - index));
    const cents = Math.min(share, Math.round(Balance * 100));
    leftCents -= cents;
    return cents > 0 ? [{ txnType: 'Invoice' as const, txnId: Id, amount: cents / 100 }] : [];
  });
}

async function bookkeep({ books }: Company, customer: string, next: BookkeeperStep): Promise<void> {
  switch (next.do) {
    case 'invoice':
      await books.addInvoice(customer, next.amount);
      return;
    case 'credit':
      await books.addCredit(customer, next.amount);
      return;
    case 'receive':
      await books.receive(customer, next.amount, await linesFor(books, next.targets, next.amount));
      return;
    case 'apply': {
      const credit = pick(await books.documents('CreditMemo'), next.credit);
      const invoice = pick(await books.documents('Invoice'), next.invoice);
      const most = Math.min(next.amount, credit?.RemainingCredit ?? 0, invoice?.Balance ?? 0);
      if (most > 0) await books.applyCredit(credit?.Id ?? '', invoice?.Id ?? '', most);
      return;
    }
    case 'move': {
      const payment = pick(await books.documents('Payment'), next.payment);
      if (payment === undefined || payment.TotalAmt === 0) return;
      await books.movePayment(payment.Id, await linesFor(books, next.targets, payment.TotalAmt));
      return;
    }
    case 'rename':
      await books.edit('Customer', customer, { DisplayName: `Contoso ${newId()}` });
      return;
    case 'edit': {
      const doc = pick(await books.documents(next.entity), next.which);
      const number = next.entity === 'Payment' ? { PaymentRefNum: `R${next.day}` } : {};
      if (doc !== undefined) await books.edit(next.entity, doc.Id, { TxnDate: `2026-10-${next.day}`, ...number });
      return;
    }
    case 'deposit': {
      const payment = pick(await books.documents('Payment'), next.payment);
      if (payment !== undefined) await books.deposit(payment.Id, payment.TotalAmt);
      return;
    }
    case 'void':
    case 'delete': {
      const doc = pick(await books.documents(next.entity), next.which);
      if (doc !== undefined) await books[next.do](next.entity, doc.Id);
      return;
    }
  }
}

/** What QuickBooks refuses is as good as nothing done. */
async function orRefused(act: Promise<void>): Promise<void> {
  await act.catch((error: unknown) => {
    if (!/: 4\d\d /.test(String(error))) throw error;
  });
}

/** The feed read from its beginning, applied to nothing, is what we hold. */
async function mirror({ tenantId, companyId }: Company): Promise<Record<string, string>> {
  const held: Record<string, string> = {};
  for (let after = 0; ;) {
    const page = await worker.db.withTenant(tenantId, (tx) =>
      listApplicationChanges(tx, { companyId, after, limit: 3 }),
    );
    for (const { sequence, change, application } of page) {
      expect(sequence).toBeGreaterThan(after);
      after = sequence;
      const { paymentId, target } = application;
      const key = `${paymentId} → ${target.entity} ${target.qboId}`;
      if (change === 'set') held[key] = application.amount;
      else delete held[key];
    }
    if (page.length === 0) return held;
  }
}

describe('after any sequence of changes in QuickBooks', () => {
  it('what we hold is what a fresh read of everything would give', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const company = await worker.company();
        const { books } = company;
        const customer = await books.addCustomer('Contoso');
        await books.addInvoice(customer, 100);
        await books.addInvoice(customer, 250.5);
        const startDate = worker.clock.now().toISOString().slice(0, 10);

        for (const next of steps) {
          if (next.do === 'cycle') {
            await worker.advance(next.afterMinutes);
            const runId = crypto.randomUUID();
            const crashing = {
              onCall: () => {
                throw new Error('crash');
              },
            };
            if (next.crash) await company.run(crashing, runId).catch(() => undefined);
            await company.run({}, runId);
            expect(await storedState(worker, company)).toEqual(await truth(books));
          } else if (next.do === 'startDate') {
            await company.run({ trigger: 'manual', parameters: { startDate }, maxCalls: next.maxCalls });
          } else {
            await orRefused(bookkeep(company, customer, next));
          }
        }
        await worker.advance(1440);
        await company.run();
        const held = await storedState(worker, company);
        expect(held).toEqual(await truth(books));
        expect(await mirror(company)).toEqual(held.applications);
        await expectBalances(books, held.applications);
        await expectMoney(company);
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

/** Per invoice, what is applied is what QuickBooks took off its balance: to the cent. */
async function expectBalances(books: Books, applications: Record<string, string>): Promise<void> {
  for (const { Id, TotalAmt, Balance = 0 } of await books.documents('Invoice')) {
    const applied = Object.entries(applications)
      .filter(([key]) => key.endsWith(`→ Invoice ${Id}`))
      .reduce((sum, [, text]) => sum + Math.round(Number(text) * 100), 0);
    expect(applied).toBe(Math.round((TotalAmt - Balance) * 100));
  }
}

/** What people read of an invoice is what the books say; one that was voided or deleted has no balance. */
async function expectMoney({ books, tenantId, companyId }: Company): Promise<void> {
  for (const { Id, TotalAmt, Balance = 0, PrivateNote = '' } of await books.documents('Invoice')) {
    const money = await worker.db.withTenant(tenantId, (tx) =>
      readInvoiceMoney(tx, { companyId, entity: 'Invoice', qboId: Id }),
    );
    const voided = TotalAmt === 0 && PrivateNote.startsWith('Voided');
    expect([money?.state, money?.balance]).toEqual(voided ? ['voided', null] : ['live', Balance.toFixed(2)]);
  }
}
