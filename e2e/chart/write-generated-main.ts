import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chartFolder } from './chart-files.ts';
import { generatedFiles } from './generated-files.ts';

// `npm run chart`: writes what the chart has from other files.
for (const { path, content } of await generatedFiles()) {
  writeFileSync(join(chartFolder, path), content);
  process.stdout.write(`charts/autosync/${path} written\n`);
}
