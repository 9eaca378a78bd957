import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realmId, request, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

describe('saved state', () => {
  let simulator: Running;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.stop());

  const save = async () => (await fetch(`${simulator.baseUrl}/control/state`)).text();
  const load = (body: string, type = 'application/x-ndjson') =>
    request(`${simulator.baseUrl}/control/state`, { method: 'PUT', body, headers: { 'content-type': type } });
  const invoices = async () => (await simulator.control('GET', `/documents/${realmId}/Invoice`)).body;

  async function write() {
    const { Id } = await simulator.create('Customer', { DisplayName: `Customer ${Math.random()}` });
    return simulator.create('Invoice', salesForm(Id));
  }

  it('goes back to what was saved: books, numbers, requestids, tokens', async () => {
    await simulator.api('POST', '/customer?requestid=once', { DisplayName: 'First' });
    const invoice = await write();
    const saved = await save();
    await write();
    await simulator.control('POST', '/companies', { realmId: '42', name: 'Later' });
    await simulator.control('POST', '/disconnect', { realmId });
    expect((await simulator.query('select * from Invoice')).status).toBe(403);

    expect((await load(saved)).body).toEqual({ companies: [{ realmId, name: 'Acme IT' }] });
    expect(await invoices()).toEqual([invoice]);
    expect((await simulator.api('POST', '/customer?requestid=once', { DisplayName: 'Other' })).body).toMatchObject({
      Customer: { Id: '1', DisplayName: 'First' },
    });
    expect((await write()).Id).toBe('2');
    expect((await simulator.control('GET', '/ledger')).body).toMatchObject({
      realms: { [realmId]: { documentsPerRequestId: { once: { documents: [{ entity: 'Customer', id: '1' }] } } } },
    });
  });

  it('moves to another simulator, and is there after a restart', async () => {
    const invoice = await write();
    const saved = await save();
    const other = await startSimulator({ company: { name: 'Something else' } });
    const headers = { 'content-type': 'application/x-ndjson' };
    await request(`${other.baseUrl}/control/state`, { method: 'PUT', body: saved, headers });
    await other.close();
    const again = await startSimulator({ dataDir: other.dataDir });
    expect((await again.control('GET', `/documents/${realmId}/Invoice`)).body).toEqual([invoice]);
    await again.stop();
  });

  it.each([
    ['no JSON', 'nonsense\n'],
    ['an unknown company', '{"kind":"delete","realmId":"1","entity":"Invoice","id":"1","time":"","stamp":""}\n'],
  ])('refuses %s and keeps what is there', async (_what, text) => {
    const invoice = await write();
    expect((await load(text)).status).toBe(400);
    expect(await invoices()).toEqual([invoice]);
    await write();
  });

  it('an empty state is an empty simulator; another type of content is refused', async () => {
    expect((await load('{}', 'application/json')).status).toBe(415);
    expect((await load('', 'application/x-ndjson')).body).toEqual({ companies: [] });
    expect(await save()).toBe('');
    expect((await simulator.control('GET', '/companies')).body).toEqual([]);
  });
});
