import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type ReceivedMail = { messageId: string; to: string; subject: string; text: string; html: string };

/** The server's answer to the n-th complete mail: null (accepted) or an error. It may never answer. */
export type Answer = (mail: ReceivedMail, count: number) => Promise<Error | null>;

async function settle(answer: Promise<Error | null>, tell: (error?: Error | null) => void): Promise<void> {
  tell(await answer);
}

/** A real mail server that keeps what it receives. */
export async function mailServer({
  answer = async () => null,
  ...options
}: Omit<SMTPServerOptions, 'onData'> & { answer?: Answer } = {}) {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.key === undefined ? ['STARTTLS'] : [],
    ...options,
    onData(stream, session, callback) {
      const [to] = session.envelope.rcptTo;
      simpleParser(stream, (error, { messageId = '', subject = '', text = '', html }) => {
        if (error) return callback(error);
        const body = typeof html === 'string' ? html : '';
        const mail = { messageId, subject, text, html: body, to: to?.address ?? '' };
        received.push(mail);
        void settle(answer(mail, received.length), callback);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    received,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
