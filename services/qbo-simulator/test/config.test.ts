import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { describeSettings } from '@autosync/config';
import { createMetrics } from '@autosync/observability';
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
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    for (const { variable, default: value, required: isRequired } of describeSettings(simulatorSettings)) {
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${variable}\``)) ?? '';
      expect(row).toContain(isRequired ? 'required' : `\`${value}\``);
    }
  });

  it('the README names every metric', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const metrics = createMetrics({ service: 'test', version: '1' });
    simulatorMetrics(metrics, () => 1);
    const names = metrics.registry.getMetricsAsArray().map(({ name }) => name);
    const own = names.filter((name) => name.startsWith('autosync_simulator_'));
    expect(own).toHaveLength(2);
    for (const name of own) expect(readme).toContain(`| \`${name}\``);
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
