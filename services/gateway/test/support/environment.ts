import { randomBytes } from 'node:crypto';

export const operatorKey = `operator-${randomBytes(24).toString('hex')}`;

/** One key ring for all that is sealed. */
export const testTokenKeys = `test:${Buffer.alloc(32, 7).toString('base64')}`;

/** An environment in which the gateway starts, without the databases and services a test chooses. */
export function environment(given: Record<string, string> = {}): Record<string, string> {
  return {
    HTTP_PORT: '0',
    LOG_LEVEL: 'silent',
    PUBLIC_URL: 'http://127.0.0.1:8080',
    // Nobody listens on port 1: what is not given is down.
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    SCHEDULER_ADDRESS: '127.0.0.1:1',
    BATCH_STATUS_ADDRESS: '127.0.0.1:1',
    OPERATOR_KEY: operatorKey,
    TOKEN_KEYS: testTokenKeys,
    QBO_AUTHORIZE_URL: 'http://127.0.0.1:1/connect/oauth2',
    QBO_TOKEN_URL: 'http://127.0.0.1:1/oauth2/v1/tokens/bearer',
    QBO_REVOKE_URL: 'http://127.0.0.1:1/v2/oauth2/tokens/revoke',
    QBO_API_BASE_URL: 'http://127.0.0.1:1',
    SYNC_TYPES: 'invoices',
    QBO_CLIENT_ID: 'client',
    QBO_CLIENT_SECRET: 'secret',
    ...given,
  };
}
