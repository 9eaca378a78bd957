import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { chartFiles, readChartFile, scenarios } from './chart-files.ts';
import { podsOf } from './manifests.ts';
import { render } from './render.ts';
import { describeWithHelm } from './with-helm.ts';

type Rule = { alert?: string; labels: Record<string, string>; annotations: Record<string, string> };
type Groups = { groups: { name: string; rules: Rule[] }[] };

const alertFiles = chartFiles('alerts/*.yaml').map((file) => file.slice(file.indexOf('alerts/')));
const written = alertFiles.flatMap((file) => (parse(readChartFile(file)) as Groups).groups);

describeWithHelm('the monitoring of the chart', (helm) => {
  const { file } = scenarios.find(({ name }) => name === 'monitoring')!;
  const objects = (set: Record<string, unknown> = {}) => render(helm, { files: [file], set }).manifests;
  const rulesOf = (set?: Record<string, unknown>) =>
    (objects(set).find(({ kind }) => kind === 'PrometheusRule')!.spec as Groups).groups.flatMap(({ rules }) => rules);

  it('scrapes every service pod, told apart by component', () => {
    const manifests = objects();
    expect(manifests.find(({ kind }) => kind === 'PodMonitor')).toMatchObject({
      metadata: { labels: { release: 'prometheus' } },
      spec: {
        jobLabel: 'app.kubernetes.io/component',
        selector: { matchLabels: { 'app.kubernetes.io/name': 'autosync', 'app.kubernetes.io/instance': 'demo' } },
        podMetricsEndpoints: [{ port: 'metrics', path: '/metrics', interval: '30s' }],
      },
    });
    const services = podsOf(manifests).filter(({ kind }) => kind === 'Deployment');
    for (const { spec } of services) {
      expect(spec.containers[0]).toMatchObject({
        ports: expect.arrayContaining([{ name: 'metrics', containerPort: 9464 }]),
      });
    }
  });

  it('takes every alert as it was written, with the operator’s labels and addresses of runbooks', () => {
    const rules = rulesOf();
    expect(written.length).toBeGreaterThan(0);
    expect(rules.map(({ alert }) => alert)).toEqual(written.flatMap((group) => group.rules.map(({ alert }) => alert)));
    for (const rule of rules.filter(({ alert }) => alert !== undefined)) {
      expect(rule.labels['owner']).toBe('billing');
      expect(rule.annotations['dashboard_url']).toBe(
        'https://grafana.example.com/d/autosync-overview?var-namespace=books&var-release=demo',
      );
      expect(rule.annotations['shell']).toMatch(/^export NAMESPACE=\S+ AUTOSYNC=demo-autosync$/);
      expect(rule.annotations['runbook_url']).toMatch(/^https:\/\/wiki\.example\.com\/runbooks\/autosync\/[a-z-]+\.md/);
    }
  });

  it('links to the runbooks that the gateway shows, unless told another place', () => {
    const set = { 'metrics.prometheusRule.runbookUrlPrefix': '', 'gateway.publicUrl': 'https://sync.example.com/' };
    const urls = rulesOf(set).flatMap(({ annotations }) => annotations?.['runbook_url'] ?? []);
    const shown = chartFiles('runbooks/*.md').map((one) => `https://sync.example.com/runbooks/${basename(one)}`);
    expect(urls.length).toBeGreaterThan(20);
    expect(urls.filter((url) => !shown.includes(url))).toEqual([]);
  });

  it('leaves out the alerts that were switched off, wherever they stand', () => {
    const off = rulesOf()[0]!.alert!;
    const left = rulesOf({ 'metrics.prometheusRule.disabled': [off] }).map(({ alert }) => alert);
    expect(left).not.toContain(off);
    expect(left.length).toBeGreaterThan(0);
  });

  it('brings each dashboard as a ConfigMap that Grafana’s sidecar finds', () => {
    const boards = objects().filter(({ metadata }) => metadata.labels?.['grafana_dashboard'] === '1');
    expect(boards).toHaveLength(chartFiles('dashboards/*.json').length);
    for (const { data = {} } of boards) {
      for (const text of Object.values(data)) expect(JSON.parse(text)).toHaveProperty('uid');
    }
  });
});
