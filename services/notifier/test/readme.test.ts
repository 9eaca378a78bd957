import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { describeSettings } from '@autosync/config';
import { createDb } from '@autosync/db';
import { createMetrics } from '@autosync/observability';
import { notifierSettings } from '../src/config.ts';
import { createNotifierMetrics } from '../src/metrics.ts';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');

/** The rows of tables whose first cell is a name in backticks: the name and the second cell. */
const rows = [...readme.matchAll(/^\| `(\w+)` *\| *(.*?) *\|/gm)].map(([, name = '', second = '']) => ({
  name,
  second,
}));
const documented = (pattern: RegExp) => rows.filter(({ name }) => pattern.test(name));

describe('the README', () => {
  it('has a row for every variable, with its default', () => {
    const expected = describeSettings(notifierSettings).map((setting) => ({
      name: setting.variable,
      second: setting.required ? '**required**' : setting.default === '' ? '–' : `\`${setting.default}\``,
    }));
    expect(new Set(documented(/^[A-Z_]+$/))).toEqual(new Set(expected));
  });

  it('has a row for every metric of the service', async () => {
    const metrics = createMetrics({ service: 'notifier', version: 'test' });
    const db = createDb({
      connectionString: 'postgres://127.0.0.1:1/none',
      applicationName: 'readme-test',
      onPoolError: () => undefined,
    });
    createNotifierMetrics(metrics, { db, now: () => null });
    const names = metrics.registry.getMetricsAsArray().map(({ name }) => name);
    await db.close();
    const own = names.filter((name) => name.startsWith('autosync_notify_'));
    expect(new Set(documented(/^autosync_/).map(({ name }) => name))).toEqual(new Set(own));
  });
});
