import { newId } from '@autosync/core';
import type { Books } from '../../support/invariants/books.ts';
import type { Place } from '../place.ts';
import { components } from '../release.ts';
import { changeSecret } from '../secret.ts';
import type { Traffic } from '../traffic.ts';
import { syncSome } from './demo.ts';
import { mounted } from './mounted.ts';

/** Of these all tell something: the gateway serves all the time, the workers hold sessions for long. */
const logins = Object.entries(components)
  .filter(([section]) => section === 'gateway' || section.startsWith('sync'))
  .map(([section, name]) => ({
    role: `autosync_${name.replaceAll('-', '_')}`,
    key: `${section}Password`,
    of: [name],
  }));

/** Passwords of PostgreSQL change as the chart's README says: the secret first, then the role. No pod is replaced. */
export async function rotatePasswords(place: Place, traffic: Traffic, say: (line: string) => void): Promise<Books> {
  const company = await place.company('Changed password Ltd');
  const changed = logins.map((login) => ({ ...login, password: newId() }));
  const values = Object.fromEntries(changed.map(({ key, password }) => [key, password]));
  await changeSecret(place.kubectl, place.release.secretName, values);
  const startedAt = performance.now();
  for (const { key, of, password } of changed) {
    await mounted(place, { file: `database-login/${key}`, of, content: password });
  }
  say(`every pod has the new files after ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  for (const { role, password } of changed) {
    await place.db.withAllTenants((tx) => tx.query({ text: `alter role ${role} password '${password}'` }));
  }
  const { books, line } = await syncSome(company, { prefix: 'P', count: 25 });
  say(line);
  say(await traffic.sinceLast());
  return books;
}
