import { centsFromNumber, newId } from '@autosync/core';
import type { BatchOrder, TenantApi } from './tenant-api.ts';
import { correctPayments, receivePayments } from './bookkeeper.ts';
import { planBookkeeping, type BookkeepingPlan } from './bookkeeping-plan.ts';
import type { CompanySession } from './company-session.ts';
import { isOpen } from './company-state.ts';
import { checkMoney } from './money-check.ts';
import type { Output } from './output.ts';
import { poll } from './poll.ts';
import { anyPending } from './watch.ts';
import type { SalesForm, SimulatorClient } from './simulator-client.ts';

export type Errand = {
  api: TenantApi;
  simulator: SimulatorClient;
  session: CompanySession;
  output: Output;
  signal: AbortSignal;
};

/** Older than anything that is in the books. */
const longAgo = '2000-01-01';

/** Run New Batch, Run Payment Sync; resolves when the batch has ended. */
async function runPaymentSync({ api, session, signal }: Errand, order: Omit<BatchOrder, 'type'> = {}): Promise<void> {
  const wanted = { key: newId(), order: { type: 'payments', ...order } } as const;
  const batchId = await api.startBatch(session.company.id, wanted);
  await poll(signal, async () => (isOpen(await api.batch(batchId)) ? undefined : true));
}

/** True when nothing waits to be written and payments were read at least once. */
async function isCaughtUp({ api, session }: Errand): Promise<boolean> {
  const { company } = session;
  if (await anyPending(api, session)) return false;
  if ((await api.batches(company.id, 20)).some(isOpen)) return false;
  return (await api.autoSync(company.id)).settings.types.payments?.lastSuccessAt !== null;
}

function toOpenForm({ entity, Id, CustomerRef, Balance }: SalesForm) {
  return { entity, id: Id, customerId: CustomerRef.value, open: centsFromNumber(Balance) };
}

/** Waits until the books have enough to work with; none when they never will. */
async function findWork(errand: Errand): Promise<BookkeepingPlan | null> {
  return poll(errand.signal, async () => {
    const isLast = await isCaughtUp(errand);
    const forms = await errand.simulator.salesForms(errand.session.realmId);
    return planBookkeeping(forms.map(toOpenForm)) ?? (isLast ? null : undefined);
  });
}

/**
 * The bookkeeper works in QuickBooks while invoices are still being written, and runs a payment sync after each piece of
 * work instead of waiting for AutoSync. Books that have payments already are left alone.
 */
export async function keepBooks(errand: Errand): Promise<void> {
  const { simulator, session, output } = errand;
  const { realmId, company } = session;
  if ((await simulator.payments(realmId)).length > 0) return;
  const plan = await findWork(errand);
  if (plan === null) return;
  const tell = (what: string): void => output.line(`  [${company.name}] the bookkeeper ${what}`);

  const payments = await receivePayments({ simulator, realmId }, plan);
  tell('received six payments, in full, in part, and one over three invoices, and applied a credit memo');
  await runPaymentSync(errand);
  await correctPayments({ simulator, realmId }, { plan, payments });
  tell('moved a payment to another invoice, voided one and deleted one');
  await runPaymentSync(errand);
}

/**
 * Brings back what AutoSync would bring within the next 120 minutes, such as the balance of an invoice that was paid in
 * the simulator before this start.
 */
export async function catchUp(errand: Errand): Promise<void> {
  await poll(errand.signal, async () => ((await isCaughtUp(errand)) ? true : undefined));
  const { differences } = await checkMoney(errand, errand.session);
  if (differences.length > 0) await runPaymentSync(errand, { startDate: longAgo });
}
