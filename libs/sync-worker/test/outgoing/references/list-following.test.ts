import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { raiseEpoch, listEntries, listReads, noteListNews } from '@autosync/records';
import { readLists } from '../../../src/outgoing/references/list-reading.ts';
import type { ReferenceNeed } from '../../../src/outgoing/references/need.ts';
import { openReferences, type TestCompany } from './support.ts';

let world: Awaited<ReturnType<typeof openReferences>>;
let company: TestCompany;
beforeAll(async () => {
  world = await openReferences();
}, 60_000);
afterAll(async () => world.stop());

/** Lists read whole: one call each. Followed: one for all of them, and one for tax codes, whose changes nothing tells. */
const [WHOLE, FOLLOWED] = [9, 2];

const client = (name: string): ReferenceNeed => ({ kind: 'customer', name });

async function namesOf(entity: string): Promise<string[]> {
  const page = { companyId: company.companyId, entity, search: null, active: null, after: null, limit: 5000 };
  const entries = await company.db.withTenant(company.tenantId, (tx) => listEntries(tx, page));
  return entries.map(({ fullName, active }) => (active ? fullName : `${fullName}, inactive`));
}

async function readsOf(work: () => Promise<unknown>): Promise<number> {
  const before = await company.books.metered();
  await work();
  return (await company.books.metered()) - before;
}

const listRead = async (entity: string) =>
  (await company.db.withTenant(company.tenantId, (tx) => listReads(tx, company.companyId))).find(
    (read) => read.entity === entity,
  );

/** As if the lists had been read so long ago. */
const age = (interval: string) =>
  company.db.withTenant(company.tenantId, (tx) =>
    tx.query({
      text: `update records.list_reads
        set read_at = read_at - $2::interval, followed_to = followed_to - $2::interval where company_id = $1`,
      values: [company.companyId, interval],
    }),
  );

/** As a delivery of Intuit does. */
const tell = (entity: string, qboId: string, { created = false } = {}) =>
  company.db.withTenant(company.tenantId, (tx) =>
    noteListNews(tx, [{ companyId: company.companyId, entity, qboId, created }]),
  );

beforeEach(async () => {
  company = await world.newCompany();
});

describe('a refresh of lists that were read before', () => {
  it('asks once for what changed, and takes it over: new, renamed, inactive, merged', async () => {
    const { books } = company;
    const ids: Record<string, string> = {};
    for (const DisplayName of ['Old Name', 'Sleeper', 'Twin A', 'Twin B']) {
      ids[DisplayName] = await books.add('Customer', { DisplayName });
    }
    expect(await readsOf(company.readLists)).toBe(WHOLE);
    const [, sleeper, twinA, twinB] = Object.values(ids);
    await books.change('Customer', ids['Old Name'] as string, { DisplayName: 'New Name' });
    await books.change('Customer', sleeper as string, { Active: false });
    await company.simulator.control('POST', `bookkeeper/${company.realmId}/merge`, {
      entity: 'Customer',
      id: twinA,
      into: twinB,
    });
    await books.add('Vendor', { DisplayName: 'Late Vendor' });
    expect(await readsOf(company.readLists)).toBe(FOLLOWED);
    expect(await namesOf('Customer')).toEqual(['New Name', 'Sleeper, inactive', 'Twin B']);
    expect(await namesOf('Vendor')).toEqual(['Late Vendor']);
    expect(await listRead('Customer')).toMatchObject({ entries: 3 });
    expect(await readsOf(company.readLists)).toBe(FOLLOWED);
  });

  it('reads them whole when they are older than what QuickBooks tells of', async () => {
    await company.readLists();
    await age('30 days');
    await company.books.add('Customer', { DisplayName: 'Contoso' });
    expect(await readsOf(company.readLists)).toBe(WHOLE);
    expect(await namesOf('Customer')).toEqual(['Contoso']);
    expect(await readsOf(company.readLists)).toBe(FOLLOWED);
  });

  // A thousand in an answer may be all that it holds: then nothing is known of the other lists.
  it.each([
    ['all', 'response', 1 + WHOLE + 1],
    ['that one', 'entity', FOLLOWED + 2],
  ])('reads %s whole when of one more changed than QuickBooks tells in one %s', async (_what, captureLimit, reads) => {
    await company.readLists();
    await company.simulator.control('POST', 'switches', { captureLimit });
    await company.books.add('Vendor', { DisplayName: 'Somebody' });
    const names = Array.from({ length: 1001 }, (_, n) => `Client ${n}`);
    await Promise.all(names.map((DisplayName) => company.books.add('Customer', { DisplayName })));
    expect(await readsOf(company.readLists)).toBe(reads);
    expect(await namesOf('Customer')).toHaveLength(names.length);
  });

  it('reads a list whole when a parent has another name: nothing tells that its children do, too', async () => {
    const parent = await company.books.add('Customer', { DisplayName: 'Acme' });
    await company.books.add('Customer', { DisplayName: 'North', Job: true, ParentRef: { value: parent } });
    await company.readLists();
    await company.books.change('Customer', parent, { DisplayName: 'Ace' });
    expect(await readsOf(company.readLists)).toBe(FOLLOWED + 1);
    const inBooks = (await company.books.all('Customer')).map(({ FullyQualifiedName }) => FullyQualifiedName);
    expect(new Set(await namesOf('Customer'))).toEqual(new Set(inBooks));
  });

  it('reads all whole when QuickBooks does not answer what changed', async () => {
    await company.readLists();
    await company.books.add('Customer', { DisplayName: 'Contoso' });
    const fault = {
      kind: 'fault',
      code: '10000',
      message: 'An application error has occurred',
      detail: 'System failure',
    };
    await company.simulator.control('POST', 'faults', {
      realmId: company.realmId,
      operation: 'cdc',
      times: 1,
      fault,
    });
    await company.readLists();
    expect(await namesOf('Customer')).toEqual(['Contoso']);
  });

  it('that dies before it is stored changes nothing, and the next one brings it all', async () => {
    const { tenantId, companyId, db } = company;
    await company.readLists();
    const before = await listRead('Customer');
    await company.books.add('Customer', { DisplayName: 'Contoso' });
    const slice = company.slice();
    const { epoch } = await db.withTenant(tenantId, (tx) =>
      raiseEpoch(tx, { tenantId, companyId, holder: 'another', now: null }),
    );
    await expect(readLists(slice)).rejects.toMatchObject({ code: 'fenced' });
    expect(await listRead('Customer')).toEqual(before);
    expect(await namesOf('Customer')).toEqual([]);
    await readLists({ ...company.slice(), fence: { tenantId, companyId, epoch } });
    expect(await namesOf('Customer')).toEqual(['Contoso']);
  });
});

describe('a run that needs names', () => {
  it('follows lists of yesterday with one call, and asks for none of the names', async () => {
    const id = await company.books.add('Customer', { DisplayName: 'Contoso' });
    await company.readLists();
    await company.books.change('Customer', id, { DisplayName: 'Fabrikam' });
    await company.books.add('Customer', { DisplayName: 'Late' });
    await age('25 hours');
    expect(await readsOf(() => company.resolve(client('Fabrikam'), client('Late'), client('New')))).toBe(1);
    expect(await company.books.all('Customer')).toHaveLength(3);
    expect(await readsOf(() => company.resolve(client('Fabrikam'), client('Newer')))).toBe(0);
  });

  it('follows a list that a webhook told of since, once', async () => {
    const id = await company.books.add('Customer', { DisplayName: 'Contoso' });
    const other = await company.books.add('Customer', { DisplayName: 'Other' });
    await company.readLists();
    await company.books.change('Customer', id, { DisplayName: 'Contoso Holding' });
    await company.books.change('Customer', other, { DisplayName: 'Contoso' });
    await tell('customer', id);
    await tell('customer', other);
    await tell('invoice', '77');
    expect(await listRead('Customer')).toMatchObject({ told: 2 });
    const [met] = await company.resolve(client('Contoso'));
    expect(met?.kind === 'met' && met.referenceId(client('Contoso'))).toBe(other);
    expect(await listRead('Customer')).toMatchObject({ told: 0 });
    expect(await readsOf(() => company.resolve(client('Another')))).toBe(0);
  });

  it('does not ask because of a webhook about a name that it made itself', async () => {
    await company.readLists();
    await company.resolve(client('Made by us'));
    const [made] = await company.books.all('Customer');
    await tell('customer', String(made?.['Id']), { created: true });
    expect(await listRead('Customer')).toMatchObject({ told: 0 });
    await tell('customer', String(made?.['Id']));
    expect(await listRead('Customer')).toMatchObject({ told: 1 });
  });

  it('asks for names, and not again what changed, while that cannot be told', async () => {
    await company.readLists();
    const names = Array.from({ length: 1001 }, (_, n) => `Client ${n}`);
    await Promise.all(names.map((DisplayName) => company.books.add('Customer', { DisplayName })));
    await tell('customer', '1');
    const needs = [client('Client 7'), client('client 8')];
    expect(await readsOf(() => company.resolve(...needs))).toBe(2);
    expect(await readsOf(() => company.resolve(client('Client 9')))).toBe(1);
    expect(await company.books.all('Customer')).toHaveLength(names.length);
  });
});
