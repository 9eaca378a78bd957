import { centsFromNumber, formatMoney } from '@autosync/core';
import type { QboDocument, Simulator } from '../simulator.ts';
import type { Company } from '../tenant.ts';
import type { Form, Sold, TradeFacts, TradeRecord } from './trade-facts.ts';

type Line = {
  Amount: number;
  SalesItemLineDetail?: { ItemRef?: { name?: string }; Qty?: number };
};

/** The company's records, all that the API tells of each. */
async function readRecords({ must, id }: Company): Promise<TradeRecord[]> {
  const base = `/v1/companies/${id}/invoices`;
  const records: TradeRecord[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await must<{ items: { externalId: string }[]; nextCursor: string | null }>(`${base}?limit=50${after}`);
    records.push(
      ...(await Promise.all(page.items.map(({ externalId }) => must<TradeRecord>(`${base}/${externalId}`)))),
    );
    cursor = page.nextCursor;
  }
  return records;
}

function toForm(entity: string, document: QboDocument): Form {
  const sign = entity === 'CreditMemo' ? -1 : 1;
  const { CustomerRef, TxnDate, Balance } = document as QboDocument & { CustomerRef: { name: string } };
  const money = (amount: number) => formatMoney(centsFromNumber(amount));
  return {
    place: `${entity} ${document.Id}`,
    number: document.DocNumber ?? null,
    total: money(sign * document.TotalAmt),
    balance: money(Number(Balance ?? 0)),
    date: String(TxnDate),
    customer: CustomerRef.name,
    sold: soldOn((document['Line'] ?? []) as Line[], sign),
    note: document.PrivateNote ?? '',
  };
}

function soldOn(lines: readonly Line[], sign: number): Record<string, Sold> {
  const byItem = Map.groupBy(lines, ({ SalesItemLineDetail }) => SalesItemLineDetail?.ItemRef?.name);
  return Object.fromEntries(
    [...byItem].flatMap(([item, of]) => {
      if (item === undefined) return [];
      const cents = of.reduce((sum, { Amount }) => sum + centsFromNumber(sign * Amount), 0n);
      const quantity = of.reduce((sum, { SalesItemLineDetail }) => sum + sign * (SalesItemLineDetail?.Qty ?? 0), 0);
      return [[item, { quantity, amount: formatMoney(cents) }]];
    }),
  );
}

export type Trade = Pick<TradeFacts, 'ownNumbers' | 'deeds' | 'notes'> & {
  company: Company;
  /** What there was of each product before the first record. */
  opened: Readonly<Record<string, number>>;
};

/** What is known of a company from outside: its records through the API, and its books. */
export async function collectTrade(simulator: Simulator, { company, opened, ...known }: Trade): Promise<TradeFacts> {
  const forms: Form[] = [];
  for (const entity of ['Invoice', 'CreditMemo']) {
    const documents = await simulator.documents(company.realmId, entity);
    forms.push(...documents.map((document) => toForm(entity, document)));
  }
  const items = await simulator.documents(company.realmId, 'Item');
  const onHand = new Map(items.map(({ Name, QtyOnHand }) => [String(Name), Number(QtyOnHand)]));
  const problems = await company.must<{ items: { code: string; count: number }[] }>(
    `/v1/companies/${company.id}/problems?type=invoices`,
  );
  return {
    ...known,
    records: await readRecords(company),
    forms,
    stock: Object.fromEntries(
      Object.entries(opened).map(([item, before]) => [item, { opened: before, onHand: onHand.get(item) ?? 0 }]),
    ),
    problems: Object.fromEntries(problems.items.map(({ code, count }) => [code, count])),
  };
}
