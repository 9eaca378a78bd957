#!/usr/bin/env node
/*
 * The command. Node runs the TypeScript sources directly from version 24 on. With an older one on the PATH, it starts
 * the project's own Node.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const here = dirname(realpathSync(fileURLToPath(import.meta.url)));
const main = join(here, '..', 'src', 'main.ts');

if (Number(process.versions.node.split('.')[0]) >= 24) await import(main);
else {
  const node = join(here, '..', '..', '..', 'node_modules', '.bin', 'node');
  if (existsSync(node)) {
    // Ctrl-C reaches both processes; the child decides how to end.
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
    const { status } = spawnSync(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
    process.exitCode = status ?? 130;
  } else {
    process.stderr.write('autosync needs Node 24 or newer: run "npm install" in the project first.\n');
    process.exitCode = 2;
  }
}
