import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '@autosync/testing';
import { loadConfig, pemFile } from '../src/index.ts';

let folder: string;
beforeAll(async () => {
  folder = await testFolder();
});
afterAll(() => rmSync(folder, { recursive: true }));

const load = (path: string) => loadConfig({ CA: path }, { ca: pemFile('CA', { doc: 'A certificate.' }) }).ca;

describe('pemFile', () => {
  it('reads what the file says now, and what it said last while it is away', () => {
    const path = join(folder, 'ca.crt');
    writeFileSync(path, '-----BEGIN CERTIFICATE-----1');
    const file = load(path);
    expect(file.read()).toMatch(/1$/);
    writeFileSync(path, '-----BEGIN CERTIFICATE-----2');
    expect(file.read()).toMatch(/2$/);
    rmSync(path);
    expect(file.read()).toMatch(/2$/);
  });

  it('refuses a file that is not there or is no PEM', () => {
    expect(() => load('/nowhere')).toThrow('CA must name a file that can be read (ENOENT), not "/nowhere"');
    const path = join(folder, 'ca.der');
    writeFileSync(path, 'binary');
    expect(() => load(path)).toThrow('CA must name a PEM file');
  });
});
