import { expect, it } from 'vitest';
import { normaliseText, normaliseTexts } from '../src/index.ts';

it.each([
  ['Cafe\u0301', 'Café'],
  ['\u00A0 x \uFEFF\n', 'x'],
  ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
  [' \t', ''],
])('%j becomes %j', (given, wanted) => {
  expect(normaliseText(given)).toBe(wanted);
});

it('every text in a value gets that form, however deep; nothing else changes', () => {
  const value = { ' key ': ' a ', list: [' b ', 1, null, { deep: 'c\r\n' }], flag: true };
  expect(normaliseTexts(value)).toEqual({ ' key ': 'a', list: ['b', 1, null, { deep: 'c' }], flag: true });
  expect(normaliseTexts(' d ')).toBe('d');
});
