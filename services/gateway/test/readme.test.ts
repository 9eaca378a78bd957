import { describe, expect, it } from 'vitest';
import {
  expectedVariableRows,
  metricNames,
  readmeRows,
  registeredMetrics,
  variableRows,
} from '@autosync/testing/services';
import { gatewaySettings } from '../src/config.ts';
import { problems } from '../src/errors.ts';
import { createGatewayMetrics } from '../src/metrics.ts';

const rows = await readmeRows(import.meta.url);

describe('the README', () => {
  it('has a row for every variable, with its default', () => {
    expect(new Set(variableRows(rows))).toEqual(new Set(expectedVariableRows(gatewaySettings)));
  });

  it('has a row for every metric of the service', async () => {
    const own = await registeredMetrics('autosync_gateway_', (metrics, db) => {
      const created = createGatewayMetrics(metrics, { db, now: () => null });
      created.watchUnpushed(async () => 0);
      created.watchStreams(() => 0);
    });
    expect(new Set(metricNames(rows))).toEqual(new Set(own));
  });

  it('has a row for every problem, with its status', () => {
    const expected = Object.entries(problems).map(([name, { status }]) => ({ name, second: String(status) }));
    const isProblem = ({ name, second }: (typeof rows)[number]) => name in problems || /^[45]\d\d$/.test(second);
    expect(new Set(rows.filter(isProblem))).toEqual(new Set(expected));
  });
});
