/*
 * An API client that runs inside the cluster, on the project's image, and calls the gateway through its Service all the
 * time: four things at once, each again 100 ms after its answer, or 500 ms after a failure. It repeats nothing: whatever is not answered as it
 * should be counts as failed. One line of JSON per failure, and one per second with the counts so far.
 *
 * It may use Node only: the pod gets this file and nothing else.
 */
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

type Told = { gatewayUrl: string; key: string; companyId: string; invoice: Record<string, unknown> };

const { gatewayUrl, key, companyId, invoice } = JSON.parse(process.env['TOLD'] ?? '') as Told;
const company = `/v1/companies/${companyId}`;
const counts = { sent: 0, failed: 0, stored: 0 };
let stopping = false;

function tell(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function call(method: string, path: string, body?: object): Promise<boolean> {
  const startedAt = new Date();
  counts.sent += 1;
  try {
    const response = await fetch(`${gatewayUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
      signal: AbortSignal.timeout(15_000),
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.ok) return true;
    tell({ failure: `${method} ${path}: ${response.status} ${text}`, startedAt, endedAt: new Date() });
  } catch (error) {
    const cause = (error as Error).cause ?? error;
    tell({ failure: `${method} ${path}: ${String(cause)}`, startedAt, endedAt: new Date() });
  }
  counts.failed += 1;
  return false;
}

/** A new record each time, numbered from 1: every one that was acknowledged must reach QuickBooks. */
async function storeInvoice(): Promise<boolean> {
  const number = `T-${counts.stored + 1}`;
  const isStored = await call('PUT', `${company}/invoices/${number}`, { ...invoice, number });
  if (isStored) counts.stored += 1;
  await pause(900);
  return isStored;
}

async function repeat(work: () => Promise<boolean>): Promise<void> {
  while (!stopping) {
    const isAnswered = await work();
    // An outage of minutes is not a line of log a moment.
    await pause(isAnswered ? 100 : 500);
  }
}

process.once('SIGTERM', () => {
  stopping = true;
});
const ticking = setInterval(() => tell(counts), 1000);
await Promise.all([
  repeat(() => call('GET', company)),
  repeat(() => call('GET', `${company}/autosync`)),
  repeat(() => call('GET', `${company}/batches`)),
  repeat(storeInvoice),
]);
clearInterval(ticking);
tell(counts);
