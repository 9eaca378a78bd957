import { expect, it } from 'vitest';
import { scenarios } from './chart-files.ts';
import { find, podsOf, type Manifest } from './manifests.ts';
import { render } from './render.ts';
import { describeWithHelm } from './with-helm.ts';

type Rule = { ports: { port: number | string }[]; from?: unknown[]; to?: unknown[] };
type Policy = { ingress: Rule[]; egress: Rule[]; policyTypes: string[] };

function policyOf(manifests: Manifest[], component: string): Policy {
  return find(manifests, 'NetworkPolicy', component)?.spec as Policy;
}

const peers = (rules: Rule[], port: number | string) =>
  JSON.stringify(rules.filter(({ ports }) => ports.some((one) => one.port === port)).map(({ from, to }) => from ?? to));

describeWithHelm('the network policies', (helm) => {
  const objects = (scenario: string) =>
    render(helm, { files: [scenarios.find(({ name }) => name === scenario)!.file] }).manifests;

  it.each(['dev-stack', 'default-byo'])('of %s cover every pod but those of helm test, both ways', (scenario) => {
    const manifests = objects(scenario);
    for (const { component } of podsOf(manifests).filter(({ kind }) => kind !== 'Pod')) {
      expect(policyOf(manifests, component).policyTypes).toEqual(['Ingress', 'Egress']);
    }
  });

  it('let in only who calls', () => {
    const manifests = objects('default-byo');
    expect(peers(policyOf(manifests, 'scheduler').ingress, 'grpc')).toContain('"gateway"');
    expect(peers(policyOf(manifests, 'scheduler').ingress, 'grpc')).not.toContain('"sync-invoices"');
    expect(peers(policyOf(manifests, 'batch-status').ingress, 'grpc')).toContain('"sync-payments"');
    expect(policyOf(manifests, 'sync-invoices').ingress.map(({ ports }) => ports)).toEqual([[{ port: 'metrics' }]]);
  });

  it('let out only to what a component needs: the internet without private networks for Intuit', () => {
    const manifests = objects('default-byo');
    const ports = (component: string) =>
      policyOf(manifests, component).egress.flatMap((rule) => rule.ports.map(({ port }) => port));
    expect(ports('gateway')).toEqual([53, 53, 5432, 50_051, 50_052, 443]);
    expect(ports('scheduler')).toEqual([53, 53, 5432, 9092]);
    expect(ports('sync-invoices')).toEqual([53, 53, 5432, 9092, 50_052, 443]);
    expect(ports('topics')).toEqual([53, 53, 9092]);
    expect(peers(policyOf(manifests, 'gateway').egress, 443)).toContain('"except":["10.0.0.0/8"');
  });

  it('of the dev stack never leave the release', () => {
    const manifests = objects('dev-stack');
    const internet = manifests.filter(
      ({ kind, spec }) => kind === 'NetworkPolicy' && JSON.stringify(spec).includes('0.0.0.0'),
    );
    expect(internet).toEqual([]);
    expect(peers(policyOf(manifests, 'sync-invoices').egress, 8090)).toContain('"qbo-simulator"');
  });

  it('can be narrowed to known networks', () => {
    const manifests = objects('restricted-network');
    expect(peers(policyOf(manifests, 'sync-invoices').egress, 9094)).toBe('[[{"ipBlock":{"cidr":"10.2.0.0/24"}}]]');
    expect(peers(policyOf(manifests, 'gateway').ingress, 'http')).toContain('"ingress"');
    for (const traced of ['gateway', 'scheduler', 'batch-status', 'notifier', 'console', 'sync-payments']) {
      expect(peers(policyOf(manifests, traced).egress, 4318)).toContain('"monitoring"');
    }
    expect(peers(policyOf(manifests, 'topics').egress, 4318)).toBe('[]');
  });
});
