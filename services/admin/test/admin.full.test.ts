import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchChangedTopic, runProgressTopic, topics } from '@autosync/contracts';
import { newId } from '@autosync/core';
import { createKafka, readTopic, type RawMessage } from '@autosync/kafka';
import { eventually } from '@autosync/testing';
import { runbookCommands } from './support/runbook-commands.ts';
import { silent, startPods, type Pods } from './support/pods.ts';
import { deadLetter, resultSetAside, scheduledCompany, sealedConnection } from './support/samples.ts';

let pods: Pods;
beforeAll(async () => {
  pods = await startPods();
}, 240_000);
afterAll(() => pods.stop());

const json = async (component: string, ...args: string[]) => {
  const { code, out, err } = await pods.admin(component, ...args, '--json');
  return { code, err, ...(JSON.parse(out || '{}') as Record<string, unknown>) } as {
    code: number;
    err: string;
  } & Record<string, never> & { items: Record<string, unknown>[] };
};
const who = ['--by', 'anna', '--note', 'a test'];

async function messagesOf(topic: string): Promise<RawMessage[]> {
  const found: RawMessage[] = [];
  const client = createKafka({ brokers: pods.brokers, clientId: 'admin-test', logger: silent });
  await readTopic(client, {
    topic,
    groupPrefix: 'admin-test',
    timeoutMs: 20_000,
    visit: (raw) => void found.push(raw),
  });
  return found;
}

describe('the commands of the runbooks', () => {
  let values: Record<string, string>;
  const commands = runbookCommands();

  beforeAll(async () => {
    const invalid = { value: Buffer.from('poison'), topic: runProgressTopic, consumer: 'run-progress' };
    await deadLetter(pods.brokers, invalid);
    const listed = await json('scheduler', 'dead-letters', 'list');
    expect(listed.err).toBe('');
    const [letter] = listed.items;
    await sealedConnection(pods.owner, { id: 'old', byte: 2 });
    values = { LETTER: String(letter!['place']), BATCH: await resultSetAside(pods.owner), USER: 'anna' };
  });

  it('are seen, and nothing asks for psql or tools of Kafka', () => {
    expect(commands.filter(({ kind }) => kind === 'admin').length).toBeGreaterThan(25);
    expect(commands.filter(({ kind }) => kind === 'unknown')).toEqual([]);
  });

  it.each(commands.filter(({ kind }) => kind === 'admin'))('$runbook: $line', async ({ component, args }) => {
    const filled = args.map((arg) => arg.replace(/^\$(\w+)$/, (_, name: string) => values[name] ?? ''));
    expect(filled).not.toContain('');
    const { code, err, out } = await pods.admin(component, ...filled);
    expect([code, err]).toEqual([0, '']);
    expect(out).not.toBe('');
  });
});

describe('dead letters', () => {
  it('go back as they were, once each; the others stay open', async () => {
    const event = Buffer.from(JSON.stringify({ some: 'event' }));
    await deadLetter(pods.brokers, { value: event, topic: batchChangedTopic, consumer: 'batch-changed' });
    await deadLetter(pods.brokers, { value: event, topic: batchChangedTopic, consumer: 'batch-changed' });
    const list = ['dead-letters', 'list', '--of', 'batch-changed'];
    const [newest, older] = (await json('scheduler', ...list)).items;
    const place = String(newest!['place']);
    expect(await json('scheduler', 'dead-letters', 'show', place)).toMatchObject({
      code: 0,
      value: '{"some":"event"}',
    });

    expect(await json('scheduler', 'dead-letters', 'replay', place, ...who)).toMatchObject({ code: 0, replayed: 1 });
    const [back, ...more] = await messagesOf(batchChangedTopic);
    expect([back!.value, back!.key!.toString(), back!.headers, more]).toEqual([event, 'k', { ce_id: 'e' }, []]);
    expect((await json('scheduler', ...list)).items.map((one) => one['place'])).toEqual([older!['place']]);

    await pods.admin('scheduler', 'dead-letters', 'discard', '--all-of', 'batch-changed', ...who);
    expect((await json('scheduler', ...list)).items).toEqual([]);
    const states = (await json('scheduler', ...list, '--all')).items.map(({ settled }) => settled);
    expect(states).toMatchObject([
      { action: 'replayed', actorName: 'anna', note: 'a test' },
      { action: 'discarded', actorName: 'anna', note: 'a test' },
    ]);
  });

  it('do not go back when they hold only a part, or are of no topic of ours', async () => {
    await deadLetter(pods.brokers, { value: Buffer.alloc(70_000, 'x'), topic: batchChangedTopic, consumer: 'cut' });
    await deadLetter(pods.brokers, { value: Buffer.from('x'), topic: 'somebody.elses', consumer: 'foreign' });
    const before = (await messagesOf(batchChangedTopic)).length;
    const cut = await json('scheduler', 'dead-letters', 'replay', '--all-of', 'cut', ...who);
    expect(cut).toMatchObject({ code: 1, replayed: 0, refused: [expect.stringContaining('not hold the whole event')] });
    const foreign = await json('scheduler', 'dead-letters', 'replay', '--all-of', 'foreign', ...who);
    expect(foreign).toMatchObject({ code: 1, refused: [expect.stringContaining('no topic of ours')] });
    expect(await messagesOf(batchChangedTopic)).toHaveLength(before);
  });
});

describe('topics and groups', () => {
  it('shows every topic, with how many copies are in sync', async () => {
    const { items } = await json('scheduler', 'topics');
    expect(items.map(({ topic }) => topic)).toEqual(topics.map(({ name }) => name));
    expect(items[0]).toMatchObject({ exists: true, partitions: 12, replicas: 1, inSync: 1, leaderless: 0 });
  });
});

describe('a restore', () => {
  it('is told of everybody or one company, is listed, and ends', async () => {
    const none = await json('gateway', 'restored', 'list');
    expect(none).toMatchObject({ code: 0, items: [] });
    const told = await json('gateway', 'restored', 'tell', '--everything', '--days', '3', ...who);
    expect(told).toMatchObject({ code: 0, companyId: null, actorName: 'anna', note: 'a test' });
    const days = (Date.parse(String(told['until'])) - Date.parse(String(told['since']))) / 86_400_000;
    expect(days).toBe(3);
    expect((await json('gateway', 'restored', 'list')).items).toMatchObject([{ id: told['id'], companyId: null }]);
    const ended = await json('gateway', 'restored', 'end', String(told['id']), ...who);
    expect(ended.items).toMatchObject([{ id: told['id'], endedBy: 'anna' }]);
    expect((await json('gateway', 'restored', 'list')).items).toEqual([]);
    expect((await json('gateway', 'restored', 'list', '--all')).items).toMatchObject([{ id: told['id'] }]);
    expect(await pods.admin('gateway', 'restored', 'end', String(told['id']), ...who)).toMatchObject({ code: 4 });
  });

  it.each([
    [['restored', 'tell', ...who], 2],
    [['restored', 'tell', '--everything', '--company', 'x', ...who], 2],
    [['restored', 'tell', '--everything', '--days', '91', ...who], 2],
    [['restored', 'tell', '--everything'], 2],
    [['restored', 'tell', '--company', 'nobody', ...who], 4],
    [['restored', 'end', ...who], 2],
  ])('%j ends with %d', async (args, code) => {
    expect(await pods.admin('gateway', ...args)).toMatchObject({ code });
  });

  it('is told by the gateway’s pods only', async () => {
    expect(await pods.admin('sync-invoices', 'restored', 'tell', '--everything', ...who)).toMatchObject({
      code: 3,
      err: expect.stringContaining('deploy/$AUTOSYNC-gateway'),
    });
  });
});

describe('tokens', () => {
  it('are counted by key and sealed anew, but for those whose key is gone', async () => {
    await pods.owner.withAllTenants((tx) => tx.query({ text: 'delete from accounts.connections' }));
    await sealedConnection(pods.owner, { id: 'old', byte: 2 });
    const lost = await sealedConnection(pods.owner, { id: 'lost', byte: 3 });
    const wrong = await sealedConnection(pods.owner, { id: 'old', byte: 4 });
    expect(await json('gateway', 'tokens', 'list')).toMatchObject({
      code: 1,
      items: [
        { keyId: 'new', connections: 0, role: 'seals and opens' },
        { keyId: 'old', connections: 2, role: 'opens' },
        { keyId: 'lost', connections: 1, role: expect.stringContaining('NOT IN TOKEN_KEYS') },
      ],
    });
    const resealed = await json('gateway', 'tokens', 'reseal');
    expect(resealed).toMatchObject({ code: 1, keyId: 'new', sealed: 1, changedMeanwhile: 0 });
    expect(resealed['unreadable']).toEqual(
      expect.arrayContaining([
        { tenantId: lost.tenantId, companyId: lost.companyId, reason: 'key-missing' },
        { tenantId: wrong.tenantId, companyId: wrong.companyId, reason: 'unsealing-failed' },
      ]),
    );
    expect(await json('gateway', 'tokens', 'reseal')).toMatchObject({ code: 1, sealed: 0 });
    expect((await json('gateway', 'tokens', 'list')).items).toContainEqual(
      expect.objectContaining({ keyId: 'new', connections: 1 }),
    );
  });
});

describe('with a scheduler', () => {
  it('status, pause of everything and of a company, drain and resume hold for the companies', async () => {
    await pods.startScheduler();
    const contoso = await scheduledCompany(pods.owner, 'Contoso');
    const fabrikam = await scheduledCompany(pods.owner, 'Fabrikam');
    const stateOf = async (name: string) => (await json('scheduler', 'status', '--company', name)).items[0]!['state'];
    expect((await json('scheduler', 'status', '--overdue')).items).toHaveLength(2);

    expect(await json('scheduler', 'pause', '--company', 'contoso', ...who)).toMatchObject({ code: 0, holds: true });
    expect([await stateOf('Contoso'), await stateOf(fabrikam.companyId)]).toEqual(['paused', 'overdue']);
    const drained = await json('scheduler', 'drain', ...who);
    expect(drained).toMatchObject({ code: 0, drained: true, inFlight: 0 });
    expect(await stateOf('Fabrikam')).toBe('paused');
    const { items } = await json('scheduler', 'pauses');
    expect(items).toMatchObject([
      { tenantId: null },
      { companyId: contoso.companyId, actorName: 'anna', note: 'a test' },
    ]);

    expect((await pods.admin('scheduler', 'resume', '--everything', ...who)).code).toBe(0);
    expect([await stateOf('Contoso'), await stateOf('Fabrikam')]).toEqual(['paused', 'overdue']);
    expect((await pods.admin('scheduler', 'resume', String(items[1]!['id']), ...who)).code).toBe(0);
    expect(await stateOf('Contoso')).toBe('overdue');
    expect((await pods.admin('scheduler', 'resume', String(items[1]!['id']), ...who)).code).toBe(4);
  }, 120_000);

  it('a drain that does not end says what is left, and its pause holds', async () => {
    const { companyId } = await scheduledCompany(pods.owner, 'Northwind');
    await pods.owner.withAllTenants((tx) =>
      tx.query({
        text: `update schedule.companies set slot_run_id = $2, slot_type = 'invoices', slot_dispatch = 1,
          lease_until = now() + interval '1 h' where company_id = $1`,
        values: [companyId, newId()],
      }),
    );
    const ended = await json('scheduler', 'drain', '--timeout', '1', ...who);
    expect(ended).toMatchObject({ code: 1, drained: false, inFlight: 1 });
    expect((await json('scheduler', 'leases')).items).toMatchObject([{ company: 'Northwind', dispatch: 1 }]);
    await pods.admin('scheduler', 'resume', '--everything', ...who);
  });

  it('its consumers show in the groups', async () => {
    await eventually(async () =>
      (await json('scheduler', 'groups')).items.some(({ group }) => group === 'autosync.scheduler.run-progress'),
    );
  });
});

describe('what is wrong', () => {
  it.each([
    ['gateway', ['status'], 3, 'Run it in a pod of scheduler'],
    ['gateway', ['topics'], 2, 'KAFKA_BROKERS is required'],
    ['scheduler', ['tokens', 'list'], 2, 'TOKEN_KEYS'],
    ['scheduler', ['batches'], 3, 'Run it in a pod of batch-status'],
    ['scheduler', ['pause', '--everything'], 2, 'Say who (--by) and why (--note)'],
    ['scheduler', ['pause', ...who], 2, 'Say what: --everything, --tenant or --company.'],
    ['scheduler', ['pause', '--company', 'Nobody', ...who], 4, 'There is no company "Nobody".'],
    ['scheduler', ['pause', '--everything', '--type', 'bills', ...who], 2, 'There is no type "bills"'],
    ['scheduler', ['dead-letters', 'show', '0/999'], 4, 'There is no letter 0/999'],
    ['scheduler', ['dead-letters', 'show', 'x'], 2, 'as 3/42, not "x"'],
    ['scheduler', ['dead-letters', 'replay', ...who], 2, 'Say which letters'],
    ['scheduler', ['status', '--limit', '0'], 2, '--limit is a number from 1 to 10000, not "0".'],
    ['scheduler', ['check', 'schedular'], 2, 'There is no component "schedular"'],
    ['sync-invoices', ['results', 'replay', newId()], 4, 'is set aside'],
  ])('in a pod of %s: %j ends with %i', async (component, args, code, told) => {
    const ended = await pods.admin(component, ...args);
    expect([ended.code, ended.err]).toEqual([code, expect.stringContaining(told)]);
  });

  it.each(['gateway', 'scheduler', 'batch-status', 'sync-invoices'])(
    'check finds nothing in a pod of %s',
    async (component) => {
      expect(await json(component, 'check', component)).toMatchObject({ code: 0, ok: true, faults: [] });
    },
  );

  it('check names every fault of a configuration', async () => {
    expect(await json('scheduler', 'check', 'sync-payments')).toMatchObject({
      code: 1,
      faults: expect.arrayContaining([
        expect.stringContaining('TOKEN_KEYS'),
        expect.stringContaining('BATCH_STATUS_ADDRESS'),
      ]),
    });
  });
});
