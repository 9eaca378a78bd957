import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readChartFile } from './chart-files.ts';
import { generatedFiles } from './generated-files.ts';
import { valuesTable } from './readme-values.ts';

describe('files of the chart that are made from others', () => {
  it('are what `npm run chart` would write', async () => {
    for (const { path, content } of await generatedFiles())
      expect([path, readChartFile(path)]).toEqual([path, content]);
  });
});

describe('the table of values', () => {
  it('has a row for each value, with the sentence above it', () => {
    const table = valuesTable("# -- How many\nreplicas: 2\nimage:\n  # -- a|b\n  tag: ''\n  digest: ''\nlimits: {}\n");
    expect(table.split('\n').slice(2)).toEqual([
      '| `replicas` | `2` | How many |',
      '| `image.tag` | `""` | a\\|b |',
      '| `image.digest` | `""` |  |',
      '| `limits` | `{}` |  |',
    ]);
  });

  it('of the chart loses no section', () => {
    const table = valuesTable(readChartFile('values.yaml'));
    for (const section of Object.keys(parse(readChartFile('values.yaml')))) expect(table).toContain(`| \`${section}`);
  });
});
