import { describe, expect, it } from 'vitest';
import {
  expectedVariableRows,
  metricNames,
  readmeRows,
  registeredMetrics,
  variableRows,
} from '@autosync/testing/services';
import { consoleSettings } from '../src/config.ts';
import { createConsoleMetrics } from '../src/metrics.ts';

const rows = await readmeRows(import.meta.url);

describe('the README', () => {
  it('has a row for every variable, with its default', () => {
    expect(new Set(variableRows(rows))).toEqual(new Set(expectedVariableRows(consoleSettings)));
  });

  it('has a row for every metric of the service', async () => {
    const own = await registeredMetrics('autosync_console_', (metrics) => {
      createConsoleMetrics(metrics);
    });
    expect(new Set(metricNames(rows))).toEqual(new Set(own));
  });
});
