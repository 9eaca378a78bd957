import { describe, expect, it } from 'vitest';
import { canonicalJson, companyLockKey, contentHash, deterministicId, isId, newId } from '../src/index.ts';

describe('ids', () => {
  it('are UUIDs, random or the same for the same parts', () => {
    expect(isId(newId())).toBe(true);
    expect(newId()).not.toBe(newId());
    expect(isId(deterministicId('a', 'b'))).toBe(true);
    expect(deterministicId('a', 'b')).toBe(deterministicId('a', 'b'));
    expect(deterministicId('a', 'b')).not.toBe(deterministicId('ab'));
    expect(deterministicId('a', 'b')).not.toBe(deterministicId('b', 'a'));
    expect(isId('not-an-id')).toBe(false);
  });

  it('give lock keys over all 64 bits, signed', () => {
    const keys = Array.from({ length: 200 }, () => companyLockKey(newId()));
    expect(new Set(keys).size).toBe(200);
    for (const key of keys) expect(BigInt.asIntN(64, key)).toBe(key);
    expect(keys.some((key) => key < 0n) && keys.some((key) => key > 2n ** 62n)).toBe(true);
  });
});

describe('contentHash', () => {
  it('does not depend on the order of keys, but on that of items', () => {
    expect(canonicalJson({ b: [{ y: 1, x: 2 }], a: null })).toBe('{"a":null,"b":[{"x":2,"y":1}]}');
    expect(contentHash({ a: 1, b: 2 })).toBe(contentHash({ b: 2, a: 1 }));
    expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]));
  });
});
