import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// The table of retries in the README against the code: what it names is there, and nothing that tries again is left out.

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const find = (pattern: string) => globSync(pattern, { cwd: root.pathname });

const section = read('libs/sync-worker/README.md').split('## Retries\n')[1]?.split('\n## ')[0] ?? '';
const rows = section
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('.ts`'))
  .map((line) => {
    const [, what = '', kind = '', limit = '', counter = '', where = ''] = line.split('|').map((cell) => cell.trim());
    return {
      what,
      kind,
      limit,
      counter: counter.replaceAll('`', ''),
      files: [...where.matchAll(/`([^`]+)`/g)].map((found) => found[1] ?? ''),
    };
  });

describe('the table of retries', () => {
  it('has rows', () => expect(rows.length).toBeGreaterThan(15));

  it.each(rows)(
    '$what: class, limit, counter and places are as the code has them',
    ({ kind, limit, counter, files }) => {
      expect(kind).not.toBe('');
      expect(limit).not.toBe('');
      const sources = files.map(read).join('\n');
      for (const [, named = ''] of limit.matchAll(/`([^`]+)`/g)) {
        const after = sources.split(named).slice(1);
        expect({ named, found: after.some((rest) => !/^\d/.test(rest)) }).toEqual({ named, found: true });
      }
      const tables = find('{libs,services}/*/README.md').map(read).join('\n');
      expect(tables).toMatch(new RegExp(`^\\| \`${counter}\` `, 'm'));
    },
  );

  it('leaves out nothing that backs off, loops or counts tries', () => {
    const named = new Set(rows.flatMap(({ files }) => files));
    const own = find('{libs,services}/*/src/**/*.ts').filter(
      (path) => !/^(libs\/(core|dev-stack|testing)|services\/qbo-simulator)\//.test(path),
    );
    const retrying = own.filter((path) =>
      /backOffMs\(|createLoop\(|const (MOST|MAX|STORE|UNAUTHORIZED)_(\w+_)?(TRIES|SENDS|ATTEMPTS|REFUSALS|UNCLEAR\w*) = \d/.test(
        read(path),
      ),
    );
    expect(retrying.filter((path) => !named.has(path))).toEqual([]);
  });
});
