import { describe, expect, it } from 'vitest';
import {
  batchStateNames,
  batchStates,
  batchTransitions,
  describeFailure,
  endedBatchStates,
  failureCatalogue,
  failureCategories,
  isFailureCode,
  kindRow,
  companySettings,
  mappingSettings,
  quickBooksLists,
  referenceKindNames,
} from '../src/index.ts';

describe('the catalogue of failures', () => {
  it.each(Object.entries(failureCatalogue))('%s has a category, a sentence and a fix', (code, entry) => {
    expect(isFailureCode(code)).toBe(true);
    expect(failureCategories).toContain(entry.category);
    expect(entry.message).toMatch(/^[A-Z].*\.$/);
    expect(entry.fix).toMatch(/^[A-Z].*\.$/);
  });

  it('fills placeholders, and says so when a value is missing', () => {
    expect(describeFailure('customer-missing', { name: 'Contoso' }).message).toBe(
      'There is no customer "Contoso" in QuickBooks.',
    );
    expect(describeFailure('customer-missing').message).toContain('unknown');
  });

  it('ends a sentence once where what QuickBooks said is one itself', () => {
    expect(describeFailure('refused-by-quickbooks', { detail: 'Only one discount line is allowed.' }).message).toBe(
      'QuickBooks refused the document: Only one discount line is allowed.',
    );
  });
});

describe('the texts about names', () => {
  const words = Object.values(failureCatalogue).flatMap(({ fix }) => fix.match(/\b[a-z]+[A-Z]\w*/g) ?? []);

  it('name settings that there are', () => {
    expect(words).toContain('createCustomers');
    expect(words.filter((word) => !Object.hasOwn(companySettings, word))).toEqual([]);
  });

  it('name settings that there are also where those are plain words', () => {
    const named = Object.values(failureCatalogue).flatMap(({ fix }) =>
      [...fix.matchAll(/\(settings? ([\w, ]+)\)/g)].flatMap(([, list = '']) => list.split(', ')),
    );
    expect(named).toContain('taxes');
    expect(named.filter((name) => !Object.hasOwn(companySettings, name))).toEqual([]);
  });

  it('have a failure for each kind that is missing, a list of QuickBooks, and a policy where it may be created', () => {
    for (const kind of referenceKindNames) {
      const { missing, list, creation, numbered, content } = kindRow(kind);
      expect(isFailureCode(missing)).toBe(true);
      expect(Object.hasOwn(quickBooksLists, list)).toBe(true);
      if (creation !== null) expect(Object.hasOwn(mappingSettings, creation.allowed)).toBe(true);
      expect(numbered).toBe(content !== null);
    }
  });
});

describe('batch states', () => {
  it('have words, and ended ones go nowhere', () => {
    expect(Object.keys(batchStateNames)).toEqual([...batchStates]);
    expect(endedBatchStates).toEqual(['finished', 'finishedWithWarning', 'finishedWithError', 'cancelled']);
    for (const state of endedBatchStates) expect(batchTransitions[state]).toEqual([]);
  });
});
