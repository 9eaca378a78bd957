import { expect, it } from 'vitest';
import { toListEntry } from '../../../src/outgoing/references/list-entry.ts';

it('an entry is kept with its names, the keys that they are compared by, and what else is needed of it', () => {
  const body = { Id: '7', Name: 'Router X', FullyQualifiedName: 'Hardware:Router X', Type: 'Service', Other: 1 };
  expect(toListEntry('items', body)).toStrictEqual({
    qboId: '7',
    name: 'Router X',
    fullName: 'Hardware:Router X',
    nameKey: 'router x',
    fullKey: 'hardware:router x',
    stem: expect.any(String),
    active: true,
    data: { Type: 'Service' },
  });
});

it.each([
  ['an inactive one', { Name: 'Old (deleted)', Active: false }, 'Old', false],
  ['an inactive one whose name has the word in it', { Name: 'A (deleted) B', Active: false }, 'A (deleted) B', false],
  ['an active one that is called so', { Name: 'Old (deleted)', Active: true }, 'Old (deleted)', true],
  ['one that says nothing', { Name: 'New' }, 'New', true],
])('the name of %s', (_, body, name, active) => {
  expect(toListEntry('items', { Id: '7', ...body })).toMatchObject({ name, fullName: name, active });
});
