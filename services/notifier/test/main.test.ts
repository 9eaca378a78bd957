import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type TestProcess } from '@autosync/testing';
import { mailServer, type Answer } from './support/mail-server.ts';
import { factProducer, notifierEnvironment, ready, startNotifier } from './support/processes.ts';
import { aBatch, notifierWorld, type Key, type NotifierWorld } from './support/world.ts';

describe('the process', () => {
  let world: NotifierWorld;
  let facts: Awaited<ReturnType<typeof factProducer>>;
  let server: Awaited<ReturnType<typeof mailServer>>;
  let answer: Answer = async () => null;
  let environment: Record<string, string>;

  beforeAll(async () => {
    world = await notifierWorld();
    world.clock.now = null;
    facts = await factProducer();
    server = await mailServer({ answer: (mail, count) => answer(mail, count) });
    environment = await notifierEnvironment({
      DATABASE_URL: world.url,
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: String(server.port),
      SMTP_SECURITY: 'none',
      MAIL_FROM: 'autosync@example.com',
    });
  });
  afterAll(async () => {
    await Promise.all([facts.stop(), server.close()]);
    await world.close();
  });

  it('with bad settings lists all faults, exits 1 and opens no socket', async () => {
    const notifier = await startNotifier({ SMTP_HOST: 'mail', SMTP_USER: 'me', SMTP_PORT: '0', SETTLE_MS: 'soon' });
    expect(await notifier.exited).toMatchObject({ code: 1 });
    for (const words of ['DATABASE_URL', 'KAFKA_BROKERS', 'TOKEN_KEYS', 'PUBLIC_URL', 'SMTP_PORT', 'SETTLE_MS']) {
      expect(notifier.output()).toContain(words);
    }
  });

  /**
   * When it is killed: before it is ready, when it has taken an event, when a mail is at the mail server without an
   * answer, and when it was answered. Kafka, inbox, outbox and Message-ID together must prevent any loss.
   */
  const kills: readonly ((notifier: TestProcess) => Promise<unknown>)[] = [
    async (notifier) => eventually(() => notifier.output().length > 0 || !notifier.isRunning()),
    async (notifier) =>
      eventually(() => notifier.logs().some(({ msg }) => msg === 'fact taken'), { timeoutMs: 25_000 }),
    async () => {
      const before = server.received.length;
      const arrived = new Promise<void>((resolve) => {
        answer = async (_mail, count) => {
          if (count > before) resolve();
          return new Promise(() => undefined);
        };
      });
      await arrived;
      answer = async () => null;
    },
    async () => {
      const before = server.received.length;
      await eventually(() => server.received.length > before + 2, { timeoutMs: 25_000 });
    },
  ];

  it('killed at each step: every mail comes, none more than twice, and twice only under one Message-ID', async () => {
    const keys: Key[] = [];
    for (let n = 0; n < 24; n += 1) {
      const key = await world.company([{ address: `person-${n}@example.com` }]);
      await world.failRecord(key, 'INV-1');
      keys.push(key);
    }
    const batches = keys.map((key) => aBatch(key));
    await facts.batches([...batches, ...batches]);
    for (const wait of kills) {
      const notifier = await startNotifier(environment);
      await wait(notifier);
      notifier.kill('SIGKILL');
      await notifier.exited;
    }
    const last = await startNotifier(environment);
    await ready(last);
    await eventually(() => new Set(server.received.map(({ to }) => to)).size === keys.length, { timeoutMs: 30_000 });
    await eventually(async () => {
      const all = await Promise.all(keys.map((key) => world.mails(key)));
      return all.flat().every(({ state }) => state === 'sent' || state === 'unclear');
    });
    expect(await last.stop()).toMatchObject({ code: 0 });

    const byAddress = Map.groupBy(server.received, ({ to }) => to);
    expect([...byAddress.keys()]).toHaveLength(keys.length);
    for (const mails of byAddress.values()) {
      expect(mails.length).toBeLessThanOrEqual(2);
      expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
    }
    const written = await Promise.all(keys.map((key) => world.mails(key)));
    expect(written.map((mails) => mails.length)).toEqual(keys.map(() => 1));
  }, 90_000);
});
