import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { forgetOldDeliveries, measureBacklog } from '../../src/data-access/retention.ts';
import { redeliver, redeliverRange } from '../../src/data-access/webhook-deliveries.ts';
import type { Fact } from '../../src/domain/facts.ts';
import { changeWebhook, dropWebhook, rotateSecret, testWebhook } from '../../src/operations/change-webhooks.ts';
import { resealSecrets } from '../../src/operations/reseal-secrets.ts';
import { sendDelivery } from '../../src/operations/send-webhooks.ts';
import { createKeyRing } from '@autosync/connections';
import { receiver, status, type Receiver } from '../support/receiver.ts';
import { webhookRules, webhooksOf } from '../support/webhooks.ts';
import {
  at,
  batchFact,
  day,
  hour,
  minute,
  noticeFact,
  notifierWorld,
  type Key,
  type NotifierWorld,
} from '../support/world.ts';

const minutesOf = (ms: number) => ms / minute;

describe('webhooks', () => {
  let world: NotifierWorld;
  let webhooks: ReturnType<typeof webhooksOf>;
  let server: Receiver;
  let key: Key;

  beforeAll(async () => {
    world = await notifierWorld();
    webhooks = webhooksOf(world);
  }, 90_000);
  afterAll(() => world.close());
  beforeEach(async () => {
    await world.owner.withoutTenant((tx) =>
      tx.query({ text: 'truncate notify.webhooks, notify.webhook_events cascade' }),
    );
    world.clock.now = at(0);
    server = await receiver();
    key = await world.company();
  });
  afterEach(() => server.close());

  const make = (settings: Parameters<typeof webhooks.make>[2] = {}, url = server.url) =>
    webhooks.make(key, url, settings);
  const finish = (given: Parameters<typeof batchFact>[1] = {}) =>
    world.take(batchFact(key, { state: 'finished', ...given }));
  const types = () => server.received.map(({ body }) => JSON.parse(body).type as string).sort();

  describe('tell', () => {
    const counts = { total: 2, succeeded: 1, warning: 0, failed: 1, skipped: 0 };
    const facts: [string, (one: Key) => Fact, string[]][] = [
      ['a batch that finished', (one) => batchFact(one, { state: 'finished' }), ['batch.finished']],
      ['one that failed', (one) => batchFact(one), ['batch.finished', 'batch.needs-attention']],
      ['one that failed, of a dry run', (one) => batchFact(one, { dryRun: true }), ['batch.finished']],
      [
        'payments that came back',
        (one) => batchFact(one, { type: 'payments', state: 'finished', counts }),
        ['batch.finished', 'payment.applied'],
      ],
      [
        'payments that did not',
        (one) => batchFact(one, { type: 'payments', state: 'finished', counts: { ...counts, succeeded: 0 } }),
        ['batch.finished'],
      ],
      [
        'a connection that is another one',
        (one) =>
          noticeFact(one, { kind: 'connectionChanged', connectionState: 'needsReconnect', connectionVersion: 3 }),
        ['connection.changed'],
      ],
      [
        'settings that were saved',
        (one) => noticeFact(one, { kind: 'settingsChanged', settingsVersion: 2, syncedTypes: [] }),
        ['settings.changed'],
      ],
      ['nothing of a type that is late', (one) => noticeFact(one, { kind: 'overdue', type: 'invoices' }), []],
    ];

    it.each(facts)('of %s', async (_name, factOf, expected) => {
      await make();
      expect((await world.take(factOf(key))).deliveries).toBe(expected.length);
      await webhooks.send();
      expect(types()).toEqual(expected);
    });

    it('of a connection once, however often it is said', async () => {
      await make();
      const notice = { kind: 'connectionChanged', connectionState: 'needsReconnect', connectionVersion: 3 } as const;
      await world.take(noticeFact(key, notice));
      await world.take(noticeFact(key, notice));
      await world.take(noticeFact(key, { ...notice, connectionState: 'connected', connectionVersion: 2 }));
      await webhooks.send();
      expect(types()).toEqual(['connection.changed']);
    });

    it('ids, the time and a link, signed so that the receiver can check it', async () => {
      const { secret } = await make();
      // Whoever checks a signature looks at the clock.
      world.clock.now = null;
      const fact = batchFact(key, { state: 'finished' });
      await world.take(fact);
      await webhooks.send();
      const [received] = server.received;
      const batchId = fact.kind === 'batch' ? fact.batch.batchId : '';
      expect(server.verified(secret, received!)).toEqual({
        type: 'batch.finished',
        timestamp: at(0).toISOString(),
        data: { ...key, batchId, recordType: 'invoices', link: `https://api.example.com/v1/batches/${batchId}` },
      });
      expect(received?.headers).toMatchObject({
        'content-type': 'application/json',
        'user-agent': 'AutoSync-Webhooks/1',
      });
      expect(() => server.verified('whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=', received!)).toThrow(
        'signature',
      );
    });

    it('only what a webhook is to hear, of the companies it is to hear of, and nobody of another tenant', async () => {
      const other = await world.company();
      const [all, some, elsewhere, foreign] = [
        await make(),
        await make({ eventTypes: ['settings.changed'] }),
        await make({ companyIds: [newId()] }),
        await webhooks.make(other, server.url),
      ];
      await finish();
      expect(await Promise.all([all, some, elsewhere, foreign].map((one) => one.states()))).toEqual([
        ['waiting'],
        [],
        [],
        [],
      ]);
      expect(
        await world.db.withTenant(other.tenantId, (tx) =>
          redeliver(tx, { webhookId: all.id, id: newId(), retryForMs: 1, now: null }),
        ),
      ).toBe(false);
    });

    it('a fact that comes twice as one message', async () => {
      const webhook = await make();
      const fact = batchFact(key, { state: 'finished' });
      await Promise.all([world.take(fact), world.take(fact), world.take(fact)]);
      expect(await webhook.states()).toEqual(['waiting']);
    });
  });

  describe('with several secrets', () => {
    it('are signed with each of them, until the old one has ended', async () => {
      const webhook = await make();
      world.clock.now = null;
      const secretId = newId();
      await world.db.withTenant(key.tenantId, (tx) =>
        rotateSecret(tx, { id: webhook.id, secretId, overlapMs: hour, now: null }, webhookRules),
      );
      await finish();
      await webhooks.send();
      const [received] = server.received;
      expect(received?.headers['webhook-signature']?.split(' ')).toHaveLength(2);
      expect(server.verified(webhook.secret, received!)).toBeDefined();

      await world.owner.withoutTenant((tx) =>
        tx.query({ text: `update notify.webhook_secrets set expires_at = now() where expires_at is not null` }),
      );
      await finish();
      await webhooks.send();
      expect(() => server.verified(webhook.secret, server.received[1]!)).toThrow('signature');
    });

    it('are sealed anew with the first key, and open as before', async () => {
      const webhook = await make();
      const keys = [
        { id: 'newer', key: Buffer.alloc(32, 9) },
        { id: 'test', key: Buffer.alloc(32, 7) },
      ];
      const { signal } = new AbortController();
      expect(await resealSecrets(world.db, createKeyRing({ keys }), signal)).toBe(1);
      expect(await resealSecrets(world.db, createKeyRing({ keys }), signal)).toBe(0);
      world.clock.now = null;
      await finish();
      const onlyNewer = { ...webhooks.sending, keyRing: createKeyRing({ keys: keys.slice(0, 1) }) };
      const { taken } = await webhooks.take();
      await sendDelivery(taken[0]!, onlyNewer);
      expect(server.verified(webhook.secret, server.received[0]!)).toBeDefined();
    });
  });

  describe('that are not taken', () => {
    it('are tried for three days, later each time, under one id; then they have failed', async () => {
      server.answer(status(500, 'Out of order'));
      const webhook = await make();
      await finish();
      const pauses: number[] = [];
      for (let now = at(0); (await webhook.states())[0] === 'waiting';) {
        await webhooks.send(now);
        const [delivery] = await webhook.deliveries();
        pauses.push(delivery!.nextAt.getTime() - now.getTime());
        expect(await webhooks.send(new Date(delivery!.nextAt.getTime() - 1))).toEqual([]);
        now = delivery!.nextAt;
      }
      const [delivery] = await webhook.deliveries();
      expect(delivery).toMatchObject({
        state: 'failed',
        attempts: [{ outcome: 'refused', status: 500, answer: 'Out of order', detail: 'It was answered with 500.' }],
      });
      expect(delivery!.attemptCount).toBeGreaterThan(15);
      expect(delivery!.attemptCount).toBeLessThan(40);
      expect(minutesOf(delivery!.endedAt!.getTime() - at(0).getTime())).toBeGreaterThan(minutesOf(2.6 * day));
      expect(minutesOf(delivery!.endedAt!.getTime() - at(0).getTime())).toBeLessThanOrEqual(minutesOf(3 * day));
      expect(pauses[0]).toBeLessThanOrEqual(10_000);
      expect(Math.max(...pauses)).toBeLessThanOrEqual(8 * hour);
      expect(new Set(server.received.map(({ id }) => id)).size).toBe(1);
      expect(await webhook.read()).toMatchObject({ enabled: true, failingSince: at(0) });
    });

    it('wait as long as the receiver asks, an hour at most', async () => {
      const webhook = await make();
      await finish();
      server.answer((response) => void response.writeHead(503, { 'retry-after': '600' }).end());
      await webhooks.send();
      expect((await webhook.deliveries())[0]?.nextAt).toEqual(at(10));
      server.answer((response) => void response.writeHead(503, { 'retry-after': '86400' }).end());
      await webhooks.send(at(10));
      expect((await webhook.deliveries())[0]?.nextAt).toEqual(at(70));
    });

    it('go at once when the receiver is back after an outage', async () => {
      const webhook = await make();
      server.answer(status(503));
      for (let count = 0; count < 3; count += 1) await finish();
      for (const minutes of [0, 1, 2, 5, 10, 20]) await webhooks.send(at(minutes));
      await finish();
      server.answer(status(200));
      expect((await webhooks.send(at(20.1))).length).toBeLessThan(4);
      await webhooks.send(at(20.1));
      expect(await webhook.states()).toEqual(['delivered', 'delivered', 'delivered', 'delivered']);
      expect(await webhook.read()).toMatchObject({ failingSince: null });
    });

    it('switch the webhook off once it has failed for days, and somebody is told', async () => {
      const webhook = await make({ contact: 'dev@example.com', description: 'Warehouse' });
      server.answer(status(500));
      await finish();
      await webhooks.send(at(0));
      // It has failed for good, but not for days enough.
      for (const days of [2.9, 3.1]) await webhooks.send(at(minutesOf(days * day)));
      expect(await webhook.read()).toMatchObject({ enabled: true });
      world.clock.now = at(minutesOf(4 * day));
      await finish();
      await webhooks.send();
      for (const before of [hour, 5000]) await webhooks.send(at(minutesOf(7 * day - before)));
      expect(await webhook.read()).toMatchObject({ enabled: false, disabledReason: 'failing' });
      const { rows: mails } = await world.owner.withAllTenants((tx) =>
        tx.query<{ address: string; subject: string; body_text: string }>({ text: 'select * from notify.mails' }),
      );
      expect(mails).toEqual([
        expect.objectContaining({
          address: 'dev@example.com',
          subject: '[AutoSync] A webhook was switched off',
          body_text: expect.stringContaining(`127.0.0.1:${server.port}/hooks (Warehouse)`),
        }),
      ]);
    });

    it('of a webhook that wants no more are skipped, and nothing is sent until it is switched on', async () => {
      const webhook = await make();
      for (let count = 0; count < 2; count += 1) await finish();
      server.answer(status(410));
      const { taken } = await webhooks.take();
      const sent = await sendDelivery(taken[0]!, webhooks.sending);
      expect(sent).toMatchObject({ outcome: 'gone', disabled: 'gone' });
      await finish();
      expect(await webhook.states()).toEqual(['skipped', 'skipped', 'skipped']);
      expect(await webhook.read()).toMatchObject({ enabled: false, disabledReason: 'gone' });
      const { rows } = await world.owner.withAllTenants((tx) =>
        tx.query<{ address: string }>({
          text: 'select address from notify.mails where tenant_id = $1',
          values: [key.tenantId],
        }),
      );
      expect(rows).toEqual([{ address: 'operators@example.com' }]);
      server.answer(status(200));
      // What was under way is taken for what it is, however late.
      expect(await sendDelivery(taken[1]!, webhooks.sending)).toMatchObject({ outcome: 'delivered' });
      expect((await webhook.states()).filter((state) => state === 'delivered')).toHaveLength(1);
      expect(await webhooks.send(at(60))).toEqual([]);
    });

    it('do not switch off a webhook that has gone elsewhere meanwhile', async () => {
      const webhook = await make();
      await finish();
      server.answer(status(410));
      const { taken } = await webhooks.take();
      const settings = { ...(await webhook.read())!, url: 'http://127.0.0.1:1/' };
      await world.db.withTenant(key.tenantId, (tx) =>
        changeWebhook(tx, { id: webhook.id, ifVersion: 1, settings }, { ...webhookRules, now: at(0) }),
      );
      await sendDelivery(taken[0]!, webhooks.sending);
      expect(await webhook.read()).toMatchObject({ enabled: true, failingSince: null });
    });
  });

  describe('are sent again', () => {
    const again = (webhookId: string, id: string) =>
      world.db.withTenant(key.tenantId, (tx) =>
        redeliver(tx, { webhookId, id, retryForMs: 3 * day, now: world.clock.now }),
      );

    it('one, under the same id', async () => {
      const webhook = await make();
      await finish();
      await webhooks.send();
      const [{ id } = { id: '' }] = await webhook.deliveries();
      expect(await again(webhook.id, id)).toBe(true);
      await webhooks.send(at(1));
      expect(server.received.map((one) => one.id)).toEqual([server.received[0]?.id, server.received[0]?.id]);
      expect(await webhook.deliveries()).toMatchObject([{ state: 'delivered', attemptCount: 2 }]);
    });

    it('not while it is being sent', async () => {
      const webhook = await make();
      await finish();
      const { taken } = await webhooks.take();
      await again(webhook.id, taken[0]!.id);
      expect((await webhooks.take()).taken).toEqual([]);
      await sendDelivery(taken[0]!, webhooks.sending);
      expect(await webhook.states()).toEqual(['delivered']);
    });

    it('those of a span of time, that failed or were skipped', async () => {
      const webhook = await make({ enabled: false });
      for (const minutes of [0, 10, 20]) {
        world.clock.now = at(minutes);
        await finish();
      }
      const settings = { ...(await webhook.read())!, enabled: true };
      await world.db.withTenant(key.tenantId, (tx) =>
        changeWebhook(tx, { id: webhook.id, ifVersion: 0, settings }, { ...webhookRules, now: world.clock.now }),
      );
      const range = (states: string[], limit = 10) =>
        world.db.withTenant(key.tenantId, (tx) =>
          redeliverRange(tx, {
            webhookId: webhook.id,
            from: at(5),
            to: null,
            states,
            limit,
            retryForMs: day,
            now: at(30),
          }),
        );
      expect(await range(['failed'])).toBe(0);
      expect(await range(['failed', 'skipped'], 1)).toBe(1);
      expect(await range(['failed', 'skipped'])).toBe(1);
      await webhooks.send(at(30));
      expect(await webhook.states()).toEqual(['delivered', 'delivered', 'skipped']);
    });

    it('as a test, to this webhook alone and whatever it hears of', async () => {
      const [webhook, other] = [await make({ eventTypes: ['settings.changed'] }), await make()];
      const eventId = newId();
      const order = { id: webhook.id, tenantId: key.tenantId, eventId, now: at(0) };
      const test = () => world.db.withTenant(key.tenantId, (tx) => testWebhook(tx, order, webhookRules));
      expect(await test()).toBe(await test());
      await webhooks.send();
      expect(types()).toEqual(['webhook.test']);
      expect(await other.states()).toEqual([]);
    });
  });

  describe('side by side', () => {
    it('give each its turn, and one that fails or is slow a single place', async () => {
      const [quick, failing] = [await make(), await make({}, 'http://127.0.0.1:1/')];
      for (let count = 0; count < 5; count += 1) await finish();
      const places = { places: 4, slowPlaces: 2, placesEach: 3 };
      const of = async (busy = new Map<string, number>()) => {
        const { taken } = await webhooks.take(busy, places);
        return Map.groupBy(taken, ({ webhookId }) => webhookId);
      };
      const first = await of();
      expect([first.get(quick.id)?.length, first.get(failing.id)?.length]).toEqual([2, 2]);
      await Promise.all([...first.values()].flat().map((delivery) => sendDelivery(delivery, webhooks.sending)));
      const second = await of();
      expect([second.get(quick.id)?.length, second.get(failing.id)?.length]).toEqual([3, 1]);
      expect(second.get(failing.id)?.[0]?.isSlow).toBe(true);
      // What is in hand counts.
      expect((await of(new Map([[failing.id, 1]]))).get(failing.id)).toBeUndefined();
    });

    it('are taken by one process only', async () => {
      await make();
      for (let count = 0; count < 20; count += 1) await finish();
      const taken = await Promise.all([webhooks.take(), webhooks.take(), webhooks.take()]);
      const ids = taken.flatMap((one) => one.taken.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  it('are sent again when whoever had them in hand died, each time later', async () => {
    const webhook = await make();
    await finish();
    await webhooks.take();
    expect((await webhook.deliveries())[0]).toMatchObject({ nextAt: at(1), attempts: [{ number: 1, outcome: null }] });
    world.clock.now = at(1);
    await webhooks.take();
    expect((await webhook.deliveries())[0]?.nextAt).toEqual(at(3));
    await webhooks.send(at(3));
    expect(await webhook.deliveries()).toMatchObject([{ state: 'delivered', attemptCount: 3 }]);
  });

  it('that came too late for every attempt have failed', async () => {
    const webhook = await make();
    await finish();
    world.clock.now = at(minutesOf(3 * day));
    expect(await webhooks.take()).toEqual({ taken: [], givenUp: 1 });
    expect(await webhook.states()).toEqual(['failed']);
  });

  it('count as waiting; as late only where the receiver is not the reason', async () => {
    await make();
    await make({}, 'http://127.0.0.1:1/');
    await finish();
    const backlog = async () => {
      const rows = await world.db.withoutTenant((tx) => measureBacklog(tx, world.clock.now));
      return rows.find(({ outbox }) => outbox === 'webhooks');
    };
    world.clock.now = at(1);
    expect(await backlog()).toEqual({ outbox: 'webhooks', pending: 2, oldestAgeSeconds: 60 });
    await webhooks.send();
    world.clock.now = at(2);
    expect(await backlog()).toEqual({ outbox: 'webhooks', pending: 1, oldestAgeSeconds: 0 });
  });

  it('are forgotten after a while, unless they wait; those of a removed webhook at once', async () => {
    const [kept, removed] = [await make(), await make({}, 'http://127.0.0.1:1/')];
    await finish();
    await webhooks.send();
    world.clock.now = at(minutesOf(40 * day));
    await finish();
    const forget = (now: Date) =>
      world.db.withAllTenants((tx) => forgetOldDeliveries(tx, { keepMs: 30 * day, page: 10, now }));
    await forget(at(minutesOf(40 * day)));
    expect([(await kept.deliveries()).length, (await removed.deliveries()).length]).toEqual([2, 2]);
    expect(await world.db.withTenant(key.tenantId, (tx) => dropWebhook(tx, { id: removed.id, now: at(0) }))).toBe(true);
    while ((await forget(at(minutesOf(40 * day)))) > 0);
    expect([(await kept.deliveries()).length, (await removed.deliveries()).length]).toEqual([1, 0]);
    const { rows } = await world.owner.withAllTenants((tx) => tx.query({ text: 'select id from notify.webhooks' }));
    expect(rows).toEqual([{ id: kept.id }]);

    await world.owner.withoutTenant((tx) =>
      tx.query({ text: 'update accounts.tenants set removed_at = now() where id = $1', values: [key.tenantId] }),
    );
    while ((await forget(at(minutesOf(40 * day)))) > 0);
    expect(
      (await world.owner.withAllTenants((tx) => tx.query({ text: 'select id from notify.webhooks' }))).rows,
    ).toEqual([]);
  });
});
