import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const projectRoot = fileURLToPath(new URL('../../../../', import.meta.url));
const PACKAGE = 'python-quickbooks==0.9.12';

/** The Python of a virtual environment with python-quickbooks, or the reason why there is none. Created once. */
export async function pythonWithQuickBooks(): Promise<{ python: string } | { missing: string }> {
  const folder = join(projectRoot, '.autosync', PACKAGE.replace('==', '-'));
  const python = join(folder, 'bin', 'python');
  if (existsSync(python)) return { python };
  const unfinished = `${folder}.${process.pid}`;
  try {
    await mkdir(join(projectRoot, '.autosync'), { recursive: true });
    await run('python3', ['-m', 'venv', unfinished], { timeout: 60_000 });
    await run(join(unfinished, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', PACKAGE], { timeout: 120_000 });
    await rename(unfinished, folder);
    return { python };
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    const [reason = ''] = (error instanceof Error ? error.message : '').split('\n');
    return { missing: reason };
  }
}
