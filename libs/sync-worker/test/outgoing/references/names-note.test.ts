import { expect, it } from 'vitest';
import { namesNote } from '../../../src/outgoing/references/names-note.ts';
import type { ReferenceNeed } from '../../../src/outgoing/references/need.ts';

const found = (name: string, mapped = false) => ({
  kind: 'met' as const,
  reference: { qboId: '1', name, data: {}, mapped },
});
const dell: ReferenceNeed = { kind: 'customer', name: 'Dell Inc', accountNumber: 'D-9' };

it.each([
  [
    'with its number',
    dell,
    found('Dell Inc (D-9)'),
    'In QuickBooks the customer "Dell Inc" is called "Dell Inc (D-9)".',
  ],
  [
    'without a character that QuickBooks refuses',
    { kind: 'vendor', name: 'Acme\t North' },
    found('Acme North'),
    'In QuickBooks the vendor "Acme\t North" is called "Acme North".',
  ],
  ['as the record says', dell, found('Dell Inc'), undefined],
  ['as the record says but for spaces', { kind: 'vendor', name: ' Acme ' }, found('Acme'), undefined],
  ['in other letters, which is the same name for QuickBooks', dell, found('dell inc'), undefined],
  ['by a mapping', dell, found('Dell Inc (D-9)', true), undefined],
  ['as the child that it is', { kind: 'item', name: 'Router' }, found('Hardware:Router'), undefined],
  ['under a name that a person gave it', dell, found('Dell Technologies'), undefined],
  ['not at all', dell, undefined, undefined],
] as const)('a name that is used %s', (_what, need, resolution, sentence) => {
  expect(namesNote([need, need], () => resolution)).toBe(sentence);
});

it('says it of each name', () => {
  const needs = ['Acme\t North', 'Acme\t South'].map((name): ReferenceNeed => ({ kind: 'vendor', name }));
  expect(namesNote(needs, ({ name }) => found(name.replace('\t', '')))).toBe(
    'In QuickBooks the vendor "Acme\t North" is called "Acme North". In QuickBooks the vendor "Acme\t South" is called "Acme South".',
  );
});
