import { describe, expect, it } from 'vitest';
import { clientConfig } from '../src/connection-settings.ts';
import type { Database } from '../src/connection-settings.ts';

const configOf = (database: Database) =>
  clientConfig({
    ...database,
    applicationName: 'gateway',
    connectTimeoutMs: 1000,
    session: { statement_timeout: 5000 },
  });
const parametersOf = (database: Database) => new URL(configOf(database).connectionString!).searchParams;

describe('clientConfig, given a connection string', () => {
  it('adds the session settings to the options that it has', () => {
    const options = parametersOf({ connectionString: 'postgres://u:p@h:1/d?options=-c%20search_path%3Dx' }).get(
      'options',
    );
    expect(options).toMatch(/^-c search_path=x /);
    expect(options).toContain('-c statement_timeout=5000');
    expect(options).toContain('-c tcp_user_timeout=10000');
  });

  it('keeps other parameters and wins over a foreign application name', () => {
    const parameters = parametersOf({
      connectionString: 'postgres://u:p@h:1/d?sslmode=disable&application_name=other',
    });
    expect(parameters.get('sslmode')).toBe('disable');
    expect(parameters.get('application_name')).toBe('gateway');
  });

  it('leaves user, password, host and database alone', () => {
    const { connectionString } = configOf({ connectionString: 'postgres://u:p%40ss@h:1/d' });
    expect(connectionString).toMatch(/^postgres:\/\/u:p%40ss@h:1\/d\?/);
  });

  it('with a TLS mode, takes out what it says about TLS', () => {
    const database: Database = { connectionString: 'postgres://h/d?sslmode=require', ssl: { mode: 'disable' } };
    expect(parametersOf(database).has('sslmode')).toBe(false);
    expect(configOf(database).ssl).toBe(false);
  });
});

describe('clientConfig, given parts', () => {
  it('passes them on as they are, whatever characters they have', () => {
    const database = { host: 'h', port: 1, database: 'd', user: 'u@x', password: 'p@s:s/w?o#r%d ü"\\' };
    expect(configOf(database)).toMatchObject({
      ...database,
      application_name: 'gateway',
      options: expect.stringMatching(/^-c tcp_keepalives_idle=5 .* -c statement_timeout=5000$/),
    });
    expect(configOf(database).connectionString).toBeUndefined();
  });
});
