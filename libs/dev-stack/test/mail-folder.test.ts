import { readdir, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testFolder } from '@autosync/testing';
import { loopback, openMailFolder, type CaughtMail, type MailFolder } from '../src/index.ts';

const source = [
  'From: AutoSync <autosync@autosync.example>',
  'To: anna@example.com',
  'Subject: =?utf-8?Q?Caf=C3=A9/../IT:_two?=',
  'Message-ID: <one@autosync.example>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/alternative; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'A sentence.',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>A sentence.</p>',
  '--b--',
  '',
].join('\r\n');

/** Speaks to the server line by line, each after its answer. Answers what it said at last. */
async function say(port: number, lines: readonly string[]): Promise<string> {
  const socket = connect(port, loopback).setEncoding('utf8');
  let answer = '';
  const waiting = lines.values();
  for await (const text of socket) {
    answer = String(text);
    const next = waiting.next();
    if (next.done) break;
    socket.write(`${next.value}\r\n`);
  }
  socket.destroy();
  return answer;
}

const letter = (body: string) => [
  'HELO test',
  'MAIL FROM:<autosync@autosync.example>',
  'RCPT TO:<anna@example.com>',
  'DATA',
  `${body}\r\n.`,
];

describe('a mail folder', () => {
  let folder: string;
  let mails: MailFolder;
  let heard: CaughtMail[];
  const open = async () => openMailFolder({ folder: join(folder, 'mails'), onMail: (mail) => heard.push(mail) });

  beforeEach(async () => {
    folder = await testFolder();
    heard = [];
    mails = await open();
  });
  afterEach(async () => {
    await mails.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('has each mail as it came and as people read it, under a name that stays in the folder', async () => {
    expect(await say(mails.port, letter(source))).toMatch(/^250 /);
    const name = '0001-café-it-two';
    expect((await readdir(mails.folder)).toSorted()).toEqual(['eml', 'html', 'txt'].map((end) => `${name}.${end}`));
    expect(await readFile(join(mails.folder, `${name}.eml`), 'utf8')).toContain('Message-ID: <one@autosync.example>');
    expect(await readFile(join(mails.folder, `${name}.txt`), 'utf8')).toContain('A sentence.');
    expect(heard).toEqual([
      {
        messageId: '<one@autosync.example>',
        to: 'anna@example.com',
        subject: 'Café/../IT: two',
        text: expect.stringContaining('A sentence.'),
        html: expect.stringContaining('<p>A sentence.</p>'),
        path: join(mails.folder, name),
      },
    ]);
    expect(mails.mails).toEqual(heard);
  });

  it('goes on with its numbers after a restart', async () => {
    await say(mails.port, letter(source));
    await mails.stop();
    mails = await open();
    await say(mails.port, letter(source));
    expect((await readdir(mails.folder)).filter((name) => name.endsWith('.eml'))).toEqual([
      '0001-café-it-two.eml',
      '0002-café-it-two.eml',
    ]);
    expect(mails.mails).toHaveLength(1);
  });

  it('refuses what is no mail of ours, and lives on after a sender that hangs up in the middle', async () => {
    expect(await say(mails.port, letter(`Subject: big\r\n\r\n${`${'x'.repeat(998)}\r\n`.repeat(11_000)}`))).toMatch(
      /^552 /,
    );
    await say(mails.port, letter('Subject: half').slice(0, 4));
    expect(await say(mails.port, letter(source))).toMatch(/^250 /);
    expect(heard).toHaveLength(1);
  });
});
