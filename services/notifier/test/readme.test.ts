import { describe, expect, it } from 'vitest';
import {
  expectedVariableRows,
  metricNames,
  readmeRows,
  registeredMetrics,
  variableRows,
} from '@autosync/testing/services';
import { notifierSettings } from '../src/config.ts';
import { createNotifierMetrics } from '../src/metrics.ts';

const rows = await readmeRows(import.meta.url);

describe('the README', () => {
  it('has a row for every variable, with its default', () => {
    expect(new Set(variableRows(rows))).toEqual(new Set(expectedVariableRows(notifierSettings)));
  });

  it('has a row for every metric of the service', async () => {
    const own = await registeredMetrics('autosync_notify_', (metrics, db) => {
      createNotifierMetrics(metrics, { db, now: () => null });
    });
    expect(new Set(metricNames(rows))).toEqual(new Set(own));
  });
});
