import { expect, it } from 'vitest';
import { scenarios } from './chart-files.ts';
import { find, podsOf, type Manifest } from './manifests.ts';
import { render } from './render.ts';
import { describeWithHelm } from './with-helm.ts';

type Rule = { ports: { port: number | string }[]; from?: unknown[]; to?: unknown[] };
type Policy = { ingress: Rule[]; egress: Rule[] };

describeWithHelm('the console in the chart', (helm) => {
  const objects = (scenario: string, set: Record<string, unknown> = {}) =>
    render(helm, { files: [scenarios.find(({ name }) => name === scenario)!.file], set }).manifests;
  const kindsOf = (manifests: Manifest[]) =>
    manifests
      .filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/component'] === 'console')
      .map(({ kind }) => kind)
      .toSorted();
  const variable = (name: string, from: Manifest[]) =>
    podsOf(from)
      .find(({ component }) => component === 'console')
      ?.spec.containers[0]?.env?.find((one) => one.name === name)?.value;
  const policyOf = (component: string, from: Manifest[]) => find(from, 'NetworkPolicy', component)?.spec as Policy;
  const portsOut = (from: Manifest[]) =>
    policyOf('console', from).egress.flatMap((rule) => rule.ports.map(({ port }) => port));

  it('is there as soon as its values say something, and not when they say no', () => {
    expect(kindsOf(objects('default-byo'))).toEqual([]);
    const all = ['Deployment', 'Ingress', 'NetworkPolicy', 'PodDisruptionBudget', 'Service'];
    expect(kindsOf(objects('ingress'))).toEqual(all);
    expect(kindsOf(objects('gateway-api'))).toEqual(
      all.map((kind) => (kind === 'Ingress' ? 'HTTPRoute' : kind)).toSorted(),
    );
    expect(kindsOf(objects('dev-stack'))).toEqual(all.filter((kind) => kind !== 'Ingress'));
    expect(kindsOf(objects('ingress', { 'console.enabled': false }))).toEqual([]);
  });

  it('knows its address by the way in, with the prefix of its pages', () => {
    expect(variable('PUBLIC_URL', objects('ingress'))).toBe('https://autosync.example.com/console');
    expect(variable('PUBLIC_URL', objects('gateway-api'))).toBe('https://console.example.com');
    const routed = objects('gateway-api', {
      'console.httpRoute.matches': [{ path: { type: 'PathPrefix', value: '/books/' } }],
    });
    expect(variable('PUBLIC_URL', routed)).toBe('https://console.example.com/books');
    expect(variable('PUBLIC_URL', objects('dev-stack'))).toBe('http://127.0.0.1:8081');
    const given = objects('ingress', { 'console.publicUrl': 'https://books.example.com' });
    expect(variable('PUBLIC_URL', given)).toBe('https://books.example.com');
  });

  it('asks the gateway of its release, and links to the QuickBooks that is synced', () => {
    const manifests = objects('ingress');
    expect(variable('GATEWAY_URL', manifests)).toBe('http://demo-autosync-gateway');
    expect(find(manifests, 'Service', 'gateway')?.metadata.name).toBe('demo-autosync-gateway');
    expect(variable('QBO_APP_URL', manifests)).toBe('https://app.qbo.intuit.com/app/');
    const sandbox = objects('ingress', { 'quickBooks.environment': 'sandbox' });
    expect(variable('QBO_APP_URL', sandbox)).toBe('https://app.sandbox.qbo.intuit.com/app/');
    const simulated = objects('dev-stack', { 'devStack.simulator.publicUrl': 'http://127.0.0.1:8090' });
    expect(variable('QBO_APP_URL', simulated)).toBe('http://127.0.0.1:8090/app/');
  });

  it('is checked by helm test where it is, below its prefix', () => {
    const check = (scenario: string) => {
      const pod = objects(scenario).find(
        ({ kind, metadata }) => kind === 'Pod' && metadata.name.endsWith('test-console'),
      );
      return podsOf(pod === undefined ? [] : [pod])[0]?.spec.containers[0]?.env;
    };
    expect(check('default-byo')).toBeUndefined();
    expect(check('ingress')).toEqual(
      expect.arrayContaining([
        { name: 'READY_URL', value: 'http://demo-autosync-console:9464/readyz' },
        { name: 'PAGE_URL', value: 'http://demo-autosync-console/console' },
      ]),
    );
    expect(check('gateway-api')).toContainEqual({ name: 'PAGE_URL', value: 'http://demo-autosync-console' });
  });

  it('signs people in at the issuer only as a client of it', () => {
    expect(variable('OIDC_ISSUER', objects('ingress'))).toBe('https://login.example.com/realms/autosync');
    const keysOnly = objects('ingress', { 'console.signIn': { clientId: '', existingSecret: '' } });
    expect(variable('OIDC_ISSUER', keysOnly)).toBeUndefined();
    expect(portsOut(keysOnly)).toEqual([53, 53, 8080]);
  });

  it('is let out to the gateway and the issuer only, and let in to the gateway', () => {
    expect(portsOut(objects('ingress'))).toEqual([53, 53, 8080, 443]);
    expect(portsOut(objects('gateway-api'))).toEqual([53, 53, 8080]);
    const narrow = objects('restricted-network');
    expect(portsOut(narrow)).toEqual([53, 53, 8080, 8443, 4318]);
    const [, , issuer] = policyOf('console', narrow).egress;
    expect(issuer?.to).toEqual([{ ipBlock: { cidr: '10.4.0.1/32' } }]);
    const callers = policyOf('gateway', narrow).ingress.find(({ ports }) => ports[0]?.port === 'http')?.from;
    expect(JSON.stringify(callers)).toContain('"app.kubernetes.io/component":"console"');
    const viewers = policyOf('console', narrow).ingress.find(({ ports }) => ports[0]?.port === 'http')?.from;
    expect(JSON.stringify(viewers)).toContain('"ingress"');
  });
});
