import { AutosyncError, newId } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { invoiceItems } from '../../support/invoices.ts';
import type { Books } from '../../support/invariants/books.ts';
import type { Company } from '../../support/tenant.ts';
import type { Place } from '../place.ts';
import { changeSecret, readSecret } from '../secret.ts';
import type { Traffic } from '../traffic.ts';
import { finished, syncSome } from './demo.ts';
import { rolledOut } from './rollout.ts';
import { served } from './served.ts';
import { whileBatchesRun } from './steady-batches.ts';

/** A run that could not exchange its tokens rests before it is worked again. */
const restedMs = 300_000;

/** QuickBooks refuses the company's access token in the next call, so that it has to be exchanged. Answers when that has happened. */
async function refuseToken({ simulator }: Place, { realmId }: Company): Promise<() => Promise<void>> {
  const { id } = await simulator.addFault({ realmId, fault: { kind: 'status', status: 401 } });
  return () =>
    eventually(
      async () => {
        const rule = (await simulator.faults()).find((one) => one.id === id);
        if (rule?.hits !== 1) throw new AutosyncError('not-asked', 'nobody has called QuickBooks for the company');
      },
      { timeoutMs: 60_000, intervalMs: 250 },
    );
}

/**
 * The app gets a new secret, and Intuit refuses the old one at once: harder than life, where it takes both for a while. Then the
 * secret of the release changes as the chart's README says, while batches run. Exchanges of tokens that fail meanwhile are repeated.
 */
export async function rotateAppSecret(place: Place, traffic: Traffic, say: (line: string) => void): Promise<Books[]> {
  const { kubectl, release, simulator } = place;
  const company = await place.company('Connected before Ltd');
  const { clientId = '' } = await readSecret(kubectl, release.secretName);
  const clientSecret = newId();
  const items = invoiceItems('G', 10);
  const { books, line } = await whileBatchesRun(place, { name: 'Changed secret Ltd', prefix: 'E' }, async () => {
    await simulator.registerApp({ clientId, clientSecret });
    const before = await simulator.tokenCalls();
    const refused = await refuseToken(place, company);
    await company.bulk(items);
    const { id } = await company.run();
    await refused();
    await changeSecret(kubectl, release.secretName, { clientSecret });
    // The chart looks at the secrets of a real installation, and replaces pods when they have changed; not at its dev stack's own.
    await release.upgrade('secret of the app');
    await rolledOut(place);
    await served(place);
    say(`whose exchange was refused: ${await finished(company, id, restedMs)}`);
    const now = await simulator.tokenCalls();
    say(`exchanges that Intuit took from the change on: ${now.refresh - before.refresh}`);
  });
  say(line);

  const { refresh } = await simulator.tokenCalls();
  const refused = await refuseToken(place, company);
  const again = await syncSome(company, { prefix: 'J', count: 10 });
  await refused();
  const exchanged = (await simulator.tokenCalls()).refresh - refresh;
  if (exchanged < 1) throw new AutosyncError('not-exchanged', 'nobody has exchanged tokens with the new secret');
  say(`a token exchanged by a worker: ${again.line}`);
  const newcomer = await place.company('Connected after Ltd');
  const first = await syncSome(newcomer, { prefix: 'H', count: 10 });
  say(`a company connected through the gateway: ${first.line}`);
  say(await traffic.sinceLast());
  return [books, { company, items: [...items, ...again.books.items] }, first.books];
}
