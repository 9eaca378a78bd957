import { expect, it } from 'vitest';
import { expectedVariableRows, readmeRows, variableRows } from '@autosync/testing/services';
import { migrationsSettings } from '../src/config.ts';

it('the README has a row for every variable, with its default; the passwords of the workers have one together', async () => {
  const rows = variableRows(await readmeRows(import.meta.url));
  const expected = expectedVariableRows(migrationsSettings);
  const isOfWorker = (name: string) => /^SYNC_[A-Z_]+_DATABASE_PASSWORD$/.test(name);
  expect(rows).toEqual(expected.filter(({ name }) => !isOfWorker(name)));
  expect(expected.filter(({ name }) => isOfWorker(name)).length).toBeGreaterThan(1);
});
