import { expect, it } from 'vitest';
import { examples, scenarios } from './chart-files.ts';
import { containersOf, podsOf } from './manifests.ts';
import { refusal, render, type RenderOptions } from './render.ts';
import { describeWithHelm } from './with-helm.ts';
import { workerSections } from './worker-sections.ts';

const scenario = (name: string) => scenarios.find((one) => one.name === name)!.file;
const minimal = examples.find(({ name }) => name === 'minimal')!.file;
const types = workerSections.map(({ type }) => type);

describeWithHelm('the logins of the workers in the chart', (helm) => {
  /** Who each worker is to PostgreSQL, and by which file it knows its password. */
  function workersOf(options: RenderOptions): Record<string, string> {
    const pods = podsOf(render(helm, options).manifests).filter(({ component }) => component.startsWith('sync-'));
    return Object.fromEntries(
      pods.map(({ component, spec }) => {
        const [{ env = [] }] = spec.containers as [(typeof spec.containers)[number]];
        const value = (name: string) => env.find((variable) => variable.name === name)?.value;
        return [component, `${value('DATABASE_USER')} ${value('DATABASE_PASSWORD_FILE')?.split('/').at(-1)}`];
      }),
    );
  }

  /** The roles that the migrations give passwords. */
  function rolesOf(options: RenderOptions): string[] {
    const all = podsOf(render(helm, options).manifests).flatMap(containersOf);
    const { env = [] } = all.find(({ name }) => name === 'migrations')!;
    return env.flatMap(({ name }) => /^(.+)_DATABASE_PASSWORD$/.exec(name)?.[1] ?? []).toSorted();
  }

  const own = Object.fromEntries(
    workerSections.map(({ section, type }) => [`sync-${type}`, `autosync_sync_${type} ${section}`]),
  );

  it('are their own, with a password each', () => {
    const options = { files: [minimal] };
    expect(types.length).toBeGreaterThan(3);
    expect(workersOf(options)).toEqual(own);
    const ofWorkers = types.map((type) => `SYNC_${type.toUpperCase()}`);
    expect(rolesOf(options)).toEqual(['BATCH_STATUS', 'GATEWAY', 'NOTIFIER', 'SCHEDULER', ...ofWorkers].toSorted());
  });

  it('are made up by the dev stack', () => {
    const made = Object.entries(own).map(([name, login]) => [name, `${login}Password`]);
    expect(workersOf({ files: [scenario('dev-stack')] })).toEqual(Object.fromEntries(made));
  });

  it('are one for all in values of before there were others', () => {
    const shared = Object.keys(own).map((name) => [name, 'autosync_worker password']);
    expect(workersOf({ files: [scenario('default-byo')] })).toEqual(Object.fromEntries(shared));
  });

  it('may be changed one by one: the shared one keeps its password as long as somebody logs in with it', () => {
    const options = { files: [scenario('sasl-ssl')] };
    expect(workersOf(options)).toMatchObject({
      'sync-invoices': 'autosync_sync_invoices invoices',
      'sync-payments': 'autosync_worker worker',
    });
    expect(rolesOf(options)).toEqual(expect.arrayContaining(['SYNC_INVOICES', 'WORKER']));
    expect(rolesOf(options)).not.toContain('SYNC_PAYMENTS');
  });

  it('are missed only where a worker is enabled that has neither', () => {
    const without = { files: [minimal], set: { 'database.roles.syncInventory.existingSecret': '' } };
    expect(refusal(helm, without)).toContain('database.roles.worker.existingSecret is missing');
    const disabled = { ...without, set: { ...without.set, 'syncInventory.enabled': false } };
    expect(refusal(helm, disabled)).toBeUndefined();
  });
});
