import type { Simulator } from './simulator.ts';

const expired = { fault: { error: [{ message: 'Token expired', code: '3200' }], type: 'AUTHENTICATION' } };

/** What happens to writes now and then: with effect, without, and unknown to who waits. */
const faults = [
  // An exchange of tokens is then under way when processes die.
  { kind: 'status', status: 401, contentType: 'application/json', body: JSON.stringify(expired) },
  { kind: 'reset-before' },
  { kind: 'reset-after' },
  { kind: 'status', status: 500, commit: true },
  { kind: 'status', status: 503 },
  { kind: 'stream-timeout', commit: true },
  { kind: 'hang', ms: 5000 },
  { kind: 'hang-after', ms: 5000 },
  // Longer than the client waits: the call takes effect when nobody expects it any more.
  { kind: 'latency', ms: 4000 },
] as const;

const entities = ['Invoice', 'CreditMemo', 'Bill', 'VendorCredit', 'Purchase', 'InventoryAdjustment'];

/** Every kind of fault, each for one write in a hundred of the company's documents. */
export async function failWritesAtTimes(simulator: Simulator, realmId: string, seed: number): Promise<void> {
  const writes = ['create', 'update'].flatMap((operation) => entities.map((entity) => ({ operation, entity })));
  for (const [index, fault] of faults.entries()) {
    for (const write of writes) {
      await simulator.addFault({ realmId, ...write, probability: 0.01, times: 10_000, seed: seed + index, fault });
    }
  }
}
