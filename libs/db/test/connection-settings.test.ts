import { describe, expect, it } from '@jest/globals';
import { clientConfig } from '../src/connection-settings.ts';

function parametersOf(connectionString: string): URLSearchParams {
  const { connectionString: result } = clientConfig({
    connectionString,
    applicationName: 'gateway',
    connectTimeoutMs: 1000,
    session: { statement_timeout: 5000 },
  });
  return new URL(result!).searchParams;
}

describe('clientConfig', () => {
  it('adds the session settings to the options that the connection string has', () => {
    const options = parametersOf('postgres://u:p@h:1/d?options=-c%20search_path%3Dx').get('options');
    expect(options).toMatch(/^-c search_path=x /);
    expect(options).toContain('-c statement_timeout=5000');
    expect(options).toContain('-c tcp_user_timeout=10000');
  });

  it('keeps other parameters and wins over a foreign application name', () => {
    const parameters = parametersOf('postgres://u:p@h:1/d?sslmode=disable&application_name=other');
    expect(parameters.get('sslmode')).toBe('disable');
    expect(parameters.get('application_name')).toBe('gateway');
  });

  it('leaves user, password, host and database alone', () => {
    const { connectionString } = clientConfig({
      connectionString: 'postgres://u:p%40ss@h:1/d',
      applicationName: 'a',
      connectTimeoutMs: 1,
      session: {},
    });
    expect(connectionString).toMatch(/^postgres:\/\/u:p%40ss@h:1\/d\?/);
  });
});
