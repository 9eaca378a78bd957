import { format, resolveConfig } from 'prettier';
import { readChartFile } from './chart-files.ts';
import { settingVariablesOf } from './component-settings.ts';
import { valuesTable } from './readme-values.ts';
import { valuesSchema } from './schema/values-schema.ts';

const begin = '<!-- values: written by `npm run chart` -->';
const end = '<!-- end of values -->';

export type GeneratedFile = { path: string; content: string };

/** What is made from other files: the schema from the services' settings, the README's table from values.yaml. */
export async function generatedFiles(): Promise<GeneratedFile[]> {
  const schema = `${JSON.stringify(valuesSchema(settingVariablesOf), null, 2)}\n`;
  return Promise.all([
    formatted('values.schema.json', schema),
    formatted('README.md', withTable(readChartFile('README.md'), valuesTable(readChartFile('values.yaml')))),
  ]);
}

function withTable(readme: string, table: string): string {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from === -1 || to < from) throw new Error(`README.md of the chart lacks the lines ${begin} and ${end}`);
  return `${readme.slice(0, from)}${begin}\n\n${table}\n\n${readme.slice(to)}`;
}

/** As `npm run format` would leave it. */
async function formatted(path: string, content: string): Promise<GeneratedFile> {
  const options = await resolveConfig(import.meta.filename);
  return { path, content: await format(content, { ...options, filepath: path }) };
}
