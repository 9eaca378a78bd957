import type { Expense } from '@autosync/contracts';
import { closeLookAt } from './one-record.ts';
import type { RunningSystem } from './running-system.ts';

export type ExpenseItem = Expense & { externalId: string };

/** What Ann paid for a taxi, and is owed. */
export const owedToAnn: ExpenseItem = {
  externalId: 'E-1',
  number: 'R-1',
  date: '2026-11-02',
  member: { name: 'Ann Lee' },
  reimbursable: true,
  lines: [{ account: 'Travel', amount: '40.00' }],
};

const { reimbursable: _owed, ...rest } = owedToAnn;
/** The same, paid with the company's card. */
export const paidByCard: ExpenseItem = { ...rest, paymentMethod: 'Mastercard' };

/** A company in which a test looks at few expenses closely. */
export async function lookAtExpenses(running: RunningSystem, name: string) {
  const look = await closeLookAt<ExpenseItem>(running, name, { type: 'expenses', base: owedToAnn, entity: 'Bill' });
  const { company } = look;

  async function idOf(entity: string, entryName: string): Promise<string> {
    const all = await look.documents(entity);
    const found = all.find((one) => one['Name'] === entryName || one['DisplayName'] === entryName);
    if (found === undefined) throw new Error(`no ${entity} is called ${entryName}`);
    return found.Id;
  }

  return {
    ...look,
    idOf,
    /** The source sends exactly this, and a batch by hand takes it. */
    async sendExactly(item: ExpenseItem) {
      await look.records.put(item);
      const batch = await company.ended((await look.records.run()).id);
      return { batch, record: await look.records.record(item.externalId) };
    },
    batch: async () => company.ended((await look.records.run()).id),
    balanceOf: async (account: string) =>
      (await look.documents('Account')).find(({ Name }) => Name === account)?.['CurrentBalance'],
    settings: (settings: object) =>
      company.must(`/v1/companies/${company.id}`, { method: 'PATCH', body: { settings } }),
    preferences: (change: object) => look.edit('Preferences', '1', change),
    /** The lists of QuickBooks are read anew, as mapping needs them. */
    refreshLists: () => company.must(`/v1/companies/${company.id}/quickbooks/refresh`, { method: 'POST', body: {} }),
    map: (item: object) =>
      company.must<{ freed: number; records: { items: object[] } }>(`/v1/companies/${company.id}/mappings`, {
        method: 'PATCH',
        body: { set: [item] },
        headers: { 'if-match': '*' },
      }),
  };
}

export type ExpenseLook = Awaited<ReturnType<typeof lookAtExpenses>>;
