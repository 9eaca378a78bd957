import { centsFromNumber, formatMoney, parseMoney } from '@autosync/core';
import type { Simulator } from './simulator.ts';
import type { Company, Tenant } from './tenant.ts';

export type Application = {
  paymentId: string;
  target: { entity: string; quickbooksId: string; record: { id: string; externalId: string } | null };
  amount: string;
};
type Change = Application & { change: 'set' | 'removed' };

/** What a client reads of a company's payments. */
export function paymentsOf(tenant: Tenant, company: Company) {
  const base = `/v1/companies/${company.id}`;

  async function changesAfter(cursor: string): Promise<{ items: Change[]; nextCursor: string; hasMore: boolean }> {
    const after = cursor === '' ? '' : `&after=${encodeURIComponent(cursor)}`;
    return company.must(`${base}/payment-applications?limit=5${after}`);
  }

  return {
    /** Switches payments on, and invoices, which are then due at the same instants. */
    async enable(intervalMinutes: number, { invoices = true } = {}): Promise<void> {
      const current = await tenant.call(`${base}/autosync`);
      await company.must(`${base}/autosync`, {
        method: 'PUT',
        body: {
          enabled: true,
          intervalMinutes,
          types: { invoices: { enabled: invoices }, payments: { enabled: true } },
          overrideNote: 'A test',
        },
        headers: { 'if-match': current.headers.get('etag') ?? '' },
      });
    },
    run: (options: { startDate?: string; dryRun?: boolean } = {}) =>
      company.must<{ id: string }>(`${base}/batches`, { method: 'POST', body: { type: 'payments', ...options } }),
    /** The applications as a client holds them who applied the feed from its beginning: "payment → record" and amount. */
    async mirror(): Promise<Record<string, string>> {
      const held: Record<string, string> = {};
      for (let page = await changesAfter(''); ; page = await changesAfter(page.nextCursor)) {
        for (const { change, paymentId, target, amount } of page.items) {
          const key = `${paymentId} → ${target.record?.externalId ?? target.quickbooksId}`;
          if (change === 'set') held[key] = amount;
          else delete held[key];
        }
        if (!page.hasMore) return held;
      }
    },
    /** A record with what became of its document. */
    money: (externalId: string) =>
      company.must<{ quickbooksState: string | null; balance: string | null; currency: string | null }>(
        `${base}/invoices/${externalId}`,
      ),
    problems: async () =>
      (
        await company.must<{ items: { code: string; causes: { externalIds: string[] }[] }[] }>(
          `${base}/problems?type=invoices`,
        )
      ).items,
    /** Per record: what our API says is applied to it. */
    async applied(externalIds: readonly string[]): Promise<Record<string, string>> {
      const sums = externalIds.map(async (externalId) => {
        const path = `${base}/invoices/${externalId}`;
        const { applications } = await company.must<{ applications: Application[] | null }>(path);
        const cents = (applications ?? []).reduce((sum, { amount }) => sum + parseMoney(amount), 0n);
        return [externalId, formatMoney(cents)] as const;
      });
      return Object.fromEntries(await Promise.all(sums));
    },
  };
}

/** Per number: what QuickBooks has taken off the balances of its invoices and credit memos. */
export async function settledInQuickBooks(simulator: Simulator, realmId: string): Promise<Record<string, string>> {
  const documents = [
    ...(await simulator.documents(realmId, 'Invoice')),
    ...(await simulator.documents(realmId, 'CreditMemo')),
  ];
  return Object.fromEntries(
    documents.map(({ DocNumber, TotalAmt, Balance }) => [
      DocNumber ?? '',
      formatMoney(centsFromNumber(TotalAmt) - centsFromNumber(Number(Balance ?? 0))),
    ]),
  );
}

/** Per number: what is open of QuickBooks' invoices. */
export async function balancesInQuickBooks(simulator: Simulator, realmId: string): Promise<Record<string, string>> {
  const invoices = await simulator.documents(realmId, 'Invoice');
  return Object.fromEntries(
    invoices.map(({ DocNumber, Balance }) => [DocNumber ?? '', formatMoney(centsFromNumber(Number(Balance ?? 0)))]),
  );
}
