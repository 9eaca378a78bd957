import { expect, it } from 'vitest';
import { expectedVariableRows, readmeRows, variableRows } from '@autosync/testing/services';
import { migrationsSettings } from '../src/config.ts';

it('the README has a row for every variable, with its default', async () => {
  const rows = variableRows(await readmeRows(import.meta.url));
  expect(rows).toEqual(expectedVariableRows(migrationsSettings));
});
