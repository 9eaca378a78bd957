import { group, integer, list, oneOf, optional, pemFile, text } from '@autosync/config';

/** The mail server and the sender of mails; undefined if there is none: then no mails are sent. */
export type MailSettings = {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  user?: string | undefined;
  password?: string | undefined;
  authorities?: string | undefined;
  from: string;
  operators: readonly string[];
};

export const mailSettings = group({
  members: {
    host: optional(text('SMTP_HOST', { doc: 'Mail server. Without one no mails are sent; webhooks are.' })),
    port: integer('SMTP_PORT', { doc: 'Its port.', min: 1, max: 65_535, default: 587 }),
    security: oneOf('SMTP_SECURITY', {
      doc: 'tls from the first byte (port 465), starttls (and no mail without), or none. Certificates are checked.',
      values: ['tls', 'starttls', 'none'],
      default: 'starttls',
    }),
    user: optional(text('SMTP_USER', { doc: 'Who we are there, where it asks.' })),
    password: optional(text('SMTP_PASSWORD', { doc: 'The password of that user.', secret: true })),
    authorities: optional(
      pemFile('SMTP_CA_FILE', {
        doc: 'Certificates that the mail server’s is checked against; else those that Node trusts.',
      }),
    ),
    from: optional(
      text('MAIL_FROM', {
        doc: 'Sender of all mails, as name@example.com. Needed with SMTP_HOST.',
        pattern: /^[^\s<>@]+@[^\s<>@]+$/,
      }),
    ),
    operators: list('OPERATOR_MAIL', {
      doc: 'Who hears of dead letters, addresses separated by commas.',
      default: [],
    }),
  },
  faultsOf: ({ host, from, user, password }) => [
    ...((host === undefined) === (from === undefined)
      ? []
      : ['SMTP_HOST and MAIL_FROM belong together: give both, or neither']),
    ...((user === undefined) === (password === undefined)
      ? []
      : ['SMTP_USER and SMTP_PASSWORD belong together: give both, or neither']),
  ],
  toValue: ({ host, from, authorities, ...rest }): MailSettings | undefined =>
    host === undefined || from === undefined ? undefined : { ...rest, host, from, authorities: authorities?.read() },
});
