import { readFile } from 'node:fs/promises';

export type DocumentedMetric = { name: string; type: string; labels: string[] };

const root = new URL('../../', import.meta.url);
const header = ['name', 'type', 'labels', 'meaning'];
const types = ['counter', 'gauge', 'histogram'];

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** The table under the heading `## Metrics` of a README; empty when there is none. Throws for one of another form. */
export function parseMetricTable(readme: string): DocumentedMetric[] {
  const section = /^## Metrics\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(readme)?.[1] ?? '';
  const [head, , ...rows] = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map(cellsOf);
  if (head === undefined) return [];
  if (head.join() !== header.join()) throw new Error(`a table of metrics begins with ${head.join(' | ')}`);
  return rows.map((row) => {
    const [, name] = /^`(autosync_\w+)`$/.exec(row[0] ?? '') ?? [];
    const [, type = '', labels = '', meaning = ''] = row;
    if (name === undefined || row.length !== header.length || !types.includes(type) || meaning === '') {
      throw new Error(`not a row of a table of metrics: ${row.join(' | ')}`);
    }
    return { name, type, labels: labels === '' ? [] : labels.split(', ').sort() };
  });
}

/** What the README of a folder (`libs/kafka`, `services/gateway`) says it exports. */
export async function documentedMetrics(folder: string): Promise<DocumentedMetric[]> {
  return parseMetricTable(await readFile(new URL(`${folder}/README.md`, root), 'utf8'));
}

/** The folders of our libraries that the package in `folder` stands on, directly or not. */
export async function librariesOf(folder: string): Promise<string[]> {
  const found = new Set<string>();
  async function visit(of: string): Promise<void> {
    const text = await readFile(new URL(`${of}/package.json`, root), 'utf8');
    const { dependencies = {} } = JSON.parse(text) as { dependencies?: Record<string, string> };
    for (const name of Object.keys(dependencies)) {
      const library = name.startsWith('@autosync/') ? name.replace('@autosync/', 'libs/') : undefined;
      if (library === undefined || found.has(library)) continue;
      found.add(library);
      await visit(library);
    }
  }
  await visit(folder);
  return [...found].sort();
}
