import { describe, expect, it } from 'vitest';
import { referenceKey } from '@autosync/contracts';
import { splitPartyKey } from '@autosync/core';
import type { ListEntry, ReferenceClaim } from '@autosync/records';
import fc from 'fast-check';
import { toListEntry } from '../../../src/outgoing/references/list-entry.ts';
import { candidateNames, matchName, ownName, type MatchContext } from '../../../src/outgoing/references/matching.ts';
import type { ReferenceNeed } from '../../../src/outgoing/references/need.ts';

const customer = (Id: string, DisplayName: string, more: Record<string, unknown> = {}): ListEntry =>
  toListEntry('customers', { Id, DisplayName, FullyQualifiedName: DisplayName, ...more });
const item = (Id: string, Name: string, more: Record<string, unknown> = {}): ListEntry =>
  toListEntry('items', { Id, Name, FullyQualifiedName: Name, Type: 'Service', ...more });
const account = (Id: string, Name: string, more: Record<string, unknown> = {}): ListEntry =>
  toListEntry('accounts', { Id, Name, FullyQualifiedName: Name, ...more });

function around(entries: ListEntry[], more: Partial<MatchContext> = {}): MatchContext {
  return { entries, claims: [], numbers: new Set(), policy: 'onCollision', ...more };
}

function claim(key: string, qboId: string, name: string, mapped = false): ReferenceClaim {
  return { key, qboId, name, mapped };
}

const dell: ReferenceNeed = { kind: 'customer', name: 'Dell Inc' };
const dell9: ReferenceNeed = { ...dell, accountNumber: 'D-9' };

describe('a name', () => {
  it('is the active entry of exactly that name, whatever case and outer space', () => {
    const match = matchName({ kind: 'customer', name: ' contoso ' }, around([customer('1', 'Contoso')]));
    expect(match).toMatchObject({ kind: 'found', entry: { qboId: '1' } });
  });

  it('of a child is its whole name; its own name alone is another client', () => {
    const north = around([customer('2', 'North', { FullyQualifiedName: 'Acme:North' })]);
    expect(matchName({ kind: 'customer', name: 'Acme:North' }, north)).toMatchObject({ kind: 'found' });
    expect(matchName({ kind: 'customer', name: 'North' }, north)).toMatchObject({
      kind: 'taken',
      entry: { qboId: '2' },
    });
  });

  it('alone of somebody else may be created with its account number', () => {
    const child = around([customer('2', 'Dell Inc', { FullyQualifiedName: 'Acme:Dell Inc' })]);
    expect(matchName(dell, child)).toMatchObject({ kind: 'taken', entry: { qboId: '2' }, by: null });
    expect(matchName(dell9, child)).toEqual({ kind: 'absent', names: ['Dell Inc (D-9)'] });
  });

  it('that only an inactive entry has is inactive, never absent', () => {
    const fab = customer('3', 'Fab (deleted)', { FullyQualifiedName: 'Fab (deleted)', Active: false });
    expect(matchName({ kind: 'customer', name: 'Fab' }, around([fab]))).toMatchObject({ kind: 'inactive' });
    const both = around([fab, customer('4', 'Fab')]);
    expect(matchName({ kind: 'customer', name: 'Fab' }, both)).toMatchObject({ kind: 'found', entry: { qboId: '4' } });
  });

  it('of a category is no product', () => {
    const managed = item('5', 'Managed', { Type: 'Category' });
    expect(matchName({ kind: 'item', name: 'Managed' }, around([managed]))).toMatchObject({ kind: 'unusable' });
    const inactive = item('5', 'Managed', { Type: 'Category', Active: false });
    expect(matchName({ kind: 'item', name: 'Managed' }, around([inactive]))).toMatchObject({ kind: 'inactive' });
  });

  it('of a product means it wherever it stands, as long as only one has the name', () => {
    const one = item('6', 'Cable', { FullyQualifiedName: 'Hardware:Cable' });
    const other = item('7', 'Cable', { FullyQualifiedName: 'Network:Cable' });
    const need: ReferenceNeed = { kind: 'item', name: 'Cable' };
    expect(matchName(need, around([one]))).toMatchObject({ kind: 'found', entry: { qboId: '6' } });
    expect(matchName(need, around([one, other]))).toMatchObject({
      kind: 'ambiguous',
      entries: [{ qboId: '6' }, { qboId: '7' }],
    });
    expect(matchName({ kind: 'item', name: 'Network:Cable' }, around([one, other]))).toMatchObject({
      kind: 'found',
      entry: { qboId: '7' },
    });
  });

  it('of an account may be its number', () => {
    const travel = account('8', 'Travel', { AcctNum: '6100' });
    expect(matchName({ kind: 'account', name: '6100' }, around([travel]))).toMatchObject({ kind: 'found' });
  });

  it.each([
    ['of another case and outer space', { AcctNum: ' 5010a ' }, 'found'],
    ['that is another', { AcctNum: '50100' }, 'absent'],
    ['that is empty', { AcctNum: ' ' }, 'absent'],
    ['that is none', {}, 'absent'],
  ])('of an account may be its number, %s: %s', (_, more, kind) => {
    const books = around([account('8', 'Income', more)]);
    expect(matchName({ kind: 'account', name: '5010A' }, books)).toMatchObject({ kind });
  });

  it.each(['', ' '])('that is blank is no account with the number %j', (AcctNum) => {
    const books = around([account('8', 'Income', { AcctNum })]);
    expect(matchName({ kind: 'account', name: ' ' }, books).kind).toBe('absent');
  });

  it('of a product is nobody’s alone: what else was found under it is no reason', () => {
    const claims = [claim('another name', '6', 'Cable')];
    expect(matchName({ kind: 'item', name: 'Cable' }, around([item('6', 'Cable')], { claims }))).toMatchObject({
      kind: 'found',
    });
  });

  it('may be in QuickBooks alone and with its account number, and an entry is called by its last level', () => {
    expect(candidateNames(dell)).toEqual(['Dell Inc']);
    expect(candidateNames(dell9)).toEqual(['Dell Inc', 'Dell Inc (D-9)']);
    expect([ownName('Acme:North'), ownName('North')]).toEqual(['North', 'North']);
  });

  it('of a child that is inactive is free', () => {
    const gone = customer('2', 'North', { FullyQualifiedName: 'Acme:North', Active: false });
    expect(matchName({ kind: 'customer', name: 'North' }, around([gone]))).toMatchObject({ kind: 'absent' });
  });

  it('of a payment method is a bank or credit card account, nothing else', () => {
    const need: ReferenceNeed = { kind: 'payment-method', name: 'Amex' };
    const card = account('9', 'Amex', { AccountType: 'Credit Card' });
    const income = account('9', 'Amex', { AccountType: 'Income' });
    expect(matchName(need, around([card]))).toMatchObject({ kind: 'found' });
    expect(matchName(need, around([income]))).toMatchObject({ kind: 'unusable' });
  });
});

describe('a name with an account number', () => {
  const plain = customer('1', 'Dell Inc');
  const numbered = customer('2', 'Dell Inc (D-9)');

  it.each([
    ['alone: the name itself', [plain], ['d-9'], 'onCollision', '1'],
    ['alone, and there is one with the number', [plain, numbered], ['d-9'], 'onCollision', '2'],
    ['not alone: the one with the number', [plain, numbered], ['d-9', 'd-8'], 'onCollision', '2'],
    ['always: the one with the number', [plain, numbered], ['d-9'], 'always', '2'],
    ['never: the name itself', [plain, numbered], ['d-9'], 'never', '1'],
  ] as const)('%s', (_, entries, numbers, policy, qboId) => {
    const match = matchName(dell9, around([...entries], { numbers: new Set(numbers), policy }));
    expect(match).toMatchObject({ kind: 'found', entry: { qboId } });
  });

  it.each([
    ['alone: as the name, else with the number', ['d-9'], 'onCollision', ['Dell Inc', 'Dell Inc (D-9)']],
    ['not alone: with the number', ['d-9', ''], 'onCollision', ['Dell Inc (D-9)']],
    ['always: with the number', ['d-9'], 'always', ['Dell Inc (D-9)']],
    ['never: as the name', ['d-9'], 'never', ['Dell Inc']],
  ] as const)('is created %s', (_, numbers, policy, names) => {
    const match = matchName(dell9, around([], { numbers: new Set(numbers), policy }));
    expect(match).toEqual({ kind: 'absent', names });
  });

  it('is refused when it is not alone and the number may not be added', () => {
    const match = matchName(dell9, around([plain], { numbers: new Set(['d-9', 'd-8']), policy: 'never' }));
    expect(match).toEqual({ kind: 'shared' });
  });

  it('never takes the entry that stands for another number of that name, nor does the name alone', () => {
    const claims = [claim(referenceKey({ ...dell, accountNumber: 'D-8' }), '1', 'Dell Inc')];
    const numbers = new Set(['d-9', 'd-8', '']);
    expect(matchName(dell9, around([plain], { claims, numbers }))).toEqual({
      kind: 'absent',
      names: ['Dell Inc (D-9)'],
    });
    expect(matchName(dell, around([plain], { claims, numbers }))).toMatchObject({ kind: 'taken' });
  });

  it('that no record uses any more keeps nobody from the entry', () => {
    const claims = [claim(referenceKey({ ...dell, accountNumber: 'D-8' }), '1', 'Dell Inc')];
    expect(matchName(dell9, around([plain], { claims, numbers: new Set(['d-9']) }))).toMatchObject({ kind: 'found' });
  });

  it('means the entry that it was found as before', () => {
    const claims = [claim(referenceKey(dell9), '1', 'Dell Inc')];
    expect(matchName(dell9, around([plain], { claims, numbers: new Set(['d-9']) }))).toMatchObject({ kind: 'found' });
  });

  it('of a child that is somebody else may be created with its number, and not under the name itself', () => {
    const need: ReferenceNeed = { kind: 'customer', name: 'Acme:North', accountNumber: 'D-9' };
    const north = customer('2', 'North', { FullyQualifiedName: 'Acme:North' });
    const claims = [claim('another name', '2', 'Acme:North')];
    expect(matchName(need, around([north], { claims, numbers: new Set(['d-9']) }))).toEqual({
      kind: 'absent',
      names: ['Acme:North (D-9)'],
    });
  });

  it('is not what a name means that reads like both together', () => {
    const claims = [claim(referenceKey(dell9), '2', 'Dell Inc (D-9)')];
    const need: ReferenceNeed = { kind: 'customer', name: 'Dell Inc (D-9)' };
    expect(matchName(need, around([numbered], { claims }))).toMatchObject({ kind: 'taken' });
  });
});

it('an entry that was renamed may be found by its new name, whoever found it by the old one', () => {
  const claims = [claim('contoso', '1', 'Contoso')];
  const need: ReferenceNeed = { kind: 'customer', name: 'Contoso LLC' };
  expect(matchName(need, around([customer('1', 'Contoso LLC')], { claims }))).toMatchObject({ kind: 'found' });
});

it('several names may be mapped to one entry and its own name still means it', () => {
  const claims = [claim('contoso west', '1', 'Contoso', true)];
  const need: ReferenceNeed = { kind: 'customer', name: 'Contoso' };
  expect(matchName(need, around([customer('1', 'Contoso')], { claims }))).toMatchObject({ kind: 'found' });
});

describe('any names, any order, any lists', () => {
  const name = fc.constantFrom('Main Street Dental', 'main street dental ', 'Dell', 'Dell (1)', 'Acme:North', 'North');
  const number = fc.option(fc.constantFrom('1', '2', 'A'), { nil: undefined });
  const need = fc.record({ name, number }).map(({ name: text, number: accountNumber }): ReferenceNeed => ({
    kind: 'customer',
    name: text,
    ...(accountNumber !== undefined && { accountNumber }),
  }));
  const policy = fc.constantFrom('always', 'onCollision', 'never' as const);
  const before = fc.uniqueArray(
    fc.constantFrom('Main Street Dental', 'Dell', 'Dell (1)', 'Acme', 'North', 'Main Street Dental (2)'),
  );

  type Outcome = Map<string, string>;

  function billIn(order: readonly ReferenceNeed[], chosen: MatchContext['policy'], names: readonly string[]): Outcome {
    const numbersOf = (one: ReferenceNeed) => {
      const own = splitPartyKey(referenceKey(one)).name;
      const keys = order.map((other) => splitPartyKey(referenceKey(other)));
      return new Set(keys.flatMap((key) => (key.name === own ? [key.number] : [])));
    };
    const entries = names.map((text, index) => customer(String(index + 1), text));
    const claims: ReferenceClaim[] = [];
    const outcome: Outcome = new Map();
    for (const one of order) {
      const key = referenceKey(one);
      if (outcome.has(key)) continue;
      const match = matchName(one, around(entries, { claims, numbers: numbersOf(one), policy: chosen }));
      if (match.kind === 'found') {
        outcome.set(key, match.entry.fullName);
        claims.push(claim(key, match.entry.qboId, match.entry.fullName));
        continue;
      }
      // As QuickBooks: the first name that nobody has, in the space that all names share.
      const isFree = (text: string) => !entries.some((entry) => entry.nameKey === ownKey(text));
      const free = match.kind === 'absent' ? match.names.find(isFree) : undefined;
      if (free === undefined || free.includes(':')) {
        outcome.set(key, 'refused');
        continue;
      }
      const created = customer(String(entries.length + 1), free);
      entries.push(created);
      claims.push(claim(key, created.qboId, free));
      outcome.set(key, free);
    }
    return outcome;
  }

  it('two parties of one name end on two entries or on a refusal, whichever comes first', () => {
    fc.assert(
      fc.property(fc.array(need, { maxLength: 6 }), policy, before, (needs, chosen, names) => {
        for (const order of [needs, [...needs].reverse()]) {
          const outcome = billIn(order, chosen, names);
          const billed = [...outcome].filter(([, id]) => id !== 'refused');
          expect(new Set(billed.map(([, id]) => id)).size).toBe(billed.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('the order of records decides nothing', () => {
    const plain = need.filter((one) => !one.name.includes('('));
    fc.assert(
      fc.property(fc.array(plain, { maxLength: 6 }), policy, before, (needs, chosen, names) => {
        const sorted = (outcome: Outcome) => [...outcome].map(([key, name]) => `${key}=${name.toLowerCase()}`).sort();
        const forth = sorted(billIn(needs, chosen, names));
        expect(sorted(billIn([...needs].reverse(), chosen, names))).toEqual(forth);
      }),
      { numRuns: 2000 },
    );
  });
});

function ownKey(text: string): string {
  return customer('0', text.slice(text.lastIndexOf(':') + 1)).nameKey;
}
