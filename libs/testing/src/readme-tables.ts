import { readFile } from 'node:fs/promises';
import { describeSettings } from '@autosync/config';
import { createDb, type Db } from '@autosync/db';
import { createMetrics, type Metrics } from '@autosync/observability';

/** The first two cells of a row; the first one is a name in backticks. */
export type ReadmeRow = { name: string; second: string };

/**
 * All rows with a name in backticks in the first cell, from all tables of the README of a package.
 *
 * @param testUrl `import.meta.url` of a test in the package's `test` folder.
 */
export async function readmeRows(testUrl: string): Promise<ReadmeRow[]> {
  const readme = await readFile(new URL('../README.md', testUrl), 'utf8');
  return [...readme.matchAll(/^\| `([\w-]+)` *\| *(.*?) *\|/gm)].map(([, name = '', second = '']) => ({
    name,
    second,
  }));
}

/** Only the rows of variables. */
export function variableRows(rows: readonly ReadmeRow[]): ReadmeRow[] {
  return rows.filter(({ name }) => /^[A-Z_]+$/.test(name));
}

/** The rows that a README must have for these settings: each variable with its default. */
export function expectedVariableRows(settings: Parameters<typeof describeSettings>[0]): ReadmeRow[] {
  return describeSettings(settings).map(({ variable, required, default: value }) => ({
    name: variable,
    second: required ? '**required**' : value === '' ? '–' : `\`${value}\``,
  }));
}

/** Only the names of metrics. */
export function metricNames(rows: readonly ReadmeRow[]): string[] {
  return rows.map(({ name }) => name).filter((name) => name.startsWith('autosync_'));
}

/**
 * The names of the metrics starting with `prefix` that `register` declares. It gets a database without a server, since
 * metrics only read it when they are scraped.
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
