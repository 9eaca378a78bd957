import { readFile } from 'node:fs/promises';
import { describeSettings } from '@autosync/config';
import { createDb, type Db } from '@autosync/db';
import { createMetrics, type Metrics } from '@autosync/observability';

/** The first two cells of a row; the first is a name that stood in backticks. */
export type ReadmeRow = { name: string; second: string };

/**
 * The rows of all tables of the README beside a package's `test` folder whose first cell is a name in backticks.
 *
 * @param testUrl `import.meta.url` of a test that lies directly in `test`.
 */
export async function readmeRows(testUrl: string): Promise<ReadmeRow[]> {
  const readme = await readFile(new URL('../README.md', testUrl), 'utf8');
  return [...readme.matchAll(/^\| `([\w-]+)` *\| *(.*?) *\|/gm)].map(([, name = '', second = '']) => ({
    name,
    second,
  }));
}

/** The rows of variables among these. */
export function variableRows(rows: readonly ReadmeRow[]): ReadmeRow[] {
  return rows.filter(({ name }) => /^[A-Z_]+$/.test(name));
}

/** The rows that a README should have for these settings: each variable with its default. */
export function expectedVariableRows(settings: Parameters<typeof describeSettings>[0]): ReadmeRow[] {
  return describeSettings(settings).map(({ variable, required, default: value }) => ({
    name: variable,
    second: required ? '**required**' : value === '' ? '–' : `\`${value}\``,
  }));
}

/** The names of metrics among these rows. */
export function metricNames(rows: readonly ReadmeRow[]): string[] {
  return rows.map(({ name }) => name).filter((name) => name.startsWith('autosync_'));
}

/**
 * The names of the metrics beginning with `prefix` that `register` adds. It gets a database that nothing listens behind,
 * since what a metric shows is asked for only when it is read.
 */
export async function registeredMetrics(
  prefix: string,
  register: (metrics: Metrics, db: Db) => void,
): Promise<string[]> {
  const metrics = createMetrics({ service: 'readme', version: 'test' });
  const db = createDb({
    connectionString: 'postgres://127.0.0.1:1/none',
    applicationName: 'readme-test',
    onPoolError: () => undefined,
  });
  register(metrics, db);
  await db.close();
  return metrics.registry
    .getMetricsAsArray()
    .map(({ name }) => name)
    .filter((name) => name.startsWith(prefix));
}
