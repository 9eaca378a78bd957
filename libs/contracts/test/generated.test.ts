import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { protoRoot } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'autosync-protos-'));
afterAll(() => rmSync(folder, { recursive: true }));

function filesOf(root: string): Record<string, string> {
  return Object.fromEntries(
    globSync('**/*.ts', { cwd: root })
      .sort()
      .map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  );
}

describe('the generated types', () => {
  it('are what `npm run proto` makes of the protos now', () => {
    const script = join(protoRoot, '..', 'libs/contracts/generate-types.mjs');
    execFileSync(process.execPath, [script, folder], { stdio: 'pipe' });
    const fresh = filesOf(folder);
    expect(Object.keys(fresh).length).toBeGreaterThan(10);
    expect(filesOf(join(protoRoot, '..', 'libs/contracts/src/generated'))).toEqual(fresh);
  });
});
