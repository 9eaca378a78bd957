import { describe, expect, it } from 'vitest';
import { chooseKey } from '../src/index.ts';
import type { KeyReader } from '../src/index.ts';

const ids = (text: string) => text.split(',').filter((id) => id !== '');
const reader = (keys: string, sealsWith: string): KeyReader => ({ service: 's', keyIds: ids(keys), sealsWith });
const long = 30_000;

describe('the key that seals', () => {
  type Case = {
    name: string;
    own: string;
    others: KeyReader[];
    current?: string;
    expected?: [keyId: string, forMs: number];
    gives: string;
  };
  it.each<Case>([
    { name: 'the only one', own: 'k1', others: [], gives: 'k1' },
    {
      name: 'at the start, alone: the last, since others may not have been seen yet',
      own: 'k2,k1',
      others: [],
      gives: 'k1',
    },
    { name: 'at the start: as others do', own: 'k2,k1', others: [reader('k2,k1', 'k2')], gives: 'k2' },
    { name: 'no key of one that has not chosen', own: 'k2,k1', others: [reader('k2,k1', '')], gives: 'k1' },
    { name: 'an old process runs', own: 'k2,k1', others: [reader('k1', 'k1')], expected: ['k1', long], gives: 'k1' },
    {
      name: 'all can read it, not long enough',
      own: 'k2,k1',
      others: [reader('k1,k2', 'k1')],
      current: 'k1',
      expected: ['k2', long - 1],
      gives: 'k1',
    },
    {
      name: 'all can read it, since now',
      own: 'k2,k1',
      others: [reader('k1,k2', 'k1')],
      current: 'k1',
      expected: ['k1', long],
      gives: 'k1',
    },
    {
      name: 'all can read it for long enough',
      own: 'k2,k1',
      others: [reader('k1,k2', 'k1')],
      current: 'k1',
      expected: ['k2', long],
      gives: 'k2',
    },
    {
      name: 'one in the middle, while the first is too new',
      own: 'k3,k2,k1',
      others: [reader('k2,k1', 'k2')],
      current: 'k2',
      expected: ['k2', long],
      gives: 'k2',
    },
    {
      name: 'back at once, where an older process appears',
      own: 'k2,k1',
      others: [reader('k1', 'k1'), reader('k2,k1', 'k2')],
      current: 'k2',
      expected: ['k2', long],
      gives: 'k1',
    },
    {
      name: 'nothing that all can read: as before',
      own: 'k2,k1',
      others: [reader('k3', 'k3')],
      current: 'k1',
      expected: ['k1', long],
      gives: 'k1',
    },
    {
      name: 'nothing that all can read, at the start: the first',
      own: 'k2',
      others: [reader('k1', 'k1')],
      gives: 'k2',
    },
  ])('$name', ({ own, others, current, expected, gives }) => {
    const before = expected && { keyId: expected[0], forMs: expected[1] };
    expect(chooseKey({ own: ids(own), others, current, expected: before }).keyId).toBe(gives);
  });
});
