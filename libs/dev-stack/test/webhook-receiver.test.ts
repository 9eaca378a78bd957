import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testFolder } from '@autosync/testing';
import { Webhook } from 'standardwebhooks';
import { openWebhookReceiver, type CaughtWebhook, type WebhookReceiver } from '../src/index.ts';

const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const body = JSON.stringify({
  type: 'batch.finished',
  timestamp: '2026-11-29T08:00:00.000Z',
  data: { link: 'http://127.0.0.1:1/v1/batches/7' },
});

describe('a receiver of webhooks', () => {
  let folder: string;
  let receiver: WebhookReceiver;
  let heard: CaughtWebhook[];

  beforeEach(async () => {
    folder = await testFolder();
    heard = [];
    receiver = await openWebhookReceiver({
      file: join(folder, 'webhooks.ndjson'),
      onWebhook: (webhook) => heard.push(webhook),
    });
  });
  afterEach(async () => {
    await receiver.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function post(text: string, signedWith = secret): Promise<number> {
    const now = new Date();
    const headers = {
      'webhook-id': 'one',
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(signedWith).sign('one', now, text),
    };
    return (await fetch(receiver.url, { method: 'POST', body: text, headers })).status;
  }

  it('takes what is signed with its secret, and writes it to its file', async () => {
    receiver.trust(secret);
    expect(await post(body)).toBe(204);
    const caught = { id: 'one', type: 'batch.finished', link: 'http://127.0.0.1:1/v1/batches/7' };
    expect(heard).toEqual([caught]);
    expect(JSON.parse(await readFile(receiver.file, 'utf8'))).toEqual({ id: 'one', ...JSON.parse(body) });
  });

  it('refuses what is not, what comes before it knows its secret, and what is too long', async () => {
    expect(await post(body)).toBe(401);
    receiver.trust(secret);
    expect(await post(body, `whsec_${Buffer.alloc(32, 6).toString('base64')}`)).toBe(401);
    expect(await post(JSON.stringify({ type: 'x'.repeat(70_000) }))).toBe(413);
    expect(heard).toEqual([]);
  });
});
