import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '@autosync/dev-stack/servers';
import { podsOf } from '../chart/manifests.ts';
import { refusal, render } from '../chart/render.ts';
import { describeWithHelm } from '../chart/with-helm.ts';

const file = join(import.meta.dirname, 'first-version/values.yaml');

/** What the chart took then and takes no longer. */
const gone = { 'scheduler.settings.START_LEASE_MS': 60_000 };

describeWithHelm('values of the first version', (helm) => {
  it('are taken, and mean what they meant', () => {
    const { manifests } = render(helm, { files: [file] });
    const deployment = (name: string) =>
      manifests.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === `demo-autosync-${name}`);
    expect(deployment('gateway')).toMatchObject({ spec: { replicas: 3 } });
    expect(deployment('sync-invoices')).toMatchObject({ spec: { replicas: 4 } });
    expect(deployment('sync-payments')).toBeUndefined();
    const [invoices] = podsOf(manifests).filter(({ component }) => component === 'sync-invoices');
    expect(invoices!.spec).toMatchObject({ nodeSelector: { pool: 'books' }, terminationGracePeriodSeconds: 165 });
    expect(invoices!.spec.containers[0]!.env).toEqual(
      expect.arrayContaining([
        { name: 'CONCURRENCY', value: '20' },
        { name: 'DATABASE_USER', value: 'autosync_worker' },
      ]),
    );
  });

  it.each(Object.entries(gone))('%s is refused with its path, and the documents say what to do', (path, value) => {
    const name = path.split('.').at(-1)!;
    const words = refusal(helm, { files: [file], set: { [path]: value } });
    // Helm's versions word it differently.
    expect(words).toMatch(new RegExp(`scheduler[./]settings.*${name}`, 's'));
    expect(readFileSync(join(projectRoot, 'docs/operating.md'), 'utf8')).toContain(`\`${path}\``);
  });
});
