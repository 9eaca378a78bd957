import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot } from '@autosync/dev-stack/servers';

export const chartFolder = join(projectRoot, 'charts/autosync');

/** Absolute paths of the chart's files that match, in their order. */
export function chartFiles(pattern: string): string[] {
  return globSync(join(chartFolder, pattern)).toSorted();
}

export function readChartFile(path: string): string {
  return readFileSync(join(chartFolder, path), 'utf8');
}

/** Values that install: one file per scenario. */
export const scenarios = chartFiles('ci/*-values.yaml').map((file) => ({
  name: basename(file).replace('-values.yaml', ''),
  file,
}));

export const examples = chartFiles('examples/*.yaml').map((file) => ({ name: basename(file, '.yaml'), file }));

/**
 * Values that must not: the first line says `# refused: ` and parts of the message, with ` … ` between them, since Helm's
 * versions word the schema's findings differently.
 */
export const refusals = chartFiles('test/refused/*.yaml').map((file) => {
  const [first = ''] = readFileSync(file, 'utf8').split('\n');
  return { name: basename(file, '.yaml'), file, parts: first.replace(/^# refused: /, '').split(' … ') };
});
