import { randomBytes } from 'node:crypto';
import { AutosyncError } from '@autosync/core';
import { eventually } from '@autosync/testing';
import type { Books } from '../../support/invariants/books.ts';
import { admin } from '../admin.ts';
import type { Place } from '../place.ts';
import { components, invoiceWorker } from '../release.ts';
import { changeSecret, readSecret } from '../secret.ts';
import type { Traffic } from '../traffic.ts';
import { syncSome } from './demo.ts';
import { rolledOut } from './rollout.ts';
import { whileBatchesRun } from './steady-batches.ts';

type KeyRow = { keyId: string; connections: number; role: string; nonReaders: string[] };

const newKey = 'next';

/** What the command ends with when it is refused (services/admin/README.md). */
const REFUSED = 6;

/** A process that ended without saying so counts for a minute, and all must have read a key for half a minute. */
const agreedMs = 180_000;

/** The gateway counts anew every 30 s at most. */
const countedMs = 60_000;

function mustBe(isSo: boolean, message: string): void {
  if (!isSo) throw new AutosyncError('key-not-as-expected', message);
}

async function keysOf(place: Place): Promise<Record<string, KeyRow | undefined>> {
  const { document, said } = await admin<{ items?: KeyRow[] }>(place, 'gateway', ['tokens', 'list']);
  if (document.items === undefined) throw new AutosyncError('no-answer', said);
  return Object.fromEntries(document.items.map((row) => [row.keyId, row]));
}

/** Of the gateway's gauge, in each of its pods. */
async function countedAs({ kubectl, release }: Place, keyId: string): Promise<number[]> {
  const pods = await kubectl.pods(release.selector('gateway'));
  return Promise.all(
    pods.map(async ({ metadata: { name } }) => {
      const path = `/api/v1/namespaces/${kubectl.namespace}/pods/${name}:9464/proxy/metrics`;
      const text = await kubectl.run(['get', '--raw', path]);
      const [, value] =
        new RegExp(`^autosync_gateway_sealed_connections\\{key="${keyId}"\\} (\\d+)$`, 'm').exec(text) ?? [];
      return Number(value);
    }),
  );
}

async function sealedWith({ db }: Place, companyId: string): Promise<string | undefined> {
  const { rows } = await db.withAllTenants((tx) =>
    tx.query<{ keyId: string }>({
      text: 'select key_id as "keyId" from accounts.connections where company_id = $1',
      values: [companyId],
    }),
  );
  return rows[0]?.keyId;
}

/** The new key is in front, but one worker is not replaced yet: nothing may be sealed so that it cannot read it. */
async function bringNewKey(
  place: Place,
  { keys, oldKey }: { keys: string; oldKey: string },
  say: (line: string) => void,
) {
  const { kubectl, release } = place;
  const worker = `deployment/${release.fullName}-${invoiceWorker}`;
  await kubectl.run(['rollout', 'pause', worker]);
  await changeSecret(kubectl, release.secretName, { tokenKeys: keys });
  // The chart looks at the secrets of a real installation, and replaces pods when they have changed; not at its dev stack's own.
  await release.upgrade('both keys', { isAwaited: false });
  await rolledOut(
    place,
    Object.values(components).filter((name) => name !== invoiceWorker),
  );
  const { [newKey]: unread } = await keysOf(place);
  mustBe(unread?.nonReaders.includes(invoiceWorker) === true, `all can read the new key: ${JSON.stringify(unread)}`);
  const early = await admin(place, 'gateway', ['tokens', 'reseal']);
  mustBe(early.code === REFUSED, `reseal ended with ${early.code}: ${early.said}`);
  const meanwhile = await place.company('Connected meanwhile Ltd');
  const sealed = await sealedWith(place, meanwhile.id);
  mustBe(sealed === oldKey, `a company that connected meanwhile is sealed with ${sealed}`);
  say('while a worker cannot read the new key: reseal is refused, and the old key seals');
  await kubectl.run(['rollout', 'resume', worker]);
  await rolledOut(place);
}

/** Waits until the new key seals, and seals the rest with it. */
async function resealAll(place: Place, { oldKey }: { oldKey: string }, say: (line: string) => void) {
  const startedAt = performance.now();
  await eventually(
    async () => {
      const { [newKey]: row } = await keysOf(place);
      mustBe(row?.role === 'seals and opens' && row.nonReaders.length === 0, JSON.stringify(row));
    },
    { timeoutMs: agreedMs, intervalMs: 3000 },
  );
  say(`the new key seals ${((performance.now() - startedAt) / 1000).toFixed(0)} s after the last pod was replaced`);
  await eventually(
    async () => {
      const { code, said, document } = await admin<{ sealed: number }>(place, 'gateway', ['tokens', 'reseal']);
      mustBe(code === 0, said);
      say(`resealed: ${document.sealed}`);
    },
    { timeoutMs: 60_000, intervalMs: 1000 },
  );
  await eventually(
    async () =>
      mustBe(
        (await countedAs(place, oldKey)).every((rows) => rows === 0),
        'the old key seals something',
      ),
    { timeoutMs: countedMs, intervalMs: 2000 },
  );
  say(`the gauge of rows of the old key is 0; of the new one ${(await countedAs(place, newKey)).join(' and ')}`);
}

/**
 * The key that seals tokens is changed as the chart's README says, while batches run and requests come in. A company that did
 * nothing all the time is not stranded.
 */
export async function rotateTokenKeys(place: Place, traffic: Traffic, say: (line: string) => void): Promise<Books[]> {
  const { kubectl, release } = place;
  const idle = await place.company('Idle Ltd');
  const { tokenKeys: before = '' } = await readSecret(kubectl, release.secretName);
  const [oldKey = ''] = before.split(':');
  const added = `${newKey}:${randomBytes(32).toString('base64')}`;
  const { books, line } = await whileBatchesRun(place, { name: 'Changed key Ltd', prefix: 'Y' }, async () => {
    await bringNewKey(place, { keys: `${added},${before}`, oldKey }, say);
    await resealAll(place, { oldKey }, say);
    await changeSecret(kubectl, release.secretName, { tokenKeys: added });
    await release.upgrade('new key');
    await rolledOut(place);
    say('the old key is gone');
  });
  say(line);
  const idled = await syncSome(idle, { prefix: 'X', count: 10 });
  say(`that did nothing meanwhile: ${idled.line}`);
  const keys = await keysOf(place);
  mustBe(Object.keys(keys).join() === newKey, JSON.stringify(keys));
  say(await traffic.sinceLast());
  return [books, idled.books];
}
