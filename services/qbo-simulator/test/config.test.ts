import { describe, expect, it } from 'vitest';
import {
  expectedVariableRows,
  metricNames,
  readmeRows,
  registeredMetrics,
  variableRows,
} from '@autosync/testing/services';
import { loadSimulatorConfig, simulatorSettings } from '../src/config.ts';
import { outcomeOf, simulatorMetrics } from '../src/metrics.ts';
import { defaultSwitches, switchesOf } from '../src/switches.ts';

describe('configuration', () => {
  it('starts without any variable, on loopback', () => {
    expect(loadSimulatorConfig({})).toMatchObject({ httpHost: '127.0.0.1', httpPort: 8090 });
  });

  it('carries the switches with their documented defaults', () => {
    expect(switchesOf(loadSimulatorConfig({}))).toEqual(defaultSwitches);
    const changed = loadSimulatorConfig({ REFRESH_ROTATION: 'every-time' });
    expect(switchesOf(changed)).toEqual({ ...defaultSwitches, refreshRotation: 'every-time' });
  });

  it('the README names every variable with its default', async () => {
    const rows = variableRows(await readmeRows(import.meta.url));
    expect(rows).toEqual(expect.arrayContaining(expectedVariableRows(simulatorSettings)));
  });

  it('the README names every metric', async () => {
    const own = await registeredMetrics('autosync_simulator_', (metrics) => void simulatorMetrics(metrics, () => 1));
    expect(own).toHaveLength(2);
    expect(metricNames(await readmeRows(import.meta.url))).toEqual(expect.arrayContaining(own));
  });

  it.each([
    [200, 'ok'],
    [400, 'rejected'],
    [401, 'unauthorized'],
    [403, 'unauthorized'],
    [429, 'throttled'],
    [500, 'failed'],
    [504, 'failed'],
    ['none', 'none'],
  ] as const)('a call that ends with %s counts as %s', (status, outcome) => {
    expect(outcomeOf(status)).toBe(outcome);
  });
});
