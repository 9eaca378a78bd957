import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeSettings } from '@autosync/config';
import { createMetrics, createSpanCounter, processSettings } from '../src/index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The cells of each table row of the README that begins with a code word. */
const rows = readme
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe('the README', () => {
  it('lists the settings of every process as they are', () => {
    const settings = describeSettings(processSettings).map(({ variable, default: value, doc }) => [
      `\`${variable}\``,
      `\`${value}\``,
      doc,
    ]);
    expect(rows.filter((row) => row.length === 3)).toEqual(settings);
  });

  it('lists the metrics of its own', async () => {
    const registered = createMetrics({ service: 'x', version: '1' });
    createSpanCounter(registered);
    const metrics = (await registered.registry.getMetricsAsJSON()).filter(({ name }) => name.startsWith('autosync_'));
    expect(rows.filter((row) => row.length === 4).map(([name]) => name)).toEqual(
      metrics.map(({ name }) => `\`${name}\``),
    );
  });
});
