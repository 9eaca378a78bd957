import { AutosyncError, newId } from '@autosync/core';
import { invoiceItem } from '../../support/invoices.ts';
import { createTenant } from '../../support/tenant.ts';
import type { Place } from '../place.ts';
import { linesOf, removeScriptPod, startScriptPod } from '../script-pod.ts';
import type { Traffic } from '../traffic.ts';
import { noneRestarted, restartsOf } from './restarts.ts';

const podName = 'worst-bodies';
const seconds = 45;

/** One tenant has half of the room for bodies at most: it takes more of them to fill it. */
const tenants = 3;

/** What a body may be answered with: taken, refused for what it is, put off; or the connection was ended before its end. */
const proper = ['200', '400', '413', '415', '422', '503', 'ended'];

async function newSender({ gatewayUrl, operatorKey }: Place): Promise<{ key: string; companyId: string }> {
  const tenant = await createTenant(gatewayUrl, operatorKey, `Hostile ${newId()}`);
  const { body } = await tenant.call<{ id: string }>('/v1/companies', { method: 'POST', body: { name: 'Hostile' } });
  return { key: tenant.key, companyId: body.id };
}

/** Some tenants send the worst bodies there are: no pod ends at its limit of memory, and the others' requests go on. */
export async function worstBodies(
  place: Place,
  { traffic, image }: { traffic: Traffic; image: string },
  say: (line: string) => void,
): Promise<void> {
  const { kubectl, release } = place;
  const before = await restartsOf(place);
  const senders = await Promise.all(Array.from({ length: tenants }, () => newSender(place)));
  const { externalId: _, ...invoice } = invoiceItem('W', 1);
  const told = { gatewayUrl: `http://${release.fullName}-gateway`, senders, invoice, seconds };
  await startScriptPod(kubectl, { name: podName, image, script: 'worst-bodies.ts', told });
  const ended = ['wait', '--for=jsonpath={.status.phase}=Succeeded', `pod/${podName}`, `--timeout=${seconds + 150}s`];
  await kubectl.run(ended, { timeoutMs: (seconds + 160) * 1000 });
  const [line] = await linesOf<{ answers: Record<string, Record<string, number>> }>(kubectl, podName);
  await removeScriptPod(kubectl, podName);
  const answers = Object.entries(line?.answers ?? {});
  for (const [kind, of] of answers) {
    say(
      `${kind}: ${Object.entries(of)
        .map(([status, times]) => `${times} × ${status}`)
        .join(', ')}`,
    );
  }
  await noneRestarted(place, before);
  const odd = answers.flatMap(([kind, of]) =>
    Object.keys(of)
      .filter((status) => !proper.includes(status))
      .map((status) => `${kind}: ${status}`),
  );
  const taken = answers.some(([kind, of]) => kind.startsWith('valid') && (of['200'] ?? 0) > 0);
  if (odd.length > 0 || !taken) {
    throw new AutosyncError('answered-otherwise', taken ? odd.join('\n') : 'no valid body was taken');
  }
  say(await traffic.sinceLast());
}
