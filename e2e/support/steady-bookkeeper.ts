import { sleep } from '@autosync/core';
import { createBookkeeper } from './bookkeeper.ts';
import type { Deed } from './invariants/deeds.ts';
import type { Random } from './random.ts';
import type { RunningSystem } from './running-system.ts';
import type { QboDocument } from './simulator.ts';
import type { Company } from './tenant.ts';

/** A company's books, and what was done to them by hand. */
export type Ledger = { company: Company; deeds: Map<string, Deed>; notes: Map<string, string> };

type Form = QboDocument & { CustomerRef: { value: string }; Line: Line[] };
type Line = { SalesItemLineDetail?: Record<string, unknown>; Amount?: number };

/**
 * Receives a payment every second or two and voids or deletes an older one now and then; sets classes, writes notes,
 * changes prices, voids and deletes invoices. Each invoice is taken out of the record's hand once at most.
 */
export function startBookkeeper(running: RunningSystem, ledgers: readonly Ledger[], random: Random) {
  const { simulator, system } = running;
  const stopping = new AbortController();
  const done: Record<string, number> = {};
  const count = (what: string): void => void (done[what] = (done[what] ?? 0) + 1);

  async function receive({ company: { realmId } }: Ledger, invoice: Form): Promise<void> {
    if (Number(invoice['Balance']) < 2) return;
    const person = createBookkeeper(system.simulatorUrl, realmId);
    const { Id, CustomerRef } = invoice;
    const payment = await person.receive(CustomerRef.value, 1, [{ txnType: 'Invoice', txnId: Id, amount: 1 }]);
    count('received');
    if (random.chance(0.7)) return;
    if (random.chance(0.5)) await person.void('Payment', payment.Id);
    else await person.delete('Payment', payment.Id);
  }

  /** On the version that was opened: a person who is too late sees that, and has changed nothing. */
  async function edit({ company: { realmId } }: Ledger, { Id, SyncToken }: Form, change: object): Promise<boolean> {
    try {
      await simulator.edit(realmId, 'Invoice', Id, { SyncToken, ...change });
      return true;
    } catch (error) {
      if (/"5010"/.test(String(error))) return false;
      throw error;
    }
  }

  async function classify(ledger: Ledger, invoice: Form): Promise<void> {
    const [known] = await simulator.documents(ledger.company.realmId, 'Class');
    const { Id } = known ?? (await simulator.create(ledger.company.realmId, 'Class', { Name: 'Cloud' }));
    if (await edit(ledger, invoice, { Line: onFirstLine(invoice, { ClassRef: { value: Id } }) })) count('classified');
  }

  async function annotate(ledger: Ledger, invoice: Form): Promise<void> {
    const text = `Call Ann about ${invoice.Id}.`;
    if (invoice.PrivateNote?.includes(text)) return;
    if (!(await edit(ledger, invoice, { PrivateNote: `${text}\n${invoice.PrivateNote ?? ''}` }))) return;
    ledger.notes.set(`Invoice ${invoice.Id}`, text);
    count('annotated');
  }

  async function takeOver(ledger: Ledger, invoice: Form): Promise<void> {
    const place = `Invoice ${invoice.Id}`;
    if (ledger.deeds.has(place)) return;
    const person = createBookkeeper(system.simulatorUrl, ledger.company.realmId);
    const deed = random.pick(['retyped', 'retyped', 'voided', 'deleted'] as const);
    if (deed === 'retyped') {
      const change = { Line: onFirstLine(invoice, { Qty: 2, UnitPrice: 77 }, 154) };
      if (!(await edit(ledger, invoice, change))) return;
    } else await person[deed === 'voided' ? 'void' : 'delete']('Invoice', invoice.Id);
    ledger.deeds.set(place, deed);
    count(deed);
  }

  async function work(ledger: Ledger): Promise<void> {
    const invoices = (await simulator.documents(ledger.company.realmId, 'Invoice')) as Form[];
    if (invoices.length === 0) return;
    const act = random.pick([receive, receive, receive, classify, annotate, takeOver, takeOver]);
    await act(ledger, random.pick(invoices));
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await work(random.pick(ledgers));
      await sleep(random.between(300, 1200), stopping.signal);
    }
  }
  const working = run();
  working.catch(() => undefined); // told by `stop`

  return {
    /** Answers how often what was done. */
    async stop(): Promise<Record<string, number>> {
      stopping.abort();
      await working;
      return done;
    },
  };
}

/** The lines of an invoice, with another detail of the first one. */
function onFirstLine({ Line: lines }: Form, detail: object, amount?: number): Line[] {
  const at = lines.findIndex(({ SalesItemLineDetail }) => SalesItemLineDetail !== undefined);
  return lines.map((line, index) =>
    index === at
      ? {
          ...line,
          ...(amount !== undefined && { Amount: amount }),
          SalesItemLineDetail: { ...line.SalesItemLineDetail, ...detail },
        }
      : line,
  );
}
