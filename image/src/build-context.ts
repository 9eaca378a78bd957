import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

type Rule = { pattern: string; keeps: boolean; isAbout: (path: string) => boolean };

/** Of what a pattern may hold, `*` and `**`. Not `matchesGlob`: for it a star is no name that begins with a dot. */
function expressionOf(pattern: string): RegExp {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\?]/g, '\\$&')
    .replaceAll(/\*\*\/|\*/g, (stars) => (stars === '*' ? '[^/]*' : '(.*/)?'));
  return new RegExp(`^${source}(/|$)`);
}

/** A rule is about a path when it matches the path, or a folder that the path lies in. */
function ruleOf(line: string): Rule {
  const pattern = line.replace(/^!/, '');
  const expression = expressionOf(pattern);
  return { pattern, keeps: line.startsWith('!'), isAbout: (path) => expression.test(path) };
}

function rulesOf(text: string): Rule[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map(ruleOf);
}

/** As Docker reads a .dockerignore: the last rule that is about a path decides. */
function isKept(rules: readonly Rule[], path: string): boolean {
  return rules.findLast(({ isAbout }) => isAbout(path))?.keeps ?? true;
}

/** The files of the project that go into an image: what its .dockerignore lets through, as paths from the root, sorted. */
export async function contextFiles(root: string): Promise<string[]> {
  const rules = rulesOf(await readFile(join(root, '.dockerignore'), 'utf8'));
  const mayHold = (folder: string): boolean =>
    isKept(rules, folder) || rules.some(({ keeps, pattern }) => keeps && pattern.startsWith(`${folder}/`));

  async function filesIn(folder: string): Promise<string[]> {
    const found: string[] = [];
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (mayHold(path)) found.push(...(await filesIn(path)));
      } else if (isKept(rules, path)) {
        found.push(path);
      }
    }
    return found;
  }
  return (await filesIn('')).toSorted();
}
