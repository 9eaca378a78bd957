import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@autosync/dev-stack';
import { format } from 'oxfmt';
import type { FormatConfig } from 'oxfmt';
import { readChartFile } from './chart-files.ts';
import { kafkaAcls } from './kafka-acls.ts';
import { settingSchemasOf } from './component-settings.ts';
import { valuesTable } from './readme-values.ts';
import { valuesSchema } from './schema/values-schema.ts';
import { workerLogins, workerValues } from './worker-sections.ts';

type Marks = { begin: string; end: string };

const tableMarks = { begin: '<!-- values: written by `npm run chart` -->', end: '<!-- end of values -->' };
const workerMarks = {
  begin: '# Workers, one per record type: written by `npm run chart`',
  end: '# End of the workers',
};

const loginMarks = {
  begin: '    # Logins of single workers, one per record type: written by `npm run chart`',
  end: '    # End of the logins of workers',
};

export type GeneratedFile = { path: string; content: string };

/**
 * What is made from other files: the workers in values.yaml from the record types, the schema from the services' settings,
 * the README's table from values.yaml, the rights in Kafka from what each component does there.
 */
export async function generatedFiles(): Promise<GeneratedFile[]> {
  const schema = `${JSON.stringify(valuesSchema(settingSchemasOf), null, 2)}\n`;
  const sections = between(readChartFile('values.yaml'), workerMarks, workerValues());
  const values = between(sections, loginMarks, workerLogins());
  const ofValues = [
    formatted('values.yaml', values),
    formatted('values.schema.json', schema),
    formatted('README.md', between(readChartFile('README.md'), tableMarks, valuesTable(values))),
  ];
  return [...(await Promise.all(ofValues)), { path: 'kafka-acls.sh', content: kafkaAcls() }];
}

function between(text: string, { begin, end }: Marks, part: string): string {
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from === -1 || to < from) throw new Error(`a file of the chart lacks the lines ${begin} and ${end}`);
  return `${text.slice(0, from)}${begin}\n\n${part}\n\n${text.slice(to)}`;
}

/** As `npm run format` would leave it. */
async function formatted(path: string, content: string): Promise<GeneratedFile> {
  const { ignorePatterns: _elsewhere, ...options } = JSON.parse(
    await readFile(join(projectRoot, '.oxfmtrc.json'), 'utf8'),
  ) as FormatConfig & { ignorePatterns: string[] };
  const { code, errors } = await format(path, content, options);
  if (errors.length > 0) throw new Error(`${path} cannot be formatted: ${JSON.stringify(errors)}`);
  return { path, content: code };
}
