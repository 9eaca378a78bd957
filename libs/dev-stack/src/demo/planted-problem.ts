import { newId } from '@autosync/core';
import type { RecordItem } from '@autosync/record-files';
import { isOpen } from './company-state.ts';
import type { TenantApi } from './tenant-api.ts';
import { poll } from './poll.ts';

/** What people spent on something that nobody has mapped to an account yet. */
const unmapped = 'Conference tickets';

const trips = [
  { externalId: 'expense-fix-1', number: 'FIX-1', member: 'Grace Lindqvist', amount: '349.00' },
  { externalId: 'expense-fix-2', number: 'FIX-2', member: 'Grace Lindqvist', amount: '120.50' },
];

const items = trips.map(({ externalId, number, member, amount }) => ({
  externalId,
  number,
  date: '2026-11-20',
  member: { name: member },
  reimbursable: true,
  lines: [{ expenseType: unmapped, amount }],
  total: amount,
})) as RecordItem[];

/**
 * After all is synced: two expenses that fail, so that the console has something to fix, as on any day of a bookkeeper.
 * Answers where it is and what it is; undefined where no company syncs expenses.
 */
export async function plantProblem(
  { api, signal }: { api: Pick<TenantApi, 'bulkUpsert' | 'startBatch' | 'batch'>; signal: AbortSignal },
  sessions: readonly { company: { id: string; name: string }; types: readonly string[] }[],
): Promise<{ companyName: string; name: string } | undefined> {
  const session = sessions.find(({ types }) => types.includes('expenses'));
  if (session === undefined) return undefined;
  const { id, name: companyName } = session.company;
  await api.bulkUpsert(id, 'expenses', items);
  const batchId = await api.startBatch(id, { key: newId(), order: { type: 'expenses' } });
  await poll(signal, async () => (isOpen(await api.batch(batchId)) ? undefined : true));
  return { companyName, name: unmapped };
}
