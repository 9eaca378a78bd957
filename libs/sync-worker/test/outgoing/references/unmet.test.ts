import { describe, expect, it } from 'vitest';
import { describeFailure } from '@autosync/contracts';
import { toListEntry } from '../../../src/outgoing/references/list-entry.ts';
import { needKey, type ReferenceNeed } from '../../../src/outgoing/references/need.ts';
import {
  accountMissing,
  because,
  currencyDiffers,
  gone,
  inactive,
  inUse,
  isMissing,
  itemAccountDiffers,
  missing,
  needOf,
  parentMissing,
  refusalOf,
  refused,
  shared,
  unmetBy,
  unsendable,
  type Unmet,
} from '../../../src/outgoing/references/unmet.ts';

const customer: ReferenceNeed = { kind: 'customer', name: 'Contoso', accountNumber: 'C-9', currency: 'EUR' };
const item: ReferenceNeed = { kind: 'item', name: 'Support', incomeAccount: 'Services' };
const entry = (Name: string, more: object = {}) => toListEntry('items', { Id: '7', Name, ...more });
const ofCustomer = { kind: 'customer', name: 'Contoso (C-9)' };
const ofItem = { kind: 'product or service', name: 'Support' };

describe('why a name is not met', () => {
  it.each<[string, Unmet, string, Record<string, string>]>([
    ['it is not there', missing(customer), 'customer-missing', ofCustomer],
    ['it is inactive', inactive(customer), 'reference-inactive', ofCustomer],
    ['it is gone', gone(item), 'reference-gone', ofItem],
    ['two records mean different things by it', shared(customer), 'name-shared', { ...ofCustomer, name: 'Contoso' }],
    ['its parent is missing', parentMissing(item, 'Work'), 'parent-missing', { ...ofItem, parent: 'Work' }],
    ['QuickBooks would refuse it', unsendable(item, 'too long'), 'name-unsendable', { ...ofItem, why: 'too long' }],
    ['it is taken', inUse(item, 'Support', 'a vendor'), 'name-in-use', { ...ofItem, holder: 'a vendor' }],
    ['it was refused', refused(item, 'no'), 'creation-refused', { ...ofItem, detail: 'no' }],
    [
      'its currency differs',
      currencyDiffers(customer, 'USD'),
      'currency-differs',
      { ...ofCustomer, currency: 'EUR', other: 'USD' },
    ],
    [
      'its account differs',
      itemAccountDiffers(item, 'Sales'),
      'item-account-differs',
      { ...ofItem, account: 'Services', other: 'Sales' },
    ],
    [
      'no account is named for it',
      accountMissing(item, 'service-income', 'why'),
      'default-account-missing',
      { ...ofItem, role: 'income account for new services', setting: 'serviceIncomeAccount', why: 'why' },
    ],
    [
      'it is a category',
      unmetBy(item, { kind: 'unusable', entry: entry('Support', { Type: 'Category' }) }),
      'reference-unusable',
      { ...ofItem, holder: 'a category' },
    ],
    [
      'it is a bundle',
      unmetBy(item, { kind: 'unusable', entry: entry('Support', { Type: 'Group' }) }),
      'reference-unusable',
      { ...ofItem, holder: 'a bundle' },
    ],
    [
      'it is something else',
      unmetBy(item, { kind: 'unusable', entry: entry('Support', { Type: 'Odd' }) }),
      'reference-unusable',
      { ...ofItem, holder: 'an entry of the type Odd' },
    ],
    [
      'an inactive one has it',
      unmetBy(item, { kind: 'inactive', entry: entry('Support') }),
      'reference-inactive',
      ofItem,
    ],
    [
      'several have it',
      unmetBy(item, { kind: 'ambiguous', entries: [entry('Support'), entry('SUPPORT')] }),
      'name-ambiguous',
      { ...ofItem, holders: 'Support, SUPPORT' },
    ],
    ['it means several', unmetBy(customer, { kind: 'shared' }), 'name-shared', { ...ofCustomer, name: 'Contoso' }],
    [
      'somebody else has it',
      unmetBy(customer, { kind: 'taken', entry: entry('Contoso Ltd'), by: null }),
      'name-in-use',
      { ...ofCustomer, name: 'Contoso', holder: 'the customer Contoso Ltd, which is somebody else' },
    ],
  ])('%s', (_, { need, refusal }, code, values) => {
    expect({ code: refusal.code, values: refusal.values }).toEqual({ code, values });
    const [cause, ...others] = refusal.causes ?? [];
    expect(others).toEqual([]);
    expect(cause).toMatchObject({ look: 'reference', details: { reason: code } });
    expect(needOf(cause!)).toEqual(need);
  });

  it('tells a name that is not there from one that cannot be used', () => {
    expect([missing(item), inactive(item)].map(isMissing)).toEqual([true, false]);
  });

  it('keeps a category, below which others may stand, and nothing else', () => {
    const of = (Type: string) => unmetBy(item, { kind: 'unusable', entry: entry('Support', { Type }) });
    expect(of('Category').category).toMatchObject({ qboId: '7' });
    expect(of('Group')).not.toHaveProperty('category');
  });

  it('waits by name, and where two currencies or accounts are asked for by these, too', () => {
    const key = needKey(customer);
    const keys = [missing(customer), currencyDiffers(customer, 'USD'), itemAccountDiffers(item, 'Sales')].map(
      ({ refusal }) => refusal.causes?.map(({ key }) => key),
    );
    expect(keys).toEqual([[key], [`${key} EUR`], ['item/support Services']]);
  });

  it('is what another name lacks, but waits for its own', () => {
    const { need, refusal } = because(customer, missing(item));
    expect(need).toBe(customer);
    expect(refusal).toMatchObject({ code: missing(item).refusal.code, values: ofItem });
    expect(refusal.causes?.map(needOf)).toEqual([customer]);
  });

  it('keeps the fault with which QuickBooks refused to create it', () => {
    const fault = { code: '6000', message: 'no', detail: 'really' };
    expect(refused(item, 'no', fault).refusal.refused).toEqual({ entity: 'Item', fault });
    expect(refused(item, 'no').refusal).not.toHaveProperty('refused');
  });
});

describe('all that a record lacks', () => {
  const [one, other] = [missing({ ...customer, name: 'Contoso Inc. Oslo' }).refusal, missing(item).refusal];

  it('is one refusal as it is', () => {
    expect(refusalOf([one])).toBe(one);
  });

  it('is one failure with a sentence and the causes of each', () => {
    const refusal = refusalOf([one, other]);
    expect(refusal).toMatchObject({
      code: 'references-missing',
      causes: [...(one.causes ?? []), ...(other.causes ?? [])],
    });
    expect(refusal).not.toHaveProperty('refused');
    const sentences = [one, other].map(({ code, values }) => describeFailure(code, values).message.slice(0, -1));
    expect(refusal.values).toEqual({ list: sentences.join('; ') });
  });

  it('waits for nothing where one of it ends only with a change of the record', () => {
    const { causes: _causes, ...final } = other;
    expect(refusalOf([one, final]).causes).toEqual([]);
  });

  it('keeps the first fault of QuickBooks', () => {
    const of = (code: string) => refused(item, 'no', { code, message: '', detail: '' }).refusal;
    expect(refusalOf([one, of('1'), of('2')]).refused).toMatchObject({ fault: { code: '1' } });
  });
});
