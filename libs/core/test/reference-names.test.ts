import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { foldName, nameKey, nameLevels, nameStem, partyKey, splitPartyKey, withAccountNumber } from '../src/index.ts';

describe('names', () => {
  it.each([
    [' Acme:\tNorth\n Office ', true, ['Acme', 'North Office']],
    ['Acme : North', true, ['Acme', 'North']],
    [':North:', true, ['North']],
    ['Acme:North', false, ['Acme North']],
    [' \u0007 : ', true, []],
    ['Cafe\u0301', true, ['Caf\u00e9']],
  ])('%j has levels where its kind has (%s): %j', (name, nested, levels) => {
    expect(nameLevels(name, { nested })).toEqual(levels);
  });

  it('are the same name whatever their case and space', () => {
    expect(nameKey(' ACME :  north', { nested: true })).toBe(nameKey('acme:North', { nested: true }));
    expect(nameKey('Acme Inc', { nested: true })).not.toBe(nameKey('Acme', { nested: true }));
  });

  it('never change by being cleaned twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (name, nested) => {
        const cleaned = nameLevels(name, { nested }).join(':');
        expect(nameLevels(cleaned, { nested }).join(':')).toBe(cleaned);
      }),
    );
  });
});

describe('a party', () => {
  it('is its name and its account number, and can be taken apart again', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string(), { nil: undefined }), (name, number) => {
        const key = nameKey(name, { nested: true });
        const parts = splitPartyKey(partyKey(key, number));
        expect(parts.name).toBe(key);
        expect(parts.number).toBe(nameKey(number ?? '', { nested: false }));
      }),
    );
  });

  it('with another number is another party', () => {
    expect(partyKey('dell inc', 'D-9')).not.toBe(partyKey('dell inc', 'D-8'));
    expect(partyKey('dell inc', 'D-9')).toBe(partyKey('dell inc', ' d-9 '));
    expect(partyKey('dell inc', ' ')).toBe(partyKey('dell inc', undefined));
    expect(withAccountNumber('Dell Inc', ' D-9')).toBe('Dell Inc (D-9)');
  });
});

describe('what looks the same to a person', () => {
  it.each([
    ['Café Zoë', 'cafe zoe'],
    ['O’Neil & Sons', "O'Neil and Sons"],
    ['Contoso-IT', 'Contoso IT'],
  ])('%s and %s', (one, other) => {
    expect(foldName(one)).toBe(foldName(other));
  });

  it.each([
    ['Contoso, Inc.', 'contoso'],
    ['Contoso LLC', 'Contoso'],
    ['Dell Inc (D-9)', 'Dell'],
    ['Fab (deleted)', 'Fab'],
    ['Inc', 'inc'],
    ['(1001)', '1001'],
  ])('%s without what is added at the end is %s', (name, stem) => {
    expect(nameStem(name)).toBe(nameStem(stem));
  });
});
