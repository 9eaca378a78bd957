import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeSettings, group, integer, loadConfig, optional, text } from '../src/index.ts';

const members = {
  host: optional(text('HOST', { doc: 'Where it is.' })),
  port: integer('PORT', { doc: 'Its port.', default: 5 }),
};
const settings = {
  address: group({
    members,
    faultsOf: ({ host }) => (host === undefined ? ['HOST is missing: say where it is'] : []),
    toValue: ({ host, port }) => `${host ?? ''}:${port}`,
  }),
  other: group({ members, faultsOf: () => [], toValue: ({ port }) => port }),
};

describe('group', () => {
  it('makes one value of its members', () => {
    expect(loadConfig({ HOST: 'h' }, settings)).toEqual({ address: 'h:5', other: 5 });
  });

  it('reports what is wrong with them together, beside the faults of other settings', () => {
    const more = { ...settings, name: text('NAME', { doc: 'Its name.' }) };
    expect(() => loadConfig({}, more)).toThrow(
      expect.objectContaining({
        details: { faults: ['HOST is missing: say where it is', 'NAME is required: Its name.'] },
      }),
    );
  });

  it('reports the fault of a member once, and nothing about them together', () => {
    expect(() => loadConfig({ PORT: 'x' }, settings)).toThrow(
      expect.objectContaining({ details: { faults: ['PORT must be a whole number, not "x"'] } }),
    );
  });

  it('follows files that change where its value keeps `reload`; what cannot be read leaves it as it was', () => {
    const file = join(tmpdir(), `autosync-group-${process.pid}`);
    const following = {
      address: group({
        members,
        faultsOf: ({ host }) => (host === 'bad' ? ['HOST is bad'] : []),
        toValue: ({ host }, reload: () => { host: string | undefined }) => ({ host, reload }),
      }),
    };
    writeFileSync(file, 'one\n');
    const { reload } = loadConfig({ HOST_FILE: file }, following).address as unknown as {
      reload: () => { host: string };
    };
    expect(reload().host).toBe('one');
    writeFileSync(file, 'two');
    expect(reload().host).toBe('two');
    writeFileSync(file, 'bad');
    expect(reload().host).toBe('two');
    rmSync(file);
    expect(reload().host).toBe('two');
  });

  it('is described by its members, each once', () => {
    expect(describeSettings(settings).map(({ variable }) => variable)).toEqual(['HOST', 'PORT']);
  });
});
