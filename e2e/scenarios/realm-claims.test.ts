import { expect, it } from 'vitest';
import { beginConnection } from '@autosync/dev-stack';
import { eventually } from '@autosync/testing';
import { duringTests } from '../support/during-tests.ts';
import { useSharedSystem } from '../support/running-system.ts';

const running = duringTests(useSharedSystem);

type Connection = { state: string; realmId: string; realmVerified: boolean };

/** A company of ours, connected by a person who picks `realmId` and comes back with the claim to `claimed`. */
async function connect(name: string, realmId: string, claimed = realmId) {
  const { tenant, simulator } = running;
  const { id } = (await tenant.call<{ id: string }>('/v1/companies', { method: 'POST', body: { name } })).body;
  const path = `/v1/companies/${id}/connection`;
  const start = (await tenant.call<{ authorizeUrl: string }>(path, { method: 'POST' })).body;
  const { authorizeUrl, cookie } = await beginConnection(start.authorizeUrl);
  const back = await simulator.approve(authorizeUrl, realmId);
  const { status } = await fetch(back.replace(`realmId=${realmId}`, `realmId=${claimed}`), { headers: { cookie } });
  return { status, connection: async () => (await tenant.call<Connection>(path)).body };
}

it('a claim to somebody else’s books is found out at the first call, and the owner connects as ever', async () => {
  const { simulator } = running;
  const [own, victim] = [await simulator.addCompany('Own books'), await simulator.addCompany('Victim')];
  const claimant = await connect('Claimant', own, victim);
  expect(claimant.status).toBe(200);
  const found = await eventually(async () => {
    const connection = await claimant.connection();
    return connection.state === 'needsReconnect' && connection;
  });
  expect(found.realmVerified).toBe(false);

  const owner = await connect('Owner', victim);
  expect(owner.status).toBe(200);
  await eventually(async () => (await owner.connection()).realmVerified);
  expect(await owner.connection()).toMatchObject({ state: 'connected', realmId: victim });
  expect((await connect('Second', victim)).status).toBe(409);
}, 60_000);
