import { describe, expect, it } from 'vitest';
import { generateApiKey, hashSecret, isApiKeyForm } from '../../src/domain/api-keys.ts';

describe('API keys', () => {
  it('a new key has the form, its prefix and the hash of itself', () => {
    const { key, prefix, hash } = generateApiKey();
    expect(key).toMatch(/^ask_[A-Za-z0-9_-]{43}[0-9a-f]{6}$/);
    expect(key.startsWith(prefix)).toBe(true);
    expect(prefix).toHaveLength(10);
    expect(hash).toEqual(hashSecret(key));
    expect(isApiKeyForm(key)).toBe(true);
  });

  it('two keys differ', () => {
    expect(generateApiKey().key).not.toBe(generateApiKey().key);
  });

  it('a key with one wrong character fails its checksum', () => {
    const { key } = generateApiKey();
    const wrong = key.slice(0, 10) + (key[10] === 'A' ? 'B' : 'A') + key.slice(11);
    expect(isApiKeyForm(wrong)).toBe(false);
  });

  it.each(['', 'ask_', 'secret', 'ask_'.padEnd(53, 'x')])('"%s" is no key', (text) => {
    expect(isApiKeyForm(text)).toBe(false);
  });
});
