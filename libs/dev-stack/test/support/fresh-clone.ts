import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../../src/child.ts';
import { projectRoot } from '../../src/project-root.ts';

/**
 * A project with our bootstrap.mjs and the module it uses that was never installed. Its only foreign package is a stand-in for the npm package `node`,
 * so that installing takes a second and no registry. `start` runs fixtures/stack-main.ts.
 */
export async function freshClone(folder: string): Promise<void> {
  const write = async (file: string, text: string): Promise<void> => {
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  };
  await write(
    'package.json',
    JSON.stringify({
      name: 'clone',
      version: '1.0.0',
      private: true,
      type: 'module',
      scripts: { start: 'node bootstrap.mjs start' },
      workspaces: ['service'],
      dependencies: { node: 'file:./node' },
    }),
  );
  await write('service/package.json', JSON.stringify({ name: 'service', version: '1.0.0' }));
  await write('node/package.json', JSON.stringify({ name: 'node', version: '24.0.0', bin: { node: 'node.sh' } }));
  await write('node/node.sh', `#!/bin/sh\nexec "${process.execPath}" "$@"\n`);
  await chmod(join(folder, 'node/node.sh'), 0o755);
  const fixture = new URL('../fixtures/stack-main.ts', import.meta.url);
  await write('libs/dev-stack/src/main.ts', `import '${fixture.href}';\n`);
  for (const file of ['bootstrap.mjs', 'libs/dev-stack/src/processes.mjs']) {
    await copyFile(join(projectRoot, file), join(folder, file));
  }
  const args = ['install', '--package-lock-only', '--offline', '--no-audit', '--no-fund'];
  await run({ what: 'npm install', command: 'npm', args, cwd: folder, env: process.env });
}
