import { describe, expect, it } from 'vitest';
import { findUnstorableText, mayHoldUnstorableText } from '../../src/domain/storable-text.ts';

describe('text that PostgreSQL refuses', () => {
  it.each(['{"a":"\\u0000"}', '{"a":"\\ud83d"}', '{"a":"\\uDE00"}'])('%s is suspicious', (json) => {
    expect(mayHoldUnstorableText(json)).toBe(true);
    expect(findUnstorableText(JSON.parse(json))).toBe('/a');
  });

  it('is found in names as well as in values', () => {
    for (const name of ['\0', 'x\0y', '\uD800']) {
      expect(findUnstorableText({ settings: { categories: { [name]: {} } } })).toBe(`/settings/categories/${name}`);
    }
  });

  it('a whole surrogate pair and an escaped backslash are suspicious, but fine', () => {
    for (const json of ['{"a":"\\ud83d\\ude00"}', '{"a":"\\\\u0000"}']) {
      expect(mayHoldUnstorableText(json)).toBe(true);
      expect(findUnstorableText(JSON.parse(json))).toBeUndefined();
    }
  });

  it('ordinary text is not suspicious', () => {
    expect(mayHoldUnstorableText('{"a":"Grüße \\u00e9 😀\\n"}')).toBe(false);
  });

  it('is found inside lists, by its pointer', () => {
    expect(findUnstorableText({ items: [{ memo: 'ok' }, { lines: [{ item: 'x\0' }] }] })).toBe('/items/1/lines/0/item');
  });
});
