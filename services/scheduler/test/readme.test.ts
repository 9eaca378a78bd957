import { describe, expect, it } from 'vitest';
import {
  expectedVariableRows,
  metricNames,
  readmeRows,
  registeredMetrics,
  variableRows,
} from '@autosync/testing/services';
import { schedulerSettings } from '../src/config.ts';
import { createSchedulerMetrics } from '../src/metrics.ts';

const rows = await readmeRows(import.meta.url);

describe('the README', () => {
  it('has a row for every variable, with its default', () => {
    expect(new Set(variableRows(rows))).toEqual(new Set(expectedVariableRows(schedulerSettings)));
  });

  it('has a row for every metric of the service', async () => {
    const own = await registeredMetrics('autosync_scheduler_', (metrics, db) => {
      createSchedulerMetrics(metrics, { db, now: () => null });
    });
    expect(new Set(metricNames(rows))).toEqual(new Set(own));
  });
});
