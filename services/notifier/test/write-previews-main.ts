import { mkdir, writeFile } from 'node:fs/promises';
import { previewFiles, previewFolder } from './support/previews.ts';

/* `npm run mails`: after a change of what mails say. */

await mkdir(previewFolder, { recursive: true });
for (const [name, content] of previewFiles()) await writeFile(new URL(name, previewFolder), content);
