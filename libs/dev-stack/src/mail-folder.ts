import { mkdir, readdir, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { toError } from '@autosync/core';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { loopback } from './free-port.ts';

export type CaughtMail = {
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Where it lies, without the end `.eml`, `.txt` or `.html`. */
  path: string;
};

export type MailFolder = {
  folder: string;
  /** Of the mail server on loopback. */
  port: number;
  /** In the order in which they came. */
  mails: readonly CaughtMail[];
  stop(): Promise<void>;
};

/** More than any mail of ours; what is larger is refused. */
const MOST_BYTES = 10 * 1024 * 1024;

function nameOf(number: number, subject: string): string {
  const words = subject.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return [String(number).padStart(4, '0'), ...words].join('-').slice(0, 80);
}

/** The sender hears that the mail is taken, or why it is not. */
async function answer(kept: Promise<void>, tell: (error?: Error) => void): Promise<void> {
  try {
    await kept;
  } catch (error) {
    tell(toError(error));
    return;
  }
  tell();
}

/**
 * A mail server for development: takes every mail to anybody, sends none of them on, and writes each to the folder as it came
 * (`.eml`) and as people read it (`.txt`, `.html`). A mail is taken when its files are written. Numbers go on where an
 * earlier server in the same folder stopped.
 */
export async function openMailFolder({
  folder,
  onMail = () => undefined,
}: {
  folder: string;
  onMail?: (mail: CaughtMail) => void;
}): Promise<MailFolder> {
  await mkdir(folder, { recursive: true });
  let last = Math.max(0, ...(await readdir(folder)).map((name) => Number.parseInt(name, 10) || 0));
  const mails: CaughtMail[] = [];

  async function keep(source: Buffer, to: string): Promise<void> {
    const { messageId = '', subject = '', text = '', html } = await simpleParser(source);
    last += 1;
    const path = join(folder, nameOf(last, subject));
    const mail = { messageId, to, subject, text, html: typeof html === 'string' ? html : '', path };
    await Promise.all([
      writeFile(`${path}.eml`, source),
      writeFile(`${path}.txt`, mail.text),
      ...(mail.html === '' ? [] : [writeFile(`${path}.html`, mail.html)]),
    ]);
    mails.push(mail);
    onMail(mail);
  }

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: MOST_BYTES,
    onData(stream, { envelope }, callback) {
      const parts: Buffer[] = [];
      // Read to the end in any case: the server waits for that.
      stream.on('data', (part: Buffer) => void (stream.sizeExceeded || parts.push(part)));
      stream.on('end', () => {
        if (stream.sizeExceeded) return callback(Object.assign(new Error('Too large'), { responseCode: 552 }));
        const to = envelope.rcptTo.map(({ address }) => address).join(', ');
        void answer(keep(Buffer.concat(parts), to), callback);
      });
    },
  });
  // A sender that was killed in the middle of a mail.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, loopback, () => resolve()));
  return {
    folder,
    port: (server.server.address() as AddressInfo).port,
    mails,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
