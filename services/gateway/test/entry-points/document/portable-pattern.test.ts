import { expect, it } from 'vitest';
import { nameSchema, textSchema } from '@autosync/contracts';
import { portablePattern } from '../../../src/entry-points/document/portable-pattern.ts';

const schemas = { name: nameSchema({ maxLength: 100 }), text: textSchema({ maxLength: 100 }) };

it.each(Object.entries(schemas))('the pattern of a %s means the same without classes, up to U+FFFF', (_, schema) => {
  const own = new RegExp((schema as unknown as { pattern: string }).pattern, 'u');
  const portable = portablePattern(own.source);
  expect(portable).not.toContain('\\p');
  for (const told of [new RegExp(portable), new RegExp(portable, 'u')]) {
    const different: string[] = [];
    for (let code = 0; code <= 0xffff; code += 1) {
      const isHalfPair = code >= 0xd800 && code <= 0xdfff;
      const text = `a${String.fromCodePoint(code)}`;
      if (!isHalfPair && own.test(text) !== told.test(text)) different.push(code.toString(16));
    }
    expect(different).toEqual([]);
    expect(told.test('Müller & Söhne 🙂')).toBe(true);
  }
});
