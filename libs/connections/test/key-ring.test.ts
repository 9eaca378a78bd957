import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createKeyRing, parseKeyRing } from '../src/index.ts';

const key = (id: string) => ({ id, key: randomBytes(32) });
const place = { tenantId: 'tenant-1', companyId: 'company-1', column: 'access_token' };

describe('key ring', () => {
  it('opens whatever it sealed, in the same place', () => {
    const ring = createKeyRing({ keys: [key('k1')] });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
        expect(ring.open(ring.seal(plain, place), place)).toBe(plain);
      }),
    );
  });

  it('never seals the same way twice, and shows nothing of the text', () => {
    const ring = createKeyRing({ keys: [key('k1')] });
    const [a, b] = [ring.seal('secret-token', place), ring.seal('secret-token', place)];
    expect(a.sealed.equals(b.sealed)).toBe(false);
    expect(a.sealed.toString('latin1')).not.toContain('secret');
  });

  it.each([
    ['tenant', { ...place, tenantId: 'tenant-2' }],
    ['company', { ...place, companyId: 'company-2' }],
    ['column', { ...place, column: 'refresh_token' }],
  ])('does not open for another %s', (_name, elsewhere) => {
    const ring = createKeyRing({ keys: [key('k1')] });
    const sealed = ring.seal('secret-token', place);
    expect(() => ring.open(sealed, elsewhere)).toThrow(
      expect.objectContaining({ code: 'unsealing-failed', retryable: false }),
    );
  });

  it('does not open what was altered in any byte or cut short', () => {
    const ring = createKeyRing({ keys: [key('k1')] });
    const { keyId, sealed } = ring.seal('secret-token', place);
    for (let index = 0; index < sealed.length; index += 1) {
      const altered = Buffer.from(sealed);
      altered[index]! ^= 1;
      expect(() => ring.open({ keyId, sealed: altered }, place)).toThrow();
      expect(() => ring.open({ keyId, sealed: sealed.subarray(0, index) }, place)).toThrow();
    }
  });

  it('opens old values after a new key was put first, and seals with the new one', () => {
    const old = key('2025');
    const next = key('2026');
    const sealed = createKeyRing({ keys: [old] }).seal('secret-token', place);
    const ring = createKeyRing({ keys: [next, old] });
    expect(ring.open(sealed, place)).toBe('secret-token');
    expect(ring.seal('x', place).keyId).toBe('2026');
  });

  it('says that a key is missing, which a changed configuration may mend', () => {
    const sealed = createKeyRing({ keys: [key('2025')] }).seal('secret-token', place);
    expect(() => createKeyRing({ keys: [key('2026')] }).open(sealed, place)).toThrow(
      expect.objectContaining({ code: 'key-missing', retryable: true }),
    );
  });
});

describe('parseKeyRing', () => {
  const base64 = randomBytes(32).toString('base64');

  it('takes id:base64 pairs, the first of which seals', () => {
    const other = randomBytes(32).toString('base64');
    const ring = parseKeyRing(`2026:${base64}, 2025:${other}`);
    expect(ring.seal('x', place).keyId).toBe('2026');
    expect(parseKeyRing(`2025:${other},2026:${base64}`).open(ring.seal('x', place), place)).toBe('x');
  });

  it.each([
    ['nothing', ''],
    ['a key without an id', base64],
    ['a short key', `k:${randomBytes(31).toString('base64')}`],
    ['text that is no base64', `k:${base64}!`],
    ['the same id twice', `k:${base64},k:${base64}`],
    ['an id with a space', `k 1:${base64}`],
  ])('refuses %s without quoting it', (_name, text) => {
    expect(() => parseKeyRing(text)).toThrow(
      expect.objectContaining({ code: 'invalid-key-ring', message: expect.not.stringContaining(base64.slice(0, 8)) }),
    );
  });
});
