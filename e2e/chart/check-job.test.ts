import { expect, it } from 'vitest';
import { availableTypes, workerGroup } from '@autosync/contracts';
import { componentConfigs } from '../../services/admin/src/component-configs.ts';
import { environmentsOf } from '../../services/admin/src/installation-check.ts';
import { scenarios } from './chart-files.ts';
import { containersOf, podsOf, type Pod } from './manifests.ts';
import { render } from './render.ts';
import { describeWithHelm } from './with-helm.ts';

type Source = { secret: { name: string; optional: boolean; items: { key: string; path: string }[] } };

describeWithHelm('the job that checks an installation', (helm) => {
  const podsIn = (scenario: string, set: Record<string, unknown> = {}) =>
    podsOf(render(helm, { files: [scenarios.find(({ name }) => name === scenario)!.file], set }).manifests);
  const checkOf = (pods: Pod[]) => pods.find(({ component }) => component === 'check');

  function environmentsIn(pod: Pod) {
    const env = containersOf(pod)[0]?.env ?? [];
    return environmentsOf(Object.fromEntries(env.map(({ name, value = '' }) => [name, value])));
  }

  const withJob = scenarios.filter(({ name }) => ['argocd', 'sasl-ssl', 'secret-parts', 'uris'].includes(name));

  it.each(withJob)('$name: knows every process with the variables that its pods have', ({ name }) => {
    const pods = podsIn(name);
    const check = checkOf(pods)!;
    const environments = environmentsIn(check);
    const volumes = check.spec['volumes'] as { name: string; projected?: { sources: Source[] } }[];
    const sources = volumes.find((volume) => volume.name === 'secrets')!.projected!.sources;
    const files = sources.flatMap(({ secret }) => secret.items.map(({ path }) => `/etc/autosync/secrets/${path}`));
    expect(sources.filter(({ secret }) => !secret.optional)).toEqual([]);

    const known = new Set(Object.keys(componentConfigs));
    const processes = pods.filter(({ component, kind }) => kind !== 'Pod' && known.has(component));
    expect([...environments.keys()].toSorted()).toEqual(processes.map(({ component }) => component).toSorted());
    for (const pod of processes) {
      const environment = environments.get(pod.component)!;
      const plain = (variable: string) => variable.replace(/_FILE$/, '');
      const given = (pod.spec.containers[0]?.env ?? []).map((one) => plain(one.name));
      expect(Object.keys(environment).map(plain).toSorted()).toEqual(given.toSorted());
      for (const path of Object.values(environment).filter((value) => value?.startsWith('/etc/autosync/')))
        expect(files).toContain(path);
    }
  });

  it('comes before the migrations, says its last words, and never repeats what it found', () => {
    const file = scenarios.find(({ name }) => name === 'default-byo')!.file;
    const { manifests } = render(helm, { files: [file] });
    const job = (name: string) => manifests.find((one) => one.kind === 'Job' && one.metadata.name.endsWith(name))!;
    const weight = (name: string) => Number(job(name).metadata.annotations?.['helm.sh/hook-weight']);
    expect(weight('-check')).toBeLessThan(weight('-migrations'));
    expect(job('-check').spec).toMatchObject({
      podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { containerName: 'check', values: [1, 2] } }] },
    });
    expect(checkOf(podsOf(manifests))!.spec.containers[0]).toMatchObject({
      terminationMessagePolicy: 'FallbackToLogsOnError',
    });
  });

  it('has the keys that seal as every process has them, and the login that sees who runs and what is sealed', () => {
    const environments = environmentsIn(checkOf(podsIn('default-byo'))!);
    const withKeys = [...environments].filter(([, environment]) => 'TOKEN_KEYS_FILE' in environment);
    const workers = availableTypes.map(workerGroup);
    expect(withKeys.map(([component]) => component).toSorted()).toEqual(['gateway', ...workers].toSorted());
    expect(new Set(withKeys.map(([, { TOKEN_KEYS_FILE }]) => TOKEN_KEYS_FILE)).size).toBe(1);
    expect(environments.get('migrations')).toMatchObject({ DATABASE_PASSWORD_FILE: expect.any(String) });
  });

  it('leaves out the logins that the migrations make', () => {
    const args = (set: Record<string, unknown>) => checkOf(podsIn('default-byo', set))!.spec.containers[0]!.args;
    expect(args({ 'database.setRolePasswords': true })).toContain('--owner-only');
    expect(args({ 'database.setRolePasswords': false, 'check.waitSeconds': 7 })).toEqual(
      'admin check --installation --wait 7'.split(' '),
    );
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['the dev stack brings the servers', 'dev-stack', { 'check.mode': 'hook' }],
    ['the migrations are no job', 'init-containers', {}],
    ['objects may still make secrets', 'default-byo', { extraObjects: [{ kind: 'ExternalSecret' }] }],
    ['it is not wanted', 'default-byo', { 'check.mode': 'none' }],
  ])('is not there where %s', (_, scenario, set) => {
    expect(checkOf(podsIn(scenario, set))).toBeUndefined();
  });
});
