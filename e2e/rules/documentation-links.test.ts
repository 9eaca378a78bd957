import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '@autosync/dev-stack/servers';

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');

/** The anchors that a reader of the document can follow: one per heading. */
function anchorsOf(document: string): Set<string> {
  const headings = [...read(document).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase());
  return new Set(headings.map((heading) => heading.replace(/[^a-z0-9 -]/g, '').replaceAll(' ', '-')));
}

const sources = ['docs/**/*.md', '{libs,services,e2e,image,telemetry}/**/*.{ts,md,sql}', 'protos/**/*.proto'];
const files = globSync(sources, { cwd: projectRoot, exclude: (name) => name === 'node_modules' });

/** `docs/quickbooks.md#items, #time-stamps`: the places of a document that the sources name. */
function placesNamed(document: string): { file: string; anchor: string }[] {
  const citation = new RegExp(`${document}((?:,? ?#[a-z-]+)+)`, 'g');
  return files.flatMap((file) =>
    [...read(file).matchAll(citation)].flatMap(([, anchors = '']) =>
      [...anchors.matchAll(/#([a-z-]+)/g)].map(([, anchor = '']) => ({ file, anchor })),
    ),
  );
}

it.each(['docs/protocol.md', 'docs/quickbooks.md'])('every place of %s that is named is there', (document) => {
  const anchors = anchorsOf(document);
  const named = placesNamed(document);
  expect(named.filter(({ anchor }) => !anchors.has(anchor))).toEqual([]);
  expect(named.length).toBeGreaterThan(0);
});

it('nothing is cited that is not in the repository', () => {
  // A migration that was applied is never changed, not even its comments.
  const changeable = files.filter((file) => !file.includes('/migrations/'));
  const citing = changeable.filter((file) => /\b(?:design|facts) \d|\(mission[,)]/.test(read(file)));
  expect(citing).toEqual([]);
});

/** Links of Markdown to somewhere in the repository: the file, and the heading if the link names one. */
function linksOf(file: string): { to: string; document: string; anchor: string }[] {
  const prose = read(file).replaceAll(/^```[^]*?^```$/gm, '');
  return [...prose.matchAll(/\]\((?![a-z]+:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(([, path = '', anchor = '']) => ({
    to: `${path}#${anchor}`,
    document: path === '' ? file : join(dirname(file), path),
    anchor,
  }));
}

function isBroken({ document, anchor }: { document: string; anchor: string }): boolean {
  if (!existsSync(join(projectRoot, document))) return true;
  return anchor !== '' && document.endsWith('.md') && !anchorsOf(document).has(anchor);
}

it('every link between documents leads somewhere', () => {
  const documents = globSync('**/*.md', { cwd: projectRoot, exclude: (name) => name === 'node_modules' });
  const links = documents.flatMap((file) => linksOf(file).map((link) => ({ file, ...link })));
  expect(links.length).toBeGreaterThan(50);
  expect(links.filter(isBroken).map(({ file, to }) => `${file}: ${to}`)).toEqual([]);
});
