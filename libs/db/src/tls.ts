import type { ConnectionOptions } from 'node:tls';
import type { ReadableFile } from '@autosync/config';

/** PostgreSQL's own words (libpq, sslmode). */
export const sslModes = ['disable', 'require', 'verify-ca', 'verify-full'] as const;
export type SslMode = (typeof sslModes)[number];

/**
 * disable      no encryption
 * require      encryption, whoever the server is
 * verify-ca    and its certificate comes from our CA
 * verify-full  and is made out for the host we asked for; without a CA file, from one that Node trusts
 */
export type DatabaseSsl = { mode: SslMode; ca?: ReadableFile | undefined };

/** As `pg` takes it. It copies these options for each new connection, and so reads the CA anew: it may be replaced. */
export function tlsOptions({ mode, ca }: DatabaseSsl): ConnectionOptions | false {
  if (mode === 'disable') return false;
  if (mode === 'require') return { rejectUnauthorized: false };
  return {
    ...(mode === 'verify-ca' ? { checkServerIdentity: () => undefined } : {}),
    get ca() {
      return ca?.read();
    },
  };
}
