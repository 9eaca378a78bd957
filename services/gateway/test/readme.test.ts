import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { describeSettings } from '@autosync/config';
import { createDb } from '@autosync/db';
import { createMetrics } from '@autosync/observability';
import { gatewaySettings } from '../src/config.ts';
import { problems } from '../src/errors.ts';
import { createGatewayMetrics } from '../src/metrics.ts';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');

/** The rows of tables whose first cell is a name in backticks: the name and the second cell. */
const rows = [...readme.matchAll(/^\| `([\w-]+)` *\| *(.*?) *\|/gm)].map(([, name = '', second = '']) => ({
  name,
  second,
}));
const documented = (pattern: RegExp) => new Set(rows.filter(({ name }) => pattern.test(name)));

describe('the README', () => {
  it('has a row for every variable, with its default', () => {
    const expected = describeSettings(gatewaySettings).map(({ variable, required, default: value }) => ({
      name: variable,
      second: required ? '**required**' : value === '' ? '–' : `\`${value}\``,
    }));
    expect(documented(/^[A-Z_]+$/)).toEqual(new Set(expected));
  });

  it('has a row for every metric of the service', async () => {
    const metrics = createMetrics({ service: 'gateway', version: 'test' });
    const db = createDb({
      connectionString: 'postgres://127.0.0.1:1/none',
      applicationName: 'readme-test',
      onPoolError: () => undefined,
    });
    const created = createGatewayMetrics(metrics, { db, now: () => null });
    created.watchUnpushed(async () => 0);
    created.watchStreams(() => 0);
    const names = metrics.registry.getMetricsAsArray().map(({ name }) => name);
    await db.close();
    const own = names.filter((name) => name.startsWith('autosync_gateway_'));
    expect(new Set([...documented(/^autosync_/)].map(({ name }) => name))).toEqual(new Set(own));
  });

  it('has a row for every problem, with its status', () => {
    const expected = Object.entries(problems).map(([name, { status }]) => ({ name, second: String(status) }));
    const codes = new Set(Object.keys(problems));
    expect(new Set(rows.filter(({ name, second }) => codes.has(name) || /^[45]\d\d$/.test(second)))).toEqual(
      new Set(expected),
    );
  });
});
