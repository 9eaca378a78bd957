import type { Expense, Inventory } from '@autosync/contracts';
import { centsFromNumber, formatMoney, multiplyToCents, parseMoney, sleep, type Cents } from '@autosync/core';
import { createBookkeeper } from './bookkeeper.ts';
import type { Random } from './random.ts';
import type { RunningSystem } from './running-system.ts';
import type { Simulator } from './simulator.ts';
import type { Company, Item } from './tenant.ts';

type Sent = {
  invoices: Map<string, Item>;
  expenses: Map<string, Expense & { externalId: string }>;
  inventory: Map<string, Inventory & { externalId: string }>;
};
export const sentTypes = ['invoices', 'expenses', 'inventory'] as const;
type SentType = (typeof sentTypes)[number];

const PRODUCT = 'Router';
const OPENED = 1000;
const RECEIVED = 1;

/**
 * A record of each type: new, or another state of one that was sent before, which keeps its kind, number and party. Nothing is
 * booked for goods that are moved inside the company.
 */
const makers: {
  [Type in SentType]: (n: number, random: Random) => Sent[Type] extends Map<string, infer Of> ? Of : never;
} = {
  invoices: (n, random) => ({
    externalId: `I-${n}`,
    number: `I-${n}`,
    date: '2026-11-02',
    customer: { name: `Customer ${n % 3}` },
    lines: [{ item: PRODUCT, quantity: String(random.between(1, 5)), unitPrice: '100.00' }],
  }),
  expenses(n, random) {
    const paid = [{ reimbursable: true }, { paymentMethod: 'Mastercard' }, { paymentMethod: 'Checking' }];
    return {
      externalId: `E-${n}`,
      number: `E-${n}`,
      date: '2026-11-02',
      member: { name: `Person ${n % 4}` },
      ...paid[n % 3],
      lines: Array.from({ length: random.between(1, 3) }, () => ({
        account: random.pick(['Travel', 'Office Expenses', 'Meals and Entertainment']),
        amount: formatMoney(BigInt(random.between(1, 99_999))),
        ...(random.chance(0.3) && { customer: { name: `Customer ${random.between(0, 2)}` }, billable: true }),
      })),
    };
  },
  inventory(n, random) {
    const line = { item: PRODUCT, quantity: String(random.between(1, 9)) };
    const head = { externalId: `G-${n}`, number: `G-${n}`, date: '2026-11-02' };
    if (n % 3 === 2) return { ...head, kind: 'transfer', from: 'Main', to: `Van ${n % 4}`, lines: [line] };
    if (n % 3 === 0) {
      const signed = { ...line, quantity: random.chance(0.5) ? line.quantity : `-${line.quantity}` };
      return { ...head, kind: 'adjustment', account: 'Cost of Goods Sold', lines: [signed] };
    }
    const vendor = { name: `Vendor ${n % 4}` };
    return { ...head, kind: 'receipt', vendor, vendorInvoiceNumber: `V-${n}`, lines: [{ ...line, unitCost: '62.50' }] };
  },
};

/** What a company sent of each type, and what its bookkeeper received. */
export function createSources() {
  const sent: Sent = { invoices: new Map(), expenses: new Map(), inventory: new Map() };
  let payments = 0;

  async function put(company: Company, type: SentType, random: Random): Promise<void> {
    const known = sent[type].size;
    const n = random.chance(0.4) ? random.between(0, known) : known;
    const record = makers[type](n, random);
    (sent[type] as Map<string, { externalId: string }>).set(record.externalId, record);
    await company.recordsOf<{ externalId: string }>(type).put(record);
  }

  return {
    sent,
    /** Sends and changes records of all types, runs batches, and receives payments, for so long. */
    async work(
      { system, simulator }: RunningSystem,
      company: Company,
      { seconds, random }: { seconds: number; random: Random },
    ) {
      const person = createBookkeeper(system.simulatorUrl, company.realmId);
      for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
        const type = random.pick(sentTypes);
        await put(company, type, random);
        if (random.chance(0.1)) await company.recordsOf(type).run();
        const invoices = random.chance(0.2) ? await simulator.documents(company.realmId, 'Invoice') : [];
        if (invoices.length > 0) {
          const invoice = random.pick(invoices);
          const { value } = invoice['CustomerRef'] as { value: string };
          await person.receive(value, RECEIVED, [{ txnType: 'Invoice', txnId: invoice.Id, amount: RECEIVED }]);
          payments += 1;
        }
        await sleep(random.between(50, 250));
      }
      return { payments, ...Object.fromEntries(sentTypes.map((of) => [of, sent[of].size])) };
    },
    /** What the company's accounts and its stock must be, by the records alone. */
    expected(): Record<string, string> {
      const books = new Map<string, Cents>();
      const add = (name: string, cents: Cents) => books.set(name, (books.get(name) ?? 0n) + cents);
      let stock = OPENED;
      add('Accounts Receivable (A/R)', -100n * BigInt(payments * RECEIVED));
      add('Undeposited Funds', 100n * BigInt(payments * RECEIVED));
      for (const { lines } of sent.invoices.values()) {
        for (const { quantity, unitPrice } of lines) {
          add('Accounts Receivable (A/R)', multiplyToCents(quantity, unitPrice));
          stock -= Number(quantity);
        }
      }
      for (const { lines, paymentMethod } of sent.expenses.values()) {
        const total = lines.reduce((sum, { amount }) => sum + parseMoney(amount), 0n);
        add(paymentMethod ?? 'Accounts Payable (A/P)', paymentMethod === 'Checking' ? -total : total);
      }
      for (const { kind, lines } of sent.inventory.values()) {
        for (const { quantity, unitCost } of kind === 'transfer' ? [] : lines) {
          if (kind === 'receipt') add('Accounts Payable (A/P)', multiplyToCents(quantity, unitCost ?? '0'));
          stock += Number(quantity);
        }
      }
      return {
        [PRODUCT]: String(stock),
        ...Object.fromEntries([...books].map(([name, cents]) => [name, formatMoney(cents)])),
      };
    },
  };
}

/** A product in stock, with accounts that everybody has. */
export async function stockProduct(simulator: Simulator, realmId: string): Promise<void> {
  const accounts = await simulator.documents(realmId, 'Account');
  const named = (name: string) => ({ value: accounts.find(({ Name }) => Name === name)?.Id });
  await simulator.create(realmId, 'Item', {
    Name: PRODUCT,
    Type: 'Inventory',
    TrackQtyOnHand: true,
    QtyOnHand: OPENED,
    InvStartDate: '2020-01-01',
    AssetAccountRef: named('Inventory Asset'),
    IncomeAccountRef: named('Sales of Product Income'),
    ExpenseAccountRef: named('Cost of Goods Sold'),
  });
}

/** What QuickBooks has of the accounts and the product that `expected` names. */
export async function booksOf(simulator: Simulator, realmId: string, names: readonly string[]) {
  const accounts = await simulator.documents(realmId, 'Account');
  const [product] = (await simulator.documents(realmId, 'Item')).filter(({ Name }) => Name === PRODUCT);
  const balance = (name: string) =>
    formatMoney(centsFromNumber(Number(accounts.find(({ Name }) => Name === name)?.['CurrentBalance'] ?? 0)));
  return Object.fromEntries(
    names.map((name) => [name, name === PRODUCT ? String(product?.['QtyOnHand']) : balance(name)]),
  );
}
