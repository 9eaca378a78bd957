import { sleep } from '@autosync/core';
import { createBookkeeper } from './bookkeeper.ts';
import type { Random } from './random.ts';
import type { RunningSystem } from './running-system.ts';
import type { QboDocument } from './simulator.ts';
import type { Company } from './tenant.ts';

/** Receives a payment every second or two, and voids or deletes an older one now and then. */
export function startBookkeeper(running: RunningSystem, companies: readonly Company[], random: Random) {
  const { simulator, system } = running;
  const stopping = new AbortController();
  let received = 0;

  async function work(company: Company): Promise<void> {
    const person = createBookkeeper(system.simulatorUrl, company.realmId);
    const invoices = await simulator.documents(company.realmId, 'Invoice');
    const unpaid = invoices.filter(({ Balance }) => Number(Balance) >= 2);
    if (unpaid.length === 0) return;
    const { Id, CustomerRef } = random.pick(unpaid) as QboDocument & { CustomerRef: { value: string } };
    const payment = await person.receive(CustomerRef.value, 1, [{ txnType: 'Invoice', txnId: Id, amount: 1 }]);
    received += 1;
    if (random.chance(0.7)) return;
    if (random.chance(0.5)) await person.void('Payment', payment.Id);
    else await person.delete('Payment', payment.Id);
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await work(random.pick(companies));
      await sleep(random.between(1000, 2000), stopping.signal);
    }
  }
  const working = run();
  working.catch(() => undefined); // told by `stop`

  return {
    /** Answers how many payments were received. */
    async stop(): Promise<number> {
      stopping.abort();
      await working;
      return received;
    },
  };
}
