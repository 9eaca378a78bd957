import { createTransport } from 'nodemailer';
import type { MailInHand } from '../data-access/mails.ts';
import type { MailSettings } from '../mail-settings.ts';
import type { Postman } from './send-mail.ts';

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

/**
 * The mail server of the settings. Its certificate is checked, and if the settings require TLS nothing is sent without.
 * Each mail has a connection of its own.
 */
export function createPostman({ host, port, security, user, password, authorities, from }: MailSettings): Postman {
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { rejectUnauthorized: true, ...(authorities === undefined ? {} : { ca: authorities }) },
    ...(user === undefined || password === undefined ? {} : { auth: { user, pass: password } }),
    ...TIMEOUTS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.slice(from.lastIndexOf('@') + 1);

  return {
    async reach() {
      await transport.verify();
    },
    async send({ id, address, subject, text, html }: MailInHand) {
      await transport.sendMail({
        from: { name: 'AutoSync', address: from },
        to: { name: '', address },
        subject,
        text,
        html,
        messageId: `<${id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
  };
}
