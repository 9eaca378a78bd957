import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AutosyncError } from '@autosync/core';
import { projectRoot } from '@autosync/dev-stack/servers';
import { eventually } from '@autosync/testing';
import type { Books } from '../../support/invariants/books.ts';
import type { Place } from '../place.ts';
import type { Prometheus } from '../prometheus.ts';
import type { Traffic } from '../traffic.ts';
import { syncSome } from './demo.ts';

/** The panels that show nothing while nothing is wrong, or of what nobody uses here; and why. */
const empty: Readonly<Record<string, string>> = {
  'overview: Alerts': 'no alert fires',
  'gateway: Duration of webhooks': 'nobody has asked for webhooks',
};

type Target = { expr: string };
type Board = {
  panels: { title: string; targets?: Target[] }[];
  annotations: { list: { name: string; target?: Target }[] };
};
type Query = { of: string; expr: string };

const folder = join(projectRoot, 'charts/autosync/dashboards');

/** What every board of the chart asks, of its panels and of the lines across them. */
function queries(): Query[] {
  return readdirSync(folder).flatMap((file) => {
    const { panels, annotations } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Board;
    const asked = [
      ...panels.map((panel) => ({ name: panel.title, targets: panel.targets ?? [] })),
      ...annotations.list.map(({ name, target }) => ({ name, targets: target ? [target] : [] })),
    ];
    return asked.flatMap(({ name, targets }) =>
      targets.map(({ expr }) => ({ of: `${file.replace('.json', '')}: ${name}`, expr })),
    );
  });
}

/** As Grafana asks it: of this release, all of its services, and over four scrapes. */
function withVariables(expr: string, { kubectl, release }: Place): string {
  const values = {
    $namespace: kubectl.namespace,
    $release: release.name,
    $job: '.*',
    $__rate_interval: '2m',
  };
  return Object.entries(values).reduce((query, [name, value]) => query.replaceAll(name, value), expr);
}

/** Scraped twice after it happened, also on a machine with much to do. */
const shownMs = 300_000;

/** A slot of time comes now instead of within a day. */
async function comeDue({ db }: Place, companyId: string): Promise<void> {
  const text = 'update schedule.types set next_due_at = clock_timestamp() where company_id = $1 and enabled';
  await db.withAllTenants((tx) => tx.query({ text, values: [companyId] }));
}

/** Every panel of every board has something to show, but for those that have nothing to show here. */
export async function lookAtPanels(
  place: Place,
  { prometheus, traffic }: { prometheus: Prometheus; traffic: Traffic },
  say: (line: string) => void,
): Promise<Books> {
  const all = queries();
  const unknown = Object.keys(empty).filter((of) => !all.some((query) => query.of === of));
  if (unknown.length > 0) throw new AutosyncError('no-such-panel', unknown.join(', '));
  const company = await place.company('On the boards Ltd');
  await company.enable();
  await comeDue(place, company.id);
  const { books, line } = await syncSome(company, { prefix: 'M', count: 25 });
  say(line);
  await eventually(
    async () => {
      const odd: string[] = [];
      for (const { of, expr } of all) {
        const shows = await prometheus.hasNumbers(withVariables(expr, place));
        if (shows === of in empty) odd.push(`${of} ${shows ? 'shows something' : 'shows nothing'}: ${expr}`);
      }
      if (odd.length > 0) throw new AutosyncError('panels-otherwise', odd.join('\n'));
    },
    { timeoutMs: shownMs, intervalMs: 10_000 },
  );
  say(`${all.length} queries return data, but for those of ${Object.keys(empty).length} panels:`);
  for (const [of, reason] of Object.entries(empty)) say(`${of}: ${reason}`);
  say(await traffic.sinceLast());
  return books;
}
