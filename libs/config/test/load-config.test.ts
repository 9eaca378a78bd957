import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { flag, integer, list, loadConfig, oneOf, optional, text, url } from '../src/index.ts';
import type { Settings } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'autosync-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function failure(env: Record<string, string>, settings: Settings): { code: string; message: string; faults: string[] } {
  try {
    loadConfig(env, settings);
  } catch (error) {
    const { code, message, details } = error as { code: string; message: string; details: { faults: string[] } };
    return { code, message, faults: details.faults };
  }
  throw new Error('loadConfig accepted the environment');
}

const settings = {
  databaseUrl: url('DATABASE_URL', { doc: 'The database.', protocols: ['postgres'], secret: true }),
  port: integer('PORT', { doc: 'Port.', min: 0, max: 65_535, default: 0 }),
  mode: oneOf('MODE', { doc: 'How.', values: ['fast', 'safe'], default: 'safe' }),
  brokers: list('BROKERS', { doc: 'Where Kafka is.' }),
  note: optional(text('NOTE', { doc: 'Anything.' })),
};

describe('loadConfig', () => {
  it('given values and defaults, answers a frozen object with the types of the settings', () => {
    const config = loadConfig({ DATABASE_URL: 'postgres://h/d', BROKERS: 'a:1', OTHER: 'ignored' }, settings);

    const mode: 'fast' | 'safe' = config.mode;
    const note: string | undefined = config.note;
    expect({ ...config, mode, note }).toEqual({
      databaseUrl: 'postgres://h/d',
      port: 0,
      mode: 'safe',
      brokers: ['a:1'],
      note: undefined,
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('given several faults, reports all of them in the order of the settings', () => {
    const { code, message, faults } = failure({ PORT: '70000', MODE: 'slow', DATABASE_URL: 'mysql://h' }, settings);

    expect(code).toBe('config-invalid');
    expect(faults).toEqual([
      'DATABASE_URL must be a URL that starts with postgres:',
      'PORT must be a whole number from 0 to 65535, not "70000"',
      'MODE must be one of fast, safe, not "slow"',
      'BROKERS is required: Where Kafka is.',
    ]);
    expect(message).toContain('PORT must be a whole number');
  });

  it('given an empty variable, treats it as absent', () => {
    expect(failure({ BROKERS: '', DATABASE_URL: 'postgres://h/d' }, settings).faults).toEqual([
      'BROKERS is required: Where Kafka is.',
    ]);
    expect(loadConfig({ PORT: '' }, { port: settings.port }).port).toBe(0);
  });

  it('given X_FILE, reads the file without its last line break', () => {
    const path = file('url', 'postgres://user:pass@h/d\n');
    expect(loadConfig({ DATABASE_URL_FILE: path }, { url: settings.databaseUrl }).url).toBe('postgres://user:pass@h/d');
  });

  it('given an empty X and X_FILE, reads the file', () => {
    expect(loadConfig({ PORT: '', PORT_FILE: file('port', '42') }, { port: settings.port }).port).toBe(42);
  });

  it('given X and X_FILE, refuses to choose', () => {
    expect(failure({ PORT: '1', PORT_FILE: file('both', '2') }, { port: settings.port }).faults).toEqual([
      'PORT and PORT_FILE are both set: give one of them',
    ]);
  });

  it('given a file that is missing, empty or wrong, names the file variable', () => {
    const missing = join(folder, 'missing');
    const empty = file('empty', '\n');
    const faults = failure(
      { A_FILE: missing, B_FILE: empty, C_FILE: file('wrong', 'maybe') },
      { a: text('A', { doc: 'a' }), b: text('B', { doc: 'b', default: 'x' }), c: flag('C', { doc: 'c' }) },
    ).faults;
    expect(faults).toEqual([
      `A_FILE: the file "${missing}" cannot be read (ENOENT)`,
      `B_FILE: the file "${empty}" is empty`,
      'C_FILE must be true or false, not "maybe"',
    ]);
  });

  it('given a bad secret, never quotes it, also when its parser does', () => {
    const quoting = {
      ...text('TOKEN', { doc: 'Token.', secret: true }),
      parse: (given: string): string => {
        throw new Error(`must not be ${given}`);
      },
    };
    const { faults, message } = failure(
      { TOKEN: 'hunter2', KEY: 'hunter3' },
      { token: quoting, key: integer('KEY', { doc: 'Key.', secret: true, min: 1 }) },
    );
    expect(faults).toEqual(['TOKEN is not valid', 'KEY must be a whole number of at least 1']);
    expect(message).not.toContain('hunter');
  });
});
