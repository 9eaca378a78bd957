import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestGateway } from '../support/gateway.ts';
import { invoice } from '../support/invoices.ts';
import { wholeGateway } from '../support/whole-gateway.ts';
import type { WholeGateway } from '../support/whole-gateway.ts';

let whole: WholeGateway;
let gateway: TestGateway;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
beforeAll(async () => {
  whole = await wholeGateway();
  ({ gateway } = whole);
  tenant = await gateway.tenant('Northwind');
});
afterAll(() => whole.stop());

const settings = {
  enabled: true,
  intervalMinutes: 30,
  types: { invoices: { enabled: true, intervalMinutes: 60 } },
  overrideNote: 'A test',
};

async function newPath(name = 'Contoso'): Promise<string> {
  return `/v1/companies/${(await tenant.company(name)).id}/autosync`;
}

async function etagOf(path: string): Promise<string> {
  return (await tenant.call('GET', path)).headers['etag'] as string;
}

const put = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  tenant.call('PUT', path, { body, headers });

const notConnected = { code: 'not-connected', message: expect.stringContaining('until somebody connects it') };

describe('AutoSync settings', () => {
  it('can be put back as they were read, and stay the same', async () => {
    const path = await newPath();
    await put(path, settings, { 'if-match': '*' });
    const { body, headers } = await tenant.call('GET', path);
    const back = await put(path, body, { 'if-match': String(headers['etag']) });
    expect(back.status).toBe(200);
    const now = ({ types, ...rest }: typeof body) => ({ ...rest, intervals: types.invoices.intervalMinutes });
    expect(now(back.body)).toEqual(now(body));
  });

  it('warn of a company that nobody has connected, as long as they are on', async () => {
    const path = await newPath();
    expect((await tenant.call('GET', path)).body.warnings).toEqual([]);
    expect((await put(path, settings, { 'if-match': '*' })).body.warnings).toEqual([notConnected]);
    expect((await tenant.call('GET', path)).body.warnings).toEqual([notConnected]);
    expect((await put(path, { enabled: false, types: {} }, { 'if-match': '*' })).body.warnings).toEqual([]);
  });

  it('tell how many records of each type that goes out wait to be sent', async () => {
    const path = await newPath();
    const invoices = path.replace('autosync', 'invoices');
    for (const id of ['1', '2']) await tenant.call('PUT', `${invoices}/${id}`, { body: invoice() });
    const types = { invoices: { pending: 2 }, expenses: { pending: 0 }, payments: { pending: null } };
    expect((await tenant.call('GET', path)).body).toMatchObject({ types });
    expect((await put(path, settings, { 'if-match': '*' })).body).toMatchObject({ types });
  });

  it('of a company that was just created can be read at once: it is off', async () => {
    const answer = await tenant.call('GET', await newPath());
    expect(answer.status).toBe(200);
    expect(answer.headers['etag']).toMatch(/^"\d+"$/);
    expect(answer.body).toMatchObject({ enabled: false, intervalMinutes: 120 });
    expect(answer.body.types.invoices).toMatchObject({ enabled: false, intervalMinutes: null, lastRunAt: null });
  });

  it('are replaced by who has read them, and tell when the next run is due', async () => {
    const path = await newPath();
    const etag = await etagOf(path);
    const replaced = await put(path, settings, { 'if-match': etag });
    expect(replaced.status).toBe(200);
    expect(replaced.headers['etag']).not.toBe(etag);
    expect(replaced.body).toMatchObject({ enabled: true, intervalMinutes: 30 });
    expect(replaced.body.types.invoices).toMatchObject({
      enabled: true,
      intervalMinutes: 60,
      nextRunAt: expect.any(String),
    });
    expect(replaced.body.types.payments).toMatchObject({ enabled: false });
    const read = await tenant.call('GET', path);
    expect(read.headers['etag']).toBe(replaced.headers['etag']);
  });

  it('pass on the scheduler’s warnings', async () => {
    const { id } = await tenant.company('Warned');
    const path = `/v1/companies/${id}/autosync`;
    expect((await put(path, settings, { 'if-match': '*' })).body.warnings).toEqual([notConnected]);
    const text = `update schedule.types set consecutive_failures = 2 where company_id = $1 and type = 'invoices'`;
    await whole.owner.withAllTenants((tx) => tx.query({ text, values: [id] }));
    const { body } = await tenant.call('GET', path);
    expect(body.warnings).toEqual([
      notConnected,
      { code: 'disconnect-near', message: expect.stringContaining('2 of 3') },
    ]);
    expect(body.types.invoices.consecutiveFailures).toBe(2);
  });

  it('without If-Match answer 428', async () => {
    const answer = await put(await newPath(), settings);
    expect(answer.status).toBe(428);
    expect(answer.body.code).toBe('if-match-required');
  });

  it('that somebody else replaced meanwhile answer 412 and stay as they are', async () => {
    const path = await newPath();
    const etag = await etagOf(path);
    await put(path, settings, { 'if-match': etag });
    const late = await put(path, { enabled: false, types: {} }, { 'if-match': etag });
    expect(late.status).toBe(412);
    expect(late.body.code).toBe('version-mismatch');
    expect((await tenant.call('GET', path)).body.enabled).toBe(true);
  });

  it('of two who replace at the same time only one is taken', async () => {
    const { id } = await tenant.company('Contested');
    const path = `/v1/companies/${id}/autosync`;
    const headers = { 'if-match': await etagOf(path) };
    const answers = await Promise.all(
      [1, 2, 3].map((n) => put(path, { ...settings, intervalMinutes: 30 + n }, headers)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(2);
    const { items } = (await tenant.call('GET', `/v1/audit-events?companyId=${id}`)).body;
    const changes = items.filter((event: { action: string }) => event.action === 'autosync.replaced');
    expect(changes.filter((event: { outcome: string }) => event.outcome === 'done')).toHaveLength(1);
    expect(changes.filter((event: { outcome: string }) => event.outcome === 'requested')).toEqual([]);
  });

  it('leave an audit event of what was and what is; a refused change does not count as done', async () => {
    const { id } = await tenant.company('Audited');
    const path = `/v1/companies/${id}/autosync`;
    await put(path, settings, { 'if-match': '*' });
    const { items } = (await tenant.call('GET', `/v1/audit-events?companyId=${id}`)).body;
    expect(items[0]).toMatchObject({
      action: 'autosync.replaced',
      outcome: 'done',
      before: { enabled: false },
      after: { enabled: true, intervalMinutes: 30, types: { invoices: { enabled: true, intervalMinutes: 60 } } },
    });
  });

  it.each([
    ['an interval below 15 minutes', { ...settings, intervalMinutes: 14 }, '/intervalMinutes'],
    ['an interval above a day', { ...settings, intervalMinutes: 1441 }, '/intervalMinutes'],
    ['a type nobody knows', { ...settings, types: { dreams: { enabled: true } } }, '/types/dreams'],
    [
      'a type whose worker is not installed',
      { ...settings, types: { payments: { enabled: true } } },
      '/types/payments/enabled',
    ],
    ['no word on whether it is on', { types: {} }, '/enabled'],
  ])('with %s are refused with their pointer', async (_, body, pointer) => {
    const path = await newPath();
    const answer = await put(path, body, { 'if-match': '*' });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ pointer }));
    expect((await tenant.call('GET', path)).body.enabled).toBe(false);
  });
});
