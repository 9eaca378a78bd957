import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeReason, failureCatalogue, isFailureCode, reasonCatalogue } from '../src/index.ts';

/** Where reasons of runs and batches come from, and how they are written there. */
const sources = globSync([
  'libs/contracts/src/batch-states.ts',
  'libs/sync-worker/src/**/*.ts',
  'services/sync-*/src/**/*.ts',
  'services/scheduler/src/**/*.ts',
  'services/scheduler/migrations/*.sql',
  'services/batch-status/src/**/*.ts',
]);
const notations = [
  /\b(?:reason|lastReason)(?::| =)\s*'([a-z-]+)'/g,
  /\bkind: '(?:finished|idle|yielded|failed)', (?:category: '[a-z-]+', )?reason: '([a-z-]+)'/g,
  /\byieldSlice\('([a-z-]+)'/g,
  // What the claim of slots notes when it skips one, in SQL.
  /\bthen '([a-z]+-[a-z-]+)'/g,
  /\bconst \w+ = '(nothing-[a-z-]+)'/g,
];

const found = new Set(
  sources.flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    return notations.flatMap((notation) => [...text.matchAll(notation)].map(([, code = '']) => code));
  }),
);

describe('the catalogue of reasons', () => {
  it.each(Object.entries(reasonCatalogue))('%s has a sentence and a remedy', (_code, { message, fix }) => {
    expect(message).toMatch(/^[A-Z].*\.$/);
    expect(fix).toMatch(/^[A-Z].*\.$/);
  });

  it('sees the reasons that the code can give', () => {
    for (const code of ['nothing-pending', 'nothing-changed', 'never-started', 'qbo-throttled', 'company-disabled']) {
      expect([...found]).toContain(code);
    }
  });

  it.each([...found])('%s, which the code can give, is in it or among the failures', (code) => {
    expect(Object.hasOwn(reasonCatalogue, code) || isFailureCode(code)).toBe(true);
  });

  it.each(Object.keys(failureCatalogue))('%s, a failure, has the words of the catalogue of failures', (code) => {
    expect(describeReason(code).fix).toMatch(/^[A-Z].*\.$/);
  });

  it.each(['db-error', 'check-violation', 'unexpected-error', 'qbo-invalid-call', 'a-code-of-tomorrow'])(
    '%s, the code of a defect, comes in a sentence with a remedy, and can be searched for',
    (code) => {
      const { message, fix } = describeReason(code, 'platform');
      expect(message).toMatch(/^[A-Z].*\.$/);
      expect(message).toContain(`(${code})`);
      expect(fix).toContain('support');
    },
  );

  it('tells trouble with QuickBooks from our own', () => {
    expect(describeReason('http-502', 'upstream').message).toContain('QuickBooks');
    expect(describeReason('grant-lost', 'auth').fix).toContain('Connect');
  });
});
