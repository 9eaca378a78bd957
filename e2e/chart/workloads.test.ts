import { beforeAll, expect, it } from 'vitest';
import { workerGroup } from '@autosync/contracts';
import { scenarios } from './chart-files.ts';
import { containersOf, find, podsOf, type Manifest, type Pod } from './manifests.ts';
import { refusal, render } from './render.ts';
import { describeWithHelm } from './with-helm.ts';
import { workerSections } from './worker-sections.ts';

const servers = ['gateway', 'scheduler', 'batch-status'];
const services = [...servers, ...workerSections.map(({ type }) => workerGroup(type))];

function fileOf(scenario: string): string {
  return scenarios.find(({ name }) => name === scenario)!.file;
}

describeWithHelm('the workloads of the chart', (helm) => {
  let manifests: Manifest[] = [];
  const objects = (scenario: string, set: Record<string, unknown> = {}) =>
    render(helm, { files: [fileOf(scenario)], set }).manifests;
  const podOf = (component: string, from = manifests): Pod =>
    podsOf(from).find((pod) => pod.component === component && pod.kind !== 'Pod')!;
  const variable = (component: string, name: string, from = manifests) =>
    containersOf(podOf(component, from))
      .at(-1)
      ?.env?.find((one) => one.name === name)?.value;

  beforeAll(() => {
    manifests = objects('default-byo');
  });

  it('replace pods one after the other, never with fewer than before', () => {
    for (const service of services) {
      const spec = find(manifests, 'Deployment', service)?.spec;
      expect(spec?.['strategy']).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } });
    }
  });

  it.each(services)('%s has more time than its own deadline and its delay together', (service) => {
    const ms = Number(variable(service, 'SHUTDOWN_TIMEOUT_MS')) + Number(variable(service, 'SHUTDOWN_DELAY_MS'));
    expect(podOf(service).spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(ms / 1000 + 10);
  });

  it('serve on while load balancers notice; workers may end the longest call', () => {
    expect(servers.map((server) => variable(server, 'SHUTDOWN_DELAY_MS'))).toEqual(['5000', '5000', '5000']);
    expect(variable('sync-invoices', 'SHUTDOWN_TIMEOUT_MS')).toBe('145000');
    expect(podOf('sync-invoices').spec.terminationGracePeriodSeconds).toBe(160);
  });

  it('ask liveness of the process alone, readiness of what it needs', () => {
    for (const service of services) {
      const [container] = podOf(service).spec.containers;
      const path = (probe: unknown) => (probe as { httpGet: { path: string } }).httpGet.path;
      expect(path(container!.startupProbe)).toBe('/livez');
      expect(path(container!.livenessProbe)).toBe('/livez');
      expect(path(container!.readinessProbe)).toBe('/readyz');
    }
  });

  it('have a budget only where it does not block a drain', () => {
    expect(services.filter((service) => find(manifests, 'PodDisruptionBudget', service))).toEqual(services);
    const single = objects('default-byo', { 'gateway.replicas': 1 });
    expect(find(single, 'PodDisruptionBudget', 'gateway')).toBeUndefined();
    const scaled = objects('hpa');
    expect(find(scaled, 'PodDisruptionBudget', 'gateway')).toBeDefined();
    expect(find(scaled, 'PodDisruptionBudget', 'sync-invoices')).toBeUndefined();
    expect(find(objects('keda'), 'PodDisruptionBudget', 'sync-payments')).toBeUndefined();
  });

  it('leave their number to the autoscaler where there is one', () => {
    const scaled = objects('hpa');
    expect(find(scaled, 'Deployment', 'gateway')?.spec).not.toHaveProperty('replicas');
    expect(find(scaled, 'Deployment', 'scheduler')?.spec).toHaveProperty('replicas', 2);
    expect(find(scaled, 'HorizontalPodAutoscaler', 'gateway')?.spec).toMatchObject({ minReplicas: 3, maxReplicas: 12 });
    expect(find(objects('keda'), 'Deployment', 'sync-invoices')?.spec).not.toHaveProperty('replicas');
  });

  it('have every knob of a pod, jobs and the dev stack, too', () => {
    const pods = podsOf(objects('every-knob', { 'migrations.mode': 'hook' }));
    expect(pods.map(({ component }) => component)).toEqual(expect.arrayContaining(['postgres', 'kafka', 'test']));
    for (const { spec, annotations } of pods) {
      expect(annotations).toMatchObject(spec['restartPolicy'] ? {} : { team: 'books', owner: 'books' });
      expect(spec).toMatchObject({
        nodeSelector: { pool: 'books' },
        tolerations: [{ key: 'books' }],
        priorityClassName: 'books',
        runtimeClassName: 'gvisor',
        schedulerName: 'books',
        serviceAccountName: 'books',
        hostAliases: [{ ip: '10.0.0.1' }],
        dnsConfig: { options: [{ name: 'ndots' }] },
        imagePullSecrets: [{ name: 'global-pull' }, { name: 'own-pull' }],
      });
      const [container] = spec.containers;
      expect(container?.env).toEqual(expect.arrayContaining([{ name: 'TZ', value: 'UTC' }]));
      expect(container).toMatchObject({ lifecycle: { preStop: {} }, envFrom: [{ secretRef: { name: 'more' } }] });
      expect(spec.containers.at(-1)?.name).toBe('beside');
      expect(spec.initContainers?.[0]?.name).toBe('first');
      // The API server refuses that.
      for (const before of spec.initContainers ?? []) expect(before).not.toHaveProperty('lifecycle');
    }
  });

  it('do their jobs before the services: as hooks, or within each pod that needs them', () => {
    expect(
      podsOf(manifests)
        .filter(({ kind }) => kind === 'Job')
        .map(({ component }) => component),
    ).toEqual(expect.arrayContaining(['migrations', 'topics']));
    const within = objects('init-containers');
    expect(podsOf(within).filter(({ kind }) => kind === 'Job')).toEqual([]);
    const before = (component: string) => podOf(component, within).spec.initContainers?.map(({ name }) => name);
    expect(before('gateway')).toEqual(['migrations']);
    expect(before('sync-payments')).toEqual(['migrations', 'topics']);
    expect(podsOf(objects('dev-stack')).filter(({ kind }) => kind === 'Job')).toEqual([]);
  });

  it('mount certificates and logins as files wherever the process talks to that server', () => {
    const secured = objects('sasl-ssl');
    const volumes = (component: string) =>
      (podOf(component, secured).spec['volumes'] as { name: string }[]).map(({ name }) => name);
    const peers = ['peer-tls', 'peer-tokens'];
    expect(volumes('gateway')).toEqual(['tmp', 'database-ca', 'database-login', ...peers]);
    expect(volumes('scheduler')).toEqual([
      'tmp',
      'database-ca',
      'database-login',
      'kafka-ca',
      'kafka-client',
      'kafka-login',
      ...peers,
    ]);
    expect(volumes('topics')).toEqual(['tmp', 'kafka-ca', 'kafka-client', 'topics-login']);
    expect(variable('sync-invoices', 'DATABASE_SESSION_HOST', secured)).toBe('postgres.example.com');
    expect(variable('migrations', 'DATABASE_HOST', secured)).toBe('postgres.example.com');
    expect(variable('gateway', 'DATABASE_HOST', secured)).toBe('pooler.example.com');
  });

  it('offer only record types whose worker is installed', () => {
    const types = workerSections.map(({ type }) => type);
    expect(variable('gateway', 'SYNC_TYPES')).toBe(types.join(','));
    const others = types.filter((type) => type !== 'payments');
    expect(variable('gateway', 'SYNC_TYPES', objects('argocd'))).toBe(others.join(','));
  });

  it('are refused without any worker', () => {
    const set = Object.fromEntries(workerSections.map(({ section }) => [`${section}.enabled`, false]));
    expect(refusal(helm, { files: [fileOf('default-byo')], set })).toContain('nothing would be synced');
  });

  it('of workers have what all have in common, and what their own section says instead', () => {
    const set = { 'workers.replicas': 3, 'syncPayments.replicas': 4, 'workers.shutdown.timeoutSeconds': 200 };
    const given = objects('default-byo', set);
    expect(find(given, 'Deployment', 'sync-invoices')?.spec).toHaveProperty('replicas', 3);
    expect(find(given, 'Deployment', 'sync-payments')?.spec).toHaveProperty('replicas', 4);
    expect(podOf('sync-payments', given).spec.terminationGracePeriodSeconds).toBe(215);
  });
});
