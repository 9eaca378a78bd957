import { globSync, readFileSync } from 'node:fs';
import { projectRoot } from '@autosync/dev-stack';

/** The labels of each series that a README documents. */
export type DocumentedMetrics = ReadonlyMap<string, ReadonlySet<string>>;

/** All tables under `## Metrics` of the services' and libraries' READMEs. */
export function documentedMetrics(): DocumentedMetrics {
  const readmes = globSync('{libs,services}/*/README.md', { cwd: projectRoot });
  const series = readmes.flatMap((readme) => readMetricsTable(readFileSync(`${projectRoot}/${readme}`, 'utf8')));
  return new Map(series);
}

/** `| name | type | labels | meaning |`, a row per metric; a histogram counts as its three series. */
export function readMetricsTable(readme: string): [string, ReadonlySet<string>][] {
  const section = /^## Metrics$(.*?)(?=^## |$(?![\s\S]))/ms.exec(readme)?.[1] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => {
      const [name = '', type = '', labels = ''] = cellsOf(line);
      return seriesOf(
        name,
        type,
        labels
          .split(',')
          .map((label) => label.trim())
          .filter(Boolean),
      );
    });
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.replaceAll('`', '').trim());
}

function seriesOf(name: string, type: string, labels: readonly string[]): [string, ReadonlySet<string>][] {
  if (type !== 'histogram') return [[name, new Set(labels)]];
  return [
    [`${name}_bucket`, new Set([...labels, 'le'])],
    [`${name}_sum`, new Set(labels)],
    [`${name}_count`, new Set(labels)],
  ];
}
