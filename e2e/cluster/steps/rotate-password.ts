import { createHash } from 'node:crypto';
import { newId } from '@autosync/core';
import { eventually } from '@autosync/testing';
import type { Books } from '../../support/invariants/books.ts';
import type { Place } from '../place.ts';
import { components } from '../release.ts';
import { changeSecret } from '../secret.ts';
import type { Traffic } from '../traffic.ts';
import { syncSome } from './demo.ts';

/** The kubelet brings a changed secret within about a minute. */
const mountedMs = 180_000;

/** Of these all tell something: the gateway serves all the time, the workers hold sessions for long. */
const logins = Object.entries(components)
  .filter(([section]) => section === 'gateway' || section.startsWith('sync'))
  .map(([section, name]) => ({
    role: `autosync_${name.replaceAll('-', '_')}`,
    key: `${section}Password`,
    of: [name],
  }));

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Waits until every pod of these components has that password in its file. */
async function mounted(
  { kubectl, release }: Place,
  { key, of, password }: { key: string; of: readonly string[]; password: string },
) {
  const script = `const { createHash } = require('node:crypto');
    const file = require('node:fs').readFileSync('/etc/autosync/database-login/${key}');
    process.stdout.write(createHash('sha256').update(file).digest('hex'));`;
  await eventually(
    async () => {
      for (const { metadata } of await kubectl.pods(release.selector(...of))) {
        const seen = await kubectl.run(['exec', metadata.name, '--', 'node', '-e', script]);
        if (seen !== digest(password)) throw new Error(`${metadata.name} has the password of before`);
      }
    },
    { timeoutMs: mountedMs, intervalMs: 3000 },
  );
}

/** Passwords of PostgreSQL change as the chart's README says: the secret first, then the role. No pod is replaced. */
export async function rotatePasswords(place: Place, traffic: Traffic, say: (line: string) => void): Promise<Books> {
  const company = await place.company('Changed password Ltd');
  const changed = logins.map((login) => ({ ...login, password: newId() }));
  const values = Object.fromEntries(changed.map(({ key, password }) => [key, password]));
  await changeSecret(place.kubectl, place.release.secretName, values);
  const startedAt = performance.now();
  for (const login of changed) await mounted(place, login);
  say(`every pod has the new files after ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  for (const { role, password } of changed) {
    await place.db.withAllTenants((tx) => tx.query({ text: `alter role ${role} password '${password}'` }));
  }
  const { books, line } = await syncSome(company, { prefix: 'P', count: 25 });
  say(line);
  say(await traffic.sinceLast());
  return books;
}
