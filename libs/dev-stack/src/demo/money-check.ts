import { centsFromNumber } from '@autosync/core';
import type { ApplicationChange, TenantApi } from './tenant-api.ts';
import type { CompanySession } from './company-session.ts';
import {
  applicationsOfFeed,
  differences,
  formName,
  isTouched,
  moneyOfApi,
  moneyOfBooks,
  type ShownBalance,
} from './money-compare.ts';
import type { SalesForm, SimulatorClient } from './simulator-client.ts';

/** What both sides know of the money that came back. */
export type MoneyCheck = {
  /** Applications that we know of. */
  applied: number;
  /** A sentence for each amount that is not the same on both sides. */
  differences: string[];
};

type Clients = { api: TenantApi; simulator: SimulatorClient };

type TouchedInvoice = { form: SalesForm; externalId: string };

/**
 * Our invoices that either side knows money was applied to, or taken away from: of thousands of others there is nothing
 * to compare.
 */
async function touchedInvoices(
  { api }: Clients,
  { company }: CompanySession,
  { forms, changes }: { forms: readonly SalesForm[]; changes: readonly ApplicationChange[] },
): Promise<TouchedInvoice[]> {
  const named = new Set(changes.map(({ target }) => `${target.entity} ${target.quickbooksId}`));
  const touched = forms.filter((form) => form.entity === 'Invoice' && (isTouched(form) || named.has(formName(form))));
  if (touched.length === 0) return [];
  const records = await api.records(company.id, 'invoices');
  const externalIds = new Map(
    records.map(({ quickbooks, externalId }) => [`${quickbooks?.entity} ${quickbooks?.id}`, externalId]),
  );
  return touched.flatMap((form) => {
    const externalId = externalIds.get(formName(form));
    return externalId === undefined ? [] : [{ form, externalId }];
  });
}

/** Holds payments, their applications and what is open of invoices and credit memos against the books, to the cent. */
export async function checkMoney(clients: Clients, session: CompanySession): Promise<MoneyCheck> {
  const { api, simulator } = clients;
  const { company, realmId } = session;
  const [paid, forms, payments, changes] = await Promise.all([
    simulator.payments(realmId),
    simulator.salesForms(realmId),
    api.payments(company.id),
    api.applicationChanges(company.id),
  ]);
  const invoices = await touchedInvoices(clients, session, { forms, changes });
  const balances = await Promise.all(
    invoices.map(async ({ form, externalId }): Promise<ShownBalance> => {
      const { balance } = await api.invoice(company.id, externalId);
      return { form: formName(form), total: centsFromNumber(form.TotalAmt), balance };
    }),
  );
  const creditMemos = forms.filter(({ entity }) => entity === 'CreditMemo');
  const books = moneyOfBooks(paid, [...creditMemos, ...invoices.map(({ form }) => form)]);
  const shown = moneyOfApi(payments, balances);
  return {
    applied: shown.applications.size,
    differences: [
      ...differences(books.amounts, shown.amounts, 'AutoSync'),
      ...differences(books.applications, shown.applications, 'AutoSync'),
      ...differences(books.applications, applicationsOfFeed(changes), 'the change feed'),
    ],
  };
}
