import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { projectRoot } from '@autosync/dev-stack';
import { dashboards, renderDashboard } from '../src/dashboards.ts';
import { namesOf, readRunbook } from './support/chart-files.ts';
import { panelsOf } from './support/dashboard-queries.ts';

const boards = Object.entries(dashboards).map(([file, build]) => ({ file, board: build() }));
const panels = boards.flatMap(({ file, board }) =>
  panelsOf(board).map((panel) => ({ file, title: panel.title, panel })),
);

it('every dashboard of the chart is one of ours', () => {
  expect(namesOf('charts/autosync/dashboards/*', '')).toEqual(Object.keys(dashboards).toSorted());
});

describe.each(boards)('$file', ({ file, board }) => {
  it('is what the source makes (else: npm run dashboards)', () => {
    const committed = readFileSync(`${projectRoot}/charts/autosync/dashboards/${file}`, 'utf8');
    expect(committed === renderDashboard(board)).toBe(true);
  });

  it('has a uid of its own, for bookmarks', () => {
    expect(board.uid).toBe(`autosync-${file.replace('.json', '')}`);
  });

  it('fits on a screen or two: fewer than 25 panels, none over another', () => {
    expect(panelsOf(board).length).toBeLessThan(25);
    expect(overlaps(board.panels ?? [])).toEqual([]);
  });

  it('leaves data source, namespace, release and service to whoever looks', () => {
    expect(board.templating?.list?.map(({ name }) => name)).toEqual([
      'datasource',
      'namespace',
      'release',
      'job',
      'traces',
    ]);
    const sources = [...JSON.stringify(board).matchAll(/"uid":"([^"]*)"/g)].map(([, uid]) => uid);
    expect(new Set(sources)).toEqual(new Set([board.uid, '${datasource}']));
  });

  it('leads to its traces, in the data source and over the time that is looked at', () => {
    const links = (board.links ?? []).filter(({ title }) => title.startsWith('Traces: '));
    expect(links).toHaveLength(1);
    const { pathname, searchParams } = new URL(links[0]!.url!, 'http://grafana');
    expect(pathname).toBe('/explore');
    expect(JSON.parse(searchParams.get('panes') ?? '')).toEqual({
      traces: {
        datasource: '${traces}',
        queries: [
          expect.objectContaining({
            datasource: { type: 'tempo', uid: '${traces}' },
            queryType: 'traceql',
            query: expect.stringMatching(/^\{ resource\.service\.namespace = "autosync" && \S.* \}$/),
          }),
        ],
        range: { from: '${__from}', to: '${__to}' },
      },
    });
    // As they stand there, since Grafana looks for them before it decodes.
    expect(links[0]!.url).toContain('${traces}');
  });
});

describe.each(panels)('$file: $title', ({ panel }) => {
  it('says what it shows and in which unit', () => {
    expect(panel.description?.length).toBeGreaterThan(40);
    expect(panel.fieldConfig?.defaults.unit).toMatch(/^[a-z]+$/);
    expect(panel.fieldConfig?.defaults.thresholds?.steps[0]).toMatchObject({ value: null });
  });

  it('names no runbook that is not there', () => {
    const named = [...(panel.description ?? '').matchAll(/\b[Rr]unbooks? ([a-z-]+)(?: and ([a-z-]+))?/g)];
    for (const name of named.flatMap(([, ...names]) => names.filter(Boolean))) expect(readRunbook(name)).toBeTruthy();
  });

  it('looks only at what the variables select', () => {
    for (const target of panel.targets ?? []) expect(JSON.stringify(target)).toContain('namespace=~\\"$namespace');
  });
});

type Placed = { gridPos?: { x: number; y: number; w: number; h: number }; title?: string };

function overlaps(placed: readonly Placed[]): string[] {
  return placed.flatMap((a, index) =>
    placed.slice(index + 1).flatMap((b) => (overlap(a, b) ? [`${a.title} and ${b.title}`] : [])),
  );
}

function overlap({ gridPos: a }: Placed, { gridPos: b }: Placed): boolean {
  if (!a || !b) return true;
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
