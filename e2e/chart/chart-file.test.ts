import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '@autosync/dev-stack/servers';
import { parse } from 'yaml';
import { readChartFile } from './chart-files.ts';

type ChartFile = { version: string; appVersion: string; icon: string; maintainers: object[]; keywords: string[] };

const chart = parse(readChartFile('Chart.yaml')) as ChartFile;
const inProject = (path: string) => readFileSync(join(projectRoot, path), 'utf8');

it('the chart has the version of the release', () => {
  const { version } = JSON.parse(inProject('package.json')) as { version: string };
  expect(chart).toMatchObject({ version, appVersion: version });
});

it('says who keeps it and what it is about, with the icon of the console in it', () => {
  expect(chart.maintainers).toEqual([{ name: expect.stringMatching(/AutoSync/) }]);
  expect(chart.keywords).toEqual(expect.arrayContaining(['quickbooks', 'kafka', 'postgresql']));
  const [, encoded = ''] = /^data:image\/svg\+xml;base64,(.+)$/.exec(chart.icon) ?? [];
  expect(Buffer.from(encoded, 'base64').toString('utf8')).toBe(inProject('services/console/page/public/icon.svg'));
});
