import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { describeSettings } from '@autosync/config';
import { topicsSettings } from '../src/config.ts';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
const rows = [...readme.matchAll(/^\| `([A-Z_]+)` *\| *(.*?) *\|/gm)].map(([, name, value]) => ({ name, value }));

describe('the README', () => {
  it('has a row for every variable, with its default', () => {
    const expected = describeSettings(topicsSettings).map(({ variable, required, default: value }) => ({
      name: variable,
      value: required ? '**required**' : value === '' ? '–' : `\`${value}\``,
    }));
    expect(rows).toEqual(expected);
  });
});
