import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { companySettings, failureCatalogue, kindRow, referenceKindNames } from '@autosync/contracts';
import { projectRoot } from '@autosync/dev-stack/servers';
import { recordRequests } from '@autosync/records';

const worker = 'libs/sync-worker/test/outgoing';
const fixes = `${worker}/fixes.test.ts`;
const causes = 'e2e/scenarios/causes.full.test.ts';
const inventory = 'e2e/scenarios/inventory.test.ts';
const namesAndFields = 'e2e/scenarios/invoice-fields-and-names.full.test.ts';
const comparisons = 'services/gateway/test/entry-points/comparisons.test.ts';

/** Where each failure of the catalogue is provoked, and mostly put right as its fix says. A new code needs a line here. */
const provokedIn: Readonly<Record<string, string>> = {
  'invalid-record': `${worker}/numbers.test.ts`,
  'total-mismatch': 'services/sync-invoices/test/invoice-definition.test.ts',
  'qbo-total-differs': `${worker}/failures.test.ts`,
  'tax-differs': namesAndFields,
  'quickbooks-holds-other': fixes,
  'number-shared': causes,
  'not-compared': `${worker}/containment.test.ts`,
  'customer-missing': fixes,
  'vendor-missing': fixes,
  'member-missing': fixes,
  'item-missing': fixes,
  'terms-missing': fixes,
  'account-missing': fixes,
  'payment-method-missing': fixes,
  'tax-code-missing': fixes,
  'class-missing': fixes,
  'department-missing': fixes,
  'setting-missing': inventory,
  'feature-off': namesAndFields,
  'classes-differ': fixes,
  'tax-codes-differ': namesAndFields,
  'currency-differs': `${worker}/failures.test.ts`,
  'item-account-differs': `${worker}/failures.test.ts`,
  'default-account-missing': 'e2e/scenarios/mapping.test.ts',
  'parent-missing': `${worker}/references/resolver.test.ts`,
  'references-missing': 'e2e/scenarios/mapping.test.ts',
  'reference-inactive': 'e2e/scenarios/mapping.test.ts',
  'reference-gone': fixes,
  'reference-unusable': 'e2e/scenarios/mapping.test.ts',
  'name-ambiguous': `${worker}/failures.test.ts`,
  'name-in-use': 'e2e/scenarios/mapping.test.ts',
  'name-shared': `${worker}/references/resolver.test.ts`,
  'name-unsendable': `${worker}/references/resolver.test.ts`,
  'creation-refused': `${worker}/failures.test.ts`,
  'reference-invalid': `${worker}/failures.test.ts`,
  'number-in-use': `${worker}/numbers.test.ts`,
  'refused-by-quickbooks': `${worker}/failures.test.ts`,
  'change-refused': fixes,
  'feature-missing': `${worker}/requests.test.ts`,
  'changed-in-quickbooks': causes,
  'changed-since-preview': `${worker}/approval.test.ts`,
  'edited-meanwhile': fixes,
  'deleted-in-quickbooks': 'e2e/scenarios/updates-after-edits.full.test.ts',
  'voided-in-quickbooks': 'e2e/scenarios/updates-after-edits.full.test.ts',
  'answer-awaited': fixes,
  'cancelled-at-source': `${worker}/ending.test.ts`,
  'cancelled-but-changed': `${worker}/ending.test.ts`,
  'document-in-use': `${worker}/ending.test.ts`,
  'end-refused': `${worker}/ending.test.ts`,
  'arrived-meanwhile': `${worker}/requests.test.ts`,
  'document-still-there': `${worker}/requests.test.ts`,
  'books-reset': 'e2e/scenarios/payments.test.ts',
  'document-ambiguous': `${worker}/requests.test.ts`,
  'left-in-quickbooks': comparisons,
  'item-account-moved': comparisons,
  'money-was-missed': comparisons,
  'kind-changed': `${worker}/nothing-to-book.test.ts`,
  'period-closed': causes,
  'document-in-closed-period': causes,
  'date-moved': causes,
  'connection-broken': fixes,
  'quickbooks-unavailable': `${worker}/requests.test.ts`,
  'quickbooks-timeout': fixes,
  'worker-crash': 'e2e/scenarios/quickbooks-troubles.full.test.ts',
  'processing-failed': `${worker}/containment.test.ts`,
  'outcome-unknown': fixes,
  'nothing-to-take': fixes,
  cancelled: fixes,
  'custom-field-missing': namesAndFields,
  'refund-to-bank': 'e2e/scenarios/expenses.test.ts',
  'value-missing': 'e2e/scenarios/inventory-kinds.full.test.ts',
  'adjustment-date-fixed': inventory,
  'item-not-stocked': inventory,
  'stock-starts-later': inventory,
  'stock-short': inventory,
  'document-unreadable': 'services/sync-payments/test/operations/troubled-answers.test.ts',
};

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const missingNames = new Set<string>(referenceKindNames.map((kind) => kindRow(kind).missing));

describe('the failures of the catalogue', () => {
  it('are each provoked where this table says', () => {
    const codes = Object.keys(failureCatalogue);
    expect(codes.filter((code) => !Object.hasOwn(provokedIn, code))).toEqual([]);
    const wrong = Object.entries(provokedIn).filter(([code, path]) => {
      if (!existsSync(join(projectRoot, path))) return true;
      // The test of missing names goes through all kinds, whose table names the codes.
      const named = missingNames.has(code) && path === fixes ? 'kindRow(need.kind).missing' : code;
      return !read(path).includes(named);
    });
    expect(wrong).toEqual([]);
  });
});

/** What people are told to do with a record, and the operations that are meant. */
const operations: Readonly<Record<string, readonly string[]>> = {
  'take QuickBooks’ version': ['take-quickbooks'],
  'send ours again': ['send-ours'],
  'let it go': ['let-go'],
  'send it as a new document': ['send-as-new'],
  'un-batch it': ['un-batch-delete', 'un-batch-void', 'un-batch-keep'],
  'un-batch it, whatever was changed': ['un-batch-delete', 'un-batch-void'],
  'un-batch it and keep the document': ['un-batch-keep'],
  'un-batch it in another way': ['un-batch-delete', 'un-batch-void', 'un-batch-keep'],
  'un-batch it (the document is voided, deleted or kept)': ['un-batch-delete', 'un-batch-void', 'un-batch-keep'],
};

const texts = Object.entries(failureCatalogue).map(([code, { fix }]) => ({ code, fix: fix as string }));
const openApi = read('libs/client/src/generated/openapi.json');

describe('no sentence about what to do', () => {
  it('names an operation that does not exist', () => {
    const phrases = texts.flatMap(({ fix }) =>
      [...fix.matchAll(/operations?(?: on the record)?: ([^.:]+)/g)].flatMap(([, list = '']) =>
        list
          .replaceAll(/\(([^)]*)\)/g, (inner) => inner.replaceAll(',', ';').replaceAll(' or ', ' | '))
          .split(/, or |, | or /)
          .map((phrase) => phrase.replaceAll(';', ',').replaceAll(' | ', ' or ').trim()),
      ),
    );
    const joined = phrases.map((phrase) =>
      phrase === 'whatever was changed' ? 'un-batch it, whatever was changed' : phrase,
    );
    expect(phrases.length).toBeGreaterThan(10);
    expect(joined.filter((phrase) => operations[phrase] === undefined)).toEqual([]);
    const named = joined.flatMap((phrase) => operations[phrase] ?? []);
    expect(named.filter((name) => !recordRequests.some((request) => request === name))).toEqual([]);
    for (const request of recordRequests) expect(openApi).toContain(`"${request}"`);
  });

  it('names a setting that does not exist', () => {
    const named = texts.flatMap(({ fix }) => [
      ...(fix.match(/\b[a-z]+[A-Z]\w*/g) ?? []),
      ...[...fix.matchAll(/\(settings? ([\w, ]+)\)/g)].flatMap(([, list = '']) => list.split(', ')),
    ]);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !Object.hasOwn(companySettings, name))).toEqual([]);
  });

  it('names a route that does not exist', () => {
    const named = texts.flatMap(({ fix }) => [...fix.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name));
    expect(named).toContain('books-reset');
    expect(named.filter((name) => !new RegExp(`"/v1/companies/\\{companyId\\}/${name}"`).test(openApi))).toEqual([]);
  });

  it('sends people away without saying what they can do themselves', () => {
    const toSupport = texts.filter(({ fix }) => /support/i.test(fix));
    for (const { fix } of toSupport) expect(fix).toMatch(/run (it|the record) again/i);
  });
});
