import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testAuthority, testFolder } from '@autosync/testing';
import { insertMails, takeMail } from '../../src/data-access/mails.ts';
import { createPostman } from '../../src/operations/postman.ts';
import { sendOneMail } from '../../src/operations/send-mail.ts';
import type { MailSettings } from '../../src/mail-settings.ts';
import { at, minute, notifierWorld, type NotifierWorld } from '../support/world.ts';
import { mailServer, type Answer } from '../support/mail-server.ts';

const leaseMs = 2 * minute;
const smtpError = (responseCode: number) => Object.assign(new Error(`answer ${responseCode}`), { responseCode });

describe('sending mails', () => {
  let world: NotifierWorld;
  let server: Awaited<ReturnType<typeof mailServer>>;
  let answer: Answer;

  beforeAll(async () => {
    world = await notifierWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    answer = async () => null;
    server = await mailServer({ answer: (mail, count) => answer(mail, count) });
    world.clock.now = at(0);
    await world.owner.withoutTenant((tx) => tx.query({ text: 'truncate notify.mails' }));
    await write('anna@example.com');
  });
  afterEach(() => server.close());

  const settings = (given: Partial<MailSettings> = {}): MailSettings => ({
    host: '127.0.0.1',
    port: server.port,
    security: 'none',
    from: 'autosync@example.com',
    operators: [],
    ...given,
  });
  const send = (given: Partial<MailSettings> = {}) =>
    sendOneMail(world.context, createPostman(settings(given)), { leaseMs });
  const write = (address: string) =>
    world.db.withAllTenants((tx) =>
      insertMails(tx, {
        mails: [
          { tenantId: null, companyId: null, address, subject: 'Grüße', text: 'Ein Satz.', html: '<p>Ein Satz.</p>' },
        ],
        now: at(0),
      }),
    );
  /** A process takes the mail in hand and is killed. */
  const killedAfterTaking = () => world.db.withAllTenants((tx) => takeMail(tx, { leaseMs, now: world.clock.now }));
  const states = async () => (await world.mails(null)).map(({ state }) => state);

  it('sends it as text and HTML, with a Message-ID', async () => {
    expect(await send()).toMatchObject({ outcome: 'sent' });
    const [mail] = await world.mails(null);
    expect(server.received).toEqual([
      {
        messageId: `<${mail?.id}@example.com>`,
        to: 'anna@example.com',
        subject: 'Grüße',
        text: 'Ein Satz.',
        html: '<p>Ein Satz.</p>',
      },
    ]);
    expect(await send()).toMatchObject({ outcome: 'none' });
    expect(await states()).toEqual(['sent']);
  });

  it('killed before the mail server had it: the next process sends it', async () => {
    await killedAfterTaking();
    expect(await send()).toMatchObject({ outcome: 'none' });
    world.clock.now = at(3);
    expect(await send()).toMatchObject({ outcome: 'sent' });
    expect(server.received).toHaveLength(1);
  });

  it('killed after the mail server had it: it comes twice with one Message-ID, and never a third time', async () => {
    const postman = createPostman(settings());
    const dying = {
      ...postman,
      send: async (mail: Parameters<typeof postman.send>[0]) => {
        await postman.send(mail);
        await new Promise(() => undefined);
      },
    };
    for (const minutes of [0, 3, 6, 9]) {
      world.clock.now = at(minutes);
      const attempt = sendOneMail(world.context, dying, { leaseMs });
      const before = server.received.length;
      await Promise.race([attempt, until(() => server.received.length > before)]);
    }
    expect(server.received).toHaveLength(2);
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await states()).toEqual(['unclear']);
  });

  async function until(isThere: () => boolean): Promise<void> {
    while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  it('tries again what the mail server does not take now, as often as it takes, and once only what it took', async () => {
    answer = async (_mail, count) => (count < 4 ? smtpError(451) : null);
    const outcomes = [];
    for (let minutes = 0; outcomes.at(-1) !== 'sent'; minutes += 60) {
      world.clock.now = at(minutes);
      outcomes.push((await send()).outcome);
    }
    expect(outcomes).toEqual(['again', 'again', 'again', 'sent']);
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('leaves an address alone that the mail server refuses, and goes on with the others', async () => {
    answer = async ({ to }) => (to === 'anna@example.com' ? smtpError(550) : null);
    await write('bert@example.com');
    expect([(await send()).outcome, (await send()).outcome].toSorted()).toEqual(['refused', 'sent']);
    expect((await states()).toSorted()).toEqual(['refused', 'sent']);
  });

  it('uses up no attempt while the mail server is away', async () => {
    await server.close();
    const postman = createPostman(settings());
    await expect(postman.reach()).rejects.toThrow();
    for (let minutes = 0; minutes < 300; minutes += 60) {
      world.clock.now = at(minutes);
      expect(await sendOneMail(world.context, postman, { leaseMs })).toMatchObject({ outcome: 'again' });
    }
    expect(await states()).toEqual(['waiting']);
  });

  it('checks the certificate, and sends nothing without TLS where that is asked for', async () => {
    await expect(createPostman(settings({ security: 'starttls' })).reach()).rejects.toThrow();
    expect(server.received).toEqual([]);

    const folder = await testFolder();
    const [ours, others] = await Promise.all([testAuthority(folder, 'ours'), testAuthority(folder, 'others')]);
    const { certFile, keyFile } = await ours.issue('mail');
    const [cert, key] = await Promise.all([readFile(certFile), readFile(keyFile)]);
    for (const secure of [true, false]) {
      const tls = await mailServer({ cert, key, secure });
      const with_ = async (caFile: string, host: string) =>
        createPostman(
          settings({
            host,
            port: tls.port,
            security: secure ? 'tls' : 'starttls',
            authorities: await readFile(caFile, 'utf8'),
          }),
        ).reach();
      await with_(ours.caFile, 'localhost');
      await expect(with_(others.caFile, 'localhost')).rejects.toThrow(/certificate/);
      await expect(with_(ours.caFile, '127.0.0.1')).rejects.toThrow(/altname|IP/i);
      await tls.close();
    }
  });
});
