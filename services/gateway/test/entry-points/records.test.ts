import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { invoice } from '../support/invoices.ts';
import { ownerDb } from '../support/owner-db.ts';

let gateway: TestGateway;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
beforeAll(async () => {
  gateway = await testGateway();
  tenant = await gateway.tenant('Northwind');
});
afterAll(async () => gateway.stop());

async function newPath(): Promise<string> {
  return `/v1/companies/${(await tenant.company('Contoso')).id}/invoices`;
}

describe('one record', () => {
  it('is created, left alone when it is the same, and updated when it is not', async () => {
    const path = await newPath();
    const put = (change = {}) => tenant.call('PUT', `${path}/INV%2F1`, { body: invoice(change) });
    const created = await put();
    expect(created.status).toBe(201);
    expect(created.body).toEqual({ externalId: 'INV/1', id: expect.any(String), version: 1, outcome: 'created' });

    const same = await put();
    expect(same.status).toBe(200);
    expect(same.body).toMatchObject({ id: created.body.id, version: 1, outcome: 'unchanged' });

    const changed = await put({ memo: 'Thank you' });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ id: created.body.id, version: 2, outcome: 'updated' });

    const read = await tenant.call('GET', `${path}/INV%2F1`);
    expect(read.body).toMatchObject({
      id: created.body.id,
      externalId: 'INV/1',
      type: 'invoices',
      version: 2,
      syncState: 'pending',
      syncing: false,
      syncedVersion: null,
      quickbooks: null,
      failure: null,
      content: invoice({ memo: 'Thank you' }),
      history: [],
    });
  });

  it('that was never sent to us is not found', async () => {
    expect((await tenant.call('GET', `${await newPath()}/nothing`)).status).toBe(404);
  });

  it('of a company that does not exist is not stored', async () => {
    const path = '/v1/companies/0190a5a0-0000-4000-8000-000000000001/invoices/1';
    expect((await tenant.call('PUT', path, { body: invoice() })).status).toBe(404);
  });

  it.each(['%00', 'a%0Ab', '%E2%80%8B', 'x'.repeat(201)])(
    'with the external id %s cannot exist',
    async (externalId) => {
      const path = await newPath();
      const answer = await tenant.call('PUT', `${path}/${externalId}`, { body: invoice() });
      expect(answer.status).toBe(422);
      expect(answer.body.errors).toEqual([expect.objectContaining({ parameter: 'externalId' })]);
      expect((await tenant.call('GET', `${path}/${externalId}`)).status).toBe(404);
    },
  );
});

describe('a record that was cancelled', () => {
  it('says so, by an envelope or by DELETE, and is a record again when it is sent again', async () => {
    const path = await newPath();
    const put = (body = {}) => tenant.call('PUT', `${path}/1`, { body: { ...invoice(), ...body } });
    const cancel = (query = '', headers = {}) => tenant.call('DELETE', `${path}/1${query}`, { headers });
    expect((await cancel()).status).toBe(404);
    await put({ sourceSequence: 1 });
    expect((await cancel('', { 'if-match': '"7"' })).status).toBe(412);
    expect((await cancel('?sourceSequence=0')).body).toMatchObject({ code: 'outdated-record' });
    expect((await cancel('?sourceSequence=2', { 'if-match': '"1"' })).body).toMatchObject({
      outcome: 'updated',
      version: 2,
    });
    expect((await cancel('?sourceSequence=2')).body).toMatchObject({ outcome: 'unchanged', version: 2 });
    const read = await tenant.call('GET', `${path}/1`);
    expect(read.body).toMatchObject({ cancelled: true, content: invoice(), syncState: 'pending' });

    // What was sent before it and comes late does not bring it back; what is sent after it does.
    expect((await put({ sourceSequence: 1 })).status).toBe(409);
    expect((await put({ sourceSequence: 3 })).body).toMatchObject({ outcome: 'updated', version: 3 });
    expect((await tenant.call('GET', `${path}/1`)).body).toMatchObject({ cancelled: false });
    expect((await put({ sourceSequence: 4, cancelled: true })).body).toMatchObject({ version: 4 });
  });

  it('without ever having been sent is kept as such, so that an older state does not bring it to life', async () => {
    const path = await newPath();
    const items = [{ externalId: '1', ...invoice(), cancelled: true, sourceSequence: 2 }];
    expect((await tenant.call('POST', `${path}/bulk`, { body: { items } })).body.items).toMatchObject([
      { outcome: 'created' },
    ]);
    const late = { ...invoice(), sourceSequence: 1 };
    expect((await tenant.call('PUT', `${path}/1`, { body: late })).status).toBe(409);
  });
});

describe('a bulk request whose items are taken one for one', () => {
  const good = (externalId: string) => ({ externalId, ...invoice() });
  const each = (path: string, items: unknown[]) =>
    tenant.call('POST', `${path}/bulk`, { body: { atomic: false, items } });

  it('stores the good ones, and says of each other in its place what is wrong with it', async () => {
    const path = await newPath();
    const { status, body } = await each(path, [
      good('a'),
      { ...good('b'), date: '2026-02-30' },
      { ...good('c'), total: '1.00' },
      { ...good('d'), memo: 'x\u0000y' },
      { ...good('e'), unknown: 1 },
      7,
      good('a'),
      { ...good('f'), sourceUpdatedAt: '2026-12-31T23:59:60Z' },
      good('g'),
    ]);
    expect(status).toBe(200);
    const told = body.items.map((item: { externalId: string; outcome: string; errors?: { pointer: string }[] }) => [
      item.externalId,
      item.outcome,
      item.errors?.[0]?.pointer,
    ]);
    expect(told).toEqual([
      ['a', 'created', undefined],
      ['b', 'refused', '/date'],
      ['c', 'refused', '/total'],
      [null, 'refused', '/memo'],
      ['e', 'refused', '/unknown'],
      [null, 'refused', ''],
      ['a', 'refused', '/externalId'],
      ['f', 'refused', '/sourceUpdatedAt'],
      ['g', 'created', undefined],
    ]);
    const { body: list } = await tenant.call('GET', path);
    expect(list.items.map(({ externalId }: { externalId: string }) => externalId)).toEqual(['a', 'g']);
  });

  it('may be bad throughout, and is repeated as safely as another', async () => {
    const path = await newPath();
    expect((await each(path, [1, null, {}])).body.items).toHaveLength(3);
    await each(path, [good('a'), {}]);
    expect((await each(path, [good('a'), {}])).body.items[0]).toMatchObject({ version: 1, outcome: 'unchanged' });
  });

  it('is a bulk request all the same: with its bounds, and with `atomic: true` all or nothing', async () => {
    const path = await newPath();
    expect((await each(path, [])).status).toBe(422);
    expect(
      (
        await each(
          path,
          Array.from({ length: 1001 }, () => 1),
        )
      ).status,
    ).toBe(422);
    const body = { atomic: true, items: [good('a'), 7] };
    expect((await tenant.call('POST', `${path}/bulk`, { body })).status).toBe(422);
    expect((await tenant.call('GET', path)).body.items).toEqual([]);
  });
});

describe('a bulk request', () => {
  it('answers for each item in its place, and one audit event names what changed', async () => {
    const path = await newPath();
    const item = (externalId: string, change = {}) => ({ externalId, ...invoice(change) });
    const bulk = (items: unknown[]) => tenant.call('POST', `${path}/bulk`, { body: { items } });
    const first = await bulk([item('b'), item('a')]);
    expect(
      first.body.items.map((one: { externalId: string; outcome: string }) => [one.externalId, one.outcome]),
    ).toEqual([
      ['b', 'created'],
      ['a', 'created'],
    ]);
    const second = await bulk([item('c'), item('b', { memo: 'x' }), item('a')]);
    expect(second.body.items.map((one: { outcome: string }) => one.outcome)).toEqual([
      'created',
      'updated',
      'unchanged',
    ]);
    await bulk([item('a')]);

    const companyId = path.split('/')[3];
    const { items } = (await tenant.call('GET', `/v1/audit-events?companyId=${companyId}`)).body;
    expect(items.map((event: { action: string; after: unknown }) => [event.action, event.after])).toEqual([
      ['records.upserted', { type: 'invoices', created: ['c'], updated: ['b'] }],
      ['records.upserted', { type: 'invoices', created: ['b', 'a'], updated: [] }],
      ['company.created', expect.anything()],
    ]);
  });

  it('takes a thousand records and no more', async () => {
    const path = await newPath();
    const items = Array.from({ length: 1001 }, (_, i) => ({ externalId: `INV-${i}`, ...invoice() }));
    const tooMany = await tenant.call('POST', `${path}/bulk`, { body: { items } });
    expect(tooMany.status).toBe(422);
    expect(tooMany.body.errors).toEqual([expect.objectContaining({ pointer: '/items', code: 'maxItems' })]);
    const answer = await tenant.call('POST', `${path}/bulk`, { body: { items: items.slice(0, 1000) } });
    expect(answer.status).toBe(200);
    expect(answer.body.items).toHaveLength(1000);
  });
});

describe('the list of records', () => {
  it('is walked by cursor, each record once, also while others are added', async () => {
    const path = await newPath();
    const ids = Array.from({ length: 7 }, (_, i) => `r-${i}`);
    await tenant.call('POST', `${path}/bulk`, {
      body: { items: ids.map((externalId) => ({ externalId, ...invoice() })) },
    });
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null && pages < 10; pages++) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await tenant.call('GET', `${path}?limit=3${query}`);
      seen.push(...body.items.map((record: { externalId: string }) => record.externalId));
      cursor = body.nextCursor;
      await tenant.call('PUT', `${path}/a-${pages}`, { body: invoice() });
    }
    expect(seen).toEqual(ids);
  });

  it('is filtered by sync state', async () => {
    const path = await newPath();
    for (const id of ['1', '2', '3']) await tenant.call('PUT', `${path}/${id}`, { body: invoice() });
    const owner = ownerDb(gateway.database);
    await owner.withAllTenants((tx) =>
      tx.query({
        text: `update records.records set sync_state = 'synced', qbo_entity = 'Invoice', qbo_id = '77', synced_version = 1,
            synced_at = now() where company_id = $1 and external_id = '2'`,
        values: [path.split('/')[3]],
      }),
    );
    await owner.close();
    const listed = async (state: string) => (await tenant.call('GET', `${path}?syncState=${state}`)).body.items;
    expect((await listed('pending')).map((record: { externalId: string }) => record.externalId)).toEqual(['1', '3']);
    expect(await listed('synced')).toEqual([
      expect.objectContaining({ externalId: '2', quickbooks: { entity: 'Invoice', id: '77', docNumber: null } }),
    ]);
    expect((await tenant.call('GET', `${path}?syncState=lost`)).status).toBe(422);
  });

  it('is searched by number and by the name of its party, page by page', async () => {
    const path = await newPath();
    const customers = { one: 'Main Street', two: 'Main Street', three: 'Fabrikam' };
    for (const [id, name] of Object.entries(customers)) {
      await tenant.call('PUT', `${path}/${id}`, { body: { ...invoice(), number: `N-${id}`, customer: { name } } });
    }
    const first = await tenant.call('GET', `${path}?search=main%20street&limit=1`);
    expect(first.body.items).toMatchObject([{ externalId: 'one', number: 'N-one' }]);
    const second = await tenant.call('GET', `${path}${/<(.*)>/.exec(String(first.headers['link']))?.[1]}`);
    expect(second.body).toMatchObject({ items: [{ externalId: 'two' }], nextCursor: null });
    expect((await tenant.call('GET', `${path}?search=n-THREE`)).body.items).toMatchObject([{ externalId: 'three' }]);
    expect((await tenant.call('GET', `${path}?search=`)).status).toBe(422);
  });

  it('of a company that does not exist is not found', async () => {
    expect((await tenant.call('GET', '/v1/companies/0190a5a0-0000-4000-8000-000000000001/invoices')).status).toBe(404);
  });
});

it('the metric counts what was taken in', async () => {
  const metric = await gateway.metrics.registry.getSingleMetric('autosync_gateway_records_total')?.get();
  const count = (outcome: string) =>
    metric?.values.find(({ labels }) => labels['type'] === 'invoices' && labels['outcome'] === outcome)?.value;
  expect(count('created')).toBeGreaterThan(1000);
  expect(count('updated')).toBeGreaterThanOrEqual(2);
  expect(count('unchanged')).toBeGreaterThanOrEqual(2);
});

describe('the last writer', () => {
  const at = (memo: string, more: Record<string, unknown> = {}) => ({ ...invoice({ memo }), ...more });

  it('may say which version it replaces; ETag and If-Match', async () => {
    const url = `${await newPath()}/r`;
    const put = (body: unknown, headers: Record<string, string> = {}) => tenant.call('PUT', url, { body, headers });
    expect((await put(at('x'), { 'if-match': '"1"' })).status).toBe(412);
    expect((await put(at('x'), { 'if-match': '*' })).status).toBe(412);
    expect((await put(at('a'), { 'if-none-match': '*' })).status).toBe(201);
    expect((await put(at('x'), { 'if-none-match': '*' })).body.code).toBe('version-mismatch');
    const read = await tenant.call('GET', url);
    expect([read.headers['etag'], read.body.version]).toEqual(['"1"', 1]);
    const changed = await put(at('b'), { 'if-match': '"1"' });
    expect([changed.status, changed.headers['etag'], changed.body.version]).toEqual([200, '"2"', 2]);
    expect((await put(at('x'), { 'if-match': '"1"' })).status).toBe(412);
    expect((await put(at('c'), { 'if-match': '"7", "2"' })).status).toBe(200);
    expect((await put(at('d'), { 'if-match': '*' })).status).toBe(200);
    expect((await tenant.call('GET', url)).body).toMatchObject({ version: 4, content: { memo: 'd' } });
  });

  it('is the last by its own sequence: an older state is outdated, and changes nothing', async () => {
    const url = `${await newPath()}/r`;
    const put = (body: unknown) => tenant.call('PUT', url, { body });
    expect((await put(at('new', { sourceUpdatedAt: '2026-01-01T12:00:00+02:00' }))).status).toBe(201);
    const late = await put(at('old', { sourceUpdatedAt: '2026-01-01T09:59:59.999Z' }));
    expect([late.status, late.body.code, late.headers['etag']]).toEqual([409, 'outdated-record', '"1"']);
    expect((await put(at('newer', { sourceUpdatedAt: '2026-01-01T10:00:00.001Z' }))).status).toBe(200);
    expect((await tenant.call('GET', url)).body).toMatchObject({
      version: 2,
      content: { memo: 'newer' },
      sourceUpdatedAt: '2026-01-01T10:00:00.001Z',
      sourceSequence: null,
    });
  });

  it('in bulk is told for each item', async () => {
    const path = await newPath();
    const bulk = async (...items: unknown[]) =>
      (await tenant.call('POST', `${path}/bulk`, { body: { items } })).body.items.map(
        (item: { outcome: string; version: number }) => `${item.outcome} ${item.version}`,
      );
    const item = (externalId: string, memo: string, sourceSequence: number) => ({
      externalId,
      ...at(memo),
      sourceSequence,
    });
    expect(await bulk(item('a', '1', 1), item('b', '9', 9))).toEqual(['created 1', 'created 1']);
    expect(await bulk(item('b', '8', 8), item('a', '2', 2), item('c', '1', 1))).toEqual([
      'outdated 1',
      'updated 2',
      'created 1',
    ]);
    expect((await tenant.call('GET', `${path}/b`)).body.content.memo).toBe('9');
  });

  it('among 320 at once, single and in bulk, is known afterwards: each was told what happened to its state', async () => {
    const path = await newPath();
    const answers = await Promise.all(
      Array.from({ length: 320 }, async (_, n) => {
        const memo = `state ${n % 5}`;
        const answer =
          n % 4 === 0
            ? await tenant.call('POST', `${path}/bulk`, { body: { items: [{ externalId: 'r', ...at(memo) }] } })
            : await tenant.call('PUT', `${path}/r`, { body: at(memo) });
        const { id, version, outcome } = answer.body.items?.[0] ?? answer.body;
        return { memo, id, version, outcome };
      }),
    );
    const written = answers.filter(({ outcome }) => outcome !== 'unchanged');
    const memoOf = new Map(written.map(({ version, memo }) => [version, memo]));
    expect(memoOf.size).toBe(written.length);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    for (const { version, memo } of answers) expect(memoOf.get(version)).toBe(memo);
    const { version, content } = (await tenant.call('GET', `${path}/r`)).body;
    expect(version).toBe(Math.max(...memoOf.keys()));
    expect(content.memo).toBe(memoOf.get(version));
  }, 60_000);
});

it('bulk requests with a thousand long ids leave audit events that are paged by size, none left out', async () => {
  const busy = await gateway.tenant('Busy');
  const { id } = await busy.company('Long ids');
  for (let round = 0; round < 6; round += 1) {
    const items = Array.from({ length: 1000 }, (_, n) => ({
      externalId: `${round}-${n}-`.padEnd(200, 'ü'),
      ...invoice({ lines: [{ item: 'x', quantity: '1', unitPrice: '1' }], total: '1.00' }),
    }));
    const { status } = await busy.call('POST', `/v1/companies/${id}/invoices/bulk`, { body: { items } });
    expect(status).toBe(200);
  }
  const pages: number[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const { body, text } = await busy.call('GET', `/v1/audit-events?limit=200${query}`);
    expect(Buffer.byteLength(text)).toBeLessThan(1_100_000);
    pages.push(body.items.length);
    cursor = body.nextCursor;
  }
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(7);
}, 60_000);
