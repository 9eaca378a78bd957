import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { describeSettings } from '@autosync/config';
import { createMetrics } from '@autosync/observability';
import { consoleSettings } from '../src/config.ts';
import { createConsoleMetrics } from '../src/metrics.ts';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
const rows = [...readme.matchAll(/^\| `([\w-]+)` *\| *(.*?) *\|/gm)].map(([, name = '', second = '']) => ({
  name,
  second,
}));
const documented = (pattern: RegExp) => new Set(rows.filter(({ name }) => pattern.test(name)));

it('the README has a row for every variable, with its default', () => {
  const expected = describeSettings(consoleSettings).map(({ variable, required, default: value }) => ({
    name: variable,
    second: required ? '**required**' : value === '' ? '–' : `\`${value}\``,
  }));
  expect(documented(/^[A-Z_]+$/)).toEqual(new Set(expected));
});

it('the README has a row for every metric', () => {
  const metrics = createMetrics({ service: 'console', version: 'test' });
  createConsoleMetrics(metrics);
  const names = metrics.registry.getMetricsAsArray().map(({ name }) => name);
  const own = names.filter((name) => name.startsWith('autosync_console_'));
  expect(new Set([...documented(/^autosync_/)].map(({ name }) => name))).toEqual(new Set(own));
});
