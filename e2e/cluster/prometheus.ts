import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { AutosyncError } from '@autosync/core';
import { freePort, loopback, projectRoot, startChild, type Child } from '@autosync/dev-stack/servers';
import { eventually } from '@autosync/testing';
import { urlOf, type Place } from './place.ts';
import type { Pager } from './pager.ts';

export type Alert = { labels: Record<string, string>; state: string };
export type AlertRule = { name: string; labels: Record<string, string> };

export type Prometheus = {
  /** The alerts that fire now. */
  firing(): Promise<Alert[]>;
  /** The alerts that it knows. */
  rules(): Promise<AlertRule[]>;
  /** Whether a query has a number at any moment since the beginning. */
  hasNumbers(query: string): Promise<boolean>;
  stop(): Promise<void>;
};

type Release = Pick<Place, 'kubectl' | 'release'>;

/** As often as the chart's PodMonitor, and as Prometheus' operator evaluates rules. */
const interval = '30s';

/** Pods with a port named `metrics`, labelled as the PodMonitor of the chart does it; read through the API server. */
async function targetsOf({ kubectl, release }: Release, proxy: string): Promise<object[]> {
  const pods = await kubectl.pods(`app.kubernetes.io/instance=${release.name}`);
  return pods.flatMap(({ metadata: { name, labels }, spec, status }) => {
    const port = spec.containers.flatMap(({ ports = [] }) => ports).find((one) => one.name === 'metrics');
    if (port === undefined || status.podIP === undefined) return [];
    const told = {
      __metrics_path__: `/api/v1/namespaces/${kubectl.namespace}/pods/${name}:${port.containerPort}/proxy/metrics`,
      namespace: kubectl.namespace,
      pod: name,
      instance: name,
      job: labels['app.kubernetes.io/component'],
      app_kubernetes_io_instance: release.name,
    };
    return [{ targets: [proxy], labels: told }];
  });
}

/** Tells Prometheus the pods that there are: not every one is built with the discovery of Kubernetes. */
async function openDiscovery(targets: () => Promise<object[]>) {
  const server = createServer((_request, response) => {
    targets().then(
      (found) => response.setHeader('content-type', 'application/json').end(JSON.stringify(found)),
      () => response.writeHead(503).end(), // it keeps those of before
    );
  });
  server.listen(0, loopback);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: urlOf(port), close: () => server.close() };
}

/** A Prometheus on this machine that scrapes every pod of the release, knows the chart's alerts, and tells them to the pager. */
export async function startPrometheus(release: Release, pager: Pager | undefined): Promise<Prometheus> {
  const folder = await mkdtemp(join(tmpdir(), 'prometheus-'));
  const [proxyPort, port] = [await freePort(), await freePort()];
  const discovery = await openDiscovery(() => targetsOf(release, `${loopback}:${proxyPort}`));
  const config = {
    global: { scrape_interval: interval, evaluation_interval: interval },
    rule_files: [join(projectRoot, 'charts/autosync/alerts/*.yaml')],
    alerting: { alertmanagers: pager ? [{ static_configs: [{ targets: [pager.address] }] }] : [] },
    scrape_configs: [{ job_name: 'autosync', http_sd_configs: [{ url: discovery.url, refresh_interval: '5s' }] }],
  };
  const file = join(folder, 'prometheus.yml');
  await writeFile(file, JSON.stringify(config)); // JSON is YAML
  const start = (command: string, args: string[]) => startChild({ command, args, env: process.env, keepLines: 50 });
  const children: Child[] = [await start('kubectl', ['proxy', `--port=${proxyPort}`])];

  async function ask<T>(path: string): Promise<T> {
    const response = await fetch(`${urlOf(port)}/api/v1/${path}`);
    const answer = (await response.json()) as { data: T; error?: string };
    if (!response.ok) throw new AutosyncError('prometheus-refuses', `${path}: ${answer.error}`);
    return answer.data;
  }
  const stop = async (): Promise<void> => {
    discovery.close();
    await Promise.all(children.map((child) => child.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const listen = `--web.listen-address=${loopback}:${port}`;
    children.push(
      await start('prometheus', [`--config.file=${file}`, `--storage.tsdb.path=${join(folder, 'data')}`, listen]),
    );
    await eventually(
      async () => {
        if (!children.every((child) => child.isRunning())) {
          throw new AutosyncError('prometheus-ended', children.map((child) => child.output()).join('\n'));
        }
        const { activeTargets } = await ask<{ activeTargets: { health: string }[] }>('targets?state=active');
        const up = activeTargets.filter(({ health }) => health === 'up').length;
        if (up === 0 || up < activeTargets.length) throw new Error(`${up} of ${activeTargets.length} pods are scraped`);
      },
      { timeoutMs: 120_000, intervalMs: 1000 },
    );
  } catch (error) {
    await stop();
    throw error;
  }
  const startedAt = Date.now();
  return {
    async rules() {
      const { groups } = await ask<{ groups: { rules: AlertRule[] }[] }>('rules?type=alert');
      return groups.flatMap(({ rules }) => rules);
    },
    async hasNumbers(query) {
      const [from, to] = [startedAt, Date.now()].map((ms) => String(ms / 1000));
      const parameters = new URLSearchParams({ query, start: from ?? '', end: to ?? '', step: '15' });
      type Series = { values: [at: number, value: string][] };
      const { result } = await ask<{ result: Series[] }>(`query_range?${parameters.toString()}`);
      return result.some(({ values }) => values.some(([, value]) => !Number.isNaN(Number(value))));
    },
    firing: async () => (await ask<{ alerts: Alert[] }>('alerts')).alerts.filter(({ state }) => state === 'firing'),
    stop,
  };
}
