import { describe, expect, it } from 'vitest';
import Schema from 'typebox/schema';
import {
  availableTypes,
  referenceTypeOf,
  companySettings,
  declarationOf,
  documentSettings,
  failureCatalogue,
  invoices,
  isReferenceKind,
  mappingSettings,
  outgoingTypes,
  recordTypes,
  settingOf,
} from '../src/index.ts';
import { endingSettings } from '../src/records/ending-settings.ts';

describe.each(outgoingTypes)('the content of %s', (type, { schema, faults, names, example }) => {
  it('is closed: an unknown field is refused, not dropped', () => {
    expect(schema).toMatchObject({ additionalProperties: false });
    expect(Schema.Check(schema, { ...example, unheardOf: 1 })).toBe(false);
  });

  it('has an example that is taken', () => {
    expect(Schema.Errors(schema, example)[1]).toEqual([]);
    expect(faults?.(example) ?? []).toEqual([]);
  });

  it('says where names stand, by kinds of names', () => {
    expect(Object.keys(names).filter((kind) => !isReferenceKind(kind))).toEqual([]);
    expect(Object.values(names).filter((path) => !path.startsWith('$.'))).toEqual([]);
  });

  it('belongs to a type that goes out', () => expect(declarationOf(type).direction).toBe('out'));
});

describe('the record types', () => {
  const declarations = recordTypes.map(declarationOf);

  it('are to be had where there is something to do for a worker', () => {
    expect(availableTypes).toEqual(expect.arrayContaining(['invoices', 'payments']));
    for (const [type] of outgoingTypes) expect(availableTypes).toContain(type);
  });

  it.each([
    [['payments', 'expenses'], 'expenses'],
    [['payments'], 'payments'],
    [[], 'invoices'],
  ] as const)('of %j, reference data is read by the worker of %s', (installed, type) => {
    expect(referenceTypeOf(installed)).toBe(type);
  });

  it('have settings and failures of their own, by names that nothing else has', () => {
    const settings = declarations.flatMap((one) => Object.keys(one.settings));
    const shared = [documentSettings, endingSettings, mappingSettings].flatMap((some) => Object.keys(some));
    expect(Object.keys(companySettings).sort()).toEqual([...settings, ...shared].sort());
    const failures = declarations.flatMap((one) => Object.keys(one.failures));
    expect(new Set(failures).size).toBe(failures.length);
    expect(Object.keys(failureCatalogue)).toEqual(expect.arrayContaining(failures));
  });

  it('have settings with a default that their schema takes, and a sentence', () => {
    for (const { schema, default: value, doc } of declarations.flatMap((one) => Object.values(one.settings))) {
      expect(Schema.Check(schema, value)).toBe(true);
      expect(doc).toMatch(/^[A-Z].*[^.]$/);
    }
  });

  it('read a setting as the company has it, else as it is declared', () => {
    expect(settingOf(invoices, 'invoiceLineDetail', { invoiceLineDetail: 'detailed' })).toBe('detailed');
    expect(settingOf(invoices, 'invoiceLineDetail', {})).toBe('default');
  });
});
