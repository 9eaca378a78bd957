import { describe, expect, it } from 'vitest';
import { loadConfig } from '@autosync/config';
import { kafkaSettings } from '../src/index.ts';

const load = (env: Record<string, string>) => loadConfig({ KAFKA_BROKERS: 'a:1,b:2', ...env }, kafkaSettings).kafka;

function faultsOf(env: Record<string, string>): string[] {
  try {
    load(env);
    return [];
  } catch (error) {
    return (error as { details: { faults: string[] } }).details.faults;
  }
}

describe('the settings of Kafka', () => {
  it('are brokers in the clear unless told otherwise', () => {
    expect(load({})).toEqual({ brokers: ['a:1', 'b:2'], reload: expect.any(Function) });
  });

  it('take user and password over TLS', () => {
    const sasl = { mechanism: 'SCRAM-SHA-512', username: 'u', password: 'p' };
    const env = {
      KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
      KAFKA_SASL_MECHANISM: sasl.mechanism,
      KAFKA_SASL_USERNAME: sasl.username,
      KAFKA_SASL_PASSWORD: sasl.password,
      KAFKA_TLS_SERVER_NAME: 'kafka',
    };
    expect(load(env)).toMatchObject({ sasl, tls: { serverName: 'kafka' } });
  });

  it.each<[Record<string, string>, string[]]>([
    [
      { KAFKA_SECURITY_PROTOCOL: 'SASL_SSL', KAFKA_SASL_USERNAME: 'u' },
      ['KAFKA_SASL_MECHANISM is required with SASL_SSL', 'KAFKA_SASL_PASSWORD is required with SASL_SSL'],
    ],
    [
      { KAFKA_SASL_PASSWORD: 'p', KAFKA_TLS_SERVER_NAME: 'n' },
      [
        'KAFKA_SASL_PASSWORD is not used with PLAINTEXT: set KAFKA_SECURITY_PROTOCOL to SASL_SSL or SASL_PLAINTEXT',
        'KAFKA_TLS_SERVER_NAME is not used with PLAINTEXT: set KAFKA_SECURITY_PROTOCOL to SSL or SASL_SSL',
      ],
    ],
    [
      { KAFKA_SECURITY_PROTOCOL: 'SSL', KAFKA_TLS_KEY_FILE: new URL('support/key.pem', import.meta.url).pathname },
      ['KAFKA_TLS_CERT_FILE is required: KAFKA_TLS_CERT_FILE and KAFKA_TLS_KEY_FILE go together'],
    ],
    [
      { KAFKA_SECURITY_PROTOCOL: 'SSL', KAFKA_TLS_CA_FILE: '/nowhere', KAFKA_SASL_MECHANISM: 'MD5' },
      [
        'KAFKA_SASL_MECHANISM must be one of PLAIN, SCRAM-SHA-256, SCRAM-SHA-512, not "MD5"',
        'KAFKA_TLS_CA_FILE must name a file that can be read (ENOENT), not "/nowhere"',
      ],
    ],
  ])('refuse %j', (env, faults) => {
    expect(faultsOf(env)).toEqual(faults);
  });
});
