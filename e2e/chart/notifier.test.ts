import { expect, it } from 'vitest';
import { scenarios } from './chart-files.ts';
import { find, podsOf, type Manifest } from './manifests.ts';
import { render } from './render.ts';
import { describeWithHelm } from './with-helm.ts';

type Rule = { ports: { port: number | string }[]; from?: unknown[]; to?: unknown[] };
type Policy = { ingress: Rule[]; egress: Rule[] };

describeWithHelm('the notifier in the chart', (helm) => {
  const objects = (scenario: string, set: Record<string, unknown> = {}) =>
    render(helm, { files: [scenarios.find(({ name }) => name === scenario)!.file], set }).manifests;
  const kindsOf = (manifests: Manifest[]) =>
    manifests
      .filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/component'] === 'notifier')
      .map(({ kind }) => kind)
      .toSorted();
  const environmentOf = (component: string, from: Manifest[]) =>
    podsOf(from).find((pod) => pod.component === component && pod.kind !== 'Pod')?.spec.containers[0]?.env ?? [];
  const variable = (name: string, from: Manifest[], component = 'notifier') =>
    environmentOf(component, from).find((one) => one.name === name);
  const policyOf = (component: string, from: Manifest[]) => find(from, 'NetworkPolicy', component)?.spec as Policy;
  const portsOut = (from: Manifest[]) =>
    policyOf('notifier', from).egress.flatMap((rule) => rule.ports.map(({ port }) => port));

  it('is there as soon as its values say something, and not when they say no', () => {
    expect(kindsOf(objects('default-byo'))).toEqual([]);
    const all = ['Deployment', 'NetworkPolicy', 'PodDisruptionBudget', 'Service'];
    expect(kindsOf(objects('ingress'))).toEqual(all);
    expect(kindsOf(objects('dev-stack'))).toEqual(all);
    expect(kindsOf(objects('ingress', { 'notifier.enabled': false }))).toEqual([]);
  });

  it('is known to the gateway where it is, and only there', () => {
    const address = { name: 'NOTIFIER_ADDRESS', value: 'demo-autosync-notifier:50053' };
    expect(variable('NOTIFIER_ADDRESS', objects('ingress'), 'gateway')).toEqual(address);
    expect(variable('NOTIFIER_ADDRESS', objects('default-byo'), 'gateway')).toBeUndefined();
    const callers = policyOf('notifier', objects('ingress')).ingress.find(({ ports }) => ports[0]?.port === 'grpc');
    expect(JSON.stringify(callers?.from)).toContain('"app.kubernetes.io/component":"gateway"');
  });

  it('takes the passwords of database and mail server from secrets', () => {
    const manifests = objects('sasl-ssl');
    const from = (name: string, key: string) => ({ valueFrom: { secretKeyRef: { name, key } } });
    expect(variable('DATABASE_PASSWORD_FILE', manifests)?.value).toMatch(/^\/etc\/autosync\/.*\/notifier$/);
    expect(variable('SMTP_PASSWORD', manifests)).toMatchObject(from('autosync-smtp', 'password'));
    expect(variable('TOKEN_KEYS', manifests)).toEqual({
      ...variable('TOKEN_KEYS', manifests, 'gateway'),
      name: 'TOKEN_KEYS',
    });
    const ofUser = variable('SMTP_USER', objects('secret-parts'));
    expect(ofUser).toMatchObject(from('smtp', 'username'));
  });

  it('has its login made by the migrations where they make logins', () => {
    const job = (set: Record<string, unknown>) =>
      podsOf(objects('ingress', { 'database.setRolePasswords': true, ...set }))
        .find(({ component }) => component === 'migrations')
        ?.spec.containers[0]?.env?.filter(({ name }) => name === 'NOTIFIER_DATABASE_PASSWORD');
    expect(job({})).toEqual([
      {
        name: 'NOTIFIER_DATABASE_PASSWORD',
        valueFrom: { secretKeyRef: { name: 'autosync-notifier', key: 'password' } },
      },
    ]);
    expect(job({ 'notifier.enabled': false })).toEqual([]);
  });

  it('knows the mail server, its authority, the sender, the operators, and both addresses of links', () => {
    const manifests = objects('sasl-ssl', {
      'console.publicUrl': 'https://console.example.com',
      'console.sessionKeys.existingSecret': 'autosync-keys',
    });
    const given = Object.fromEntries(environmentOf('notifier', manifests).map(({ name, value }) => [name, value]));
    expect(given).toMatchObject({
      SMTP_HOST: 'smtp.example.com',
      SMTP_PORT: '465',
      SMTP_SECURITY: 'tls',
      SMTP_USER: 'autosync',
      SMTP_CA_FILE: '/etc/autosync/smtp-ca/ca.pem',
      MAIL_FROM: 'autosync@example.com',
      OPERATOR_MAIL: 'ops@example.com,night@example.com',
      PUBLIC_URL: 'https://autosync.example.com',
      CONSOLE_URL: 'https://console.example.com',
    });
    const pod = podsOf(manifests).find(({ component }) => component === 'notifier');
    expect(JSON.stringify(pod?.spec['volumes'])).toContain('"secretName":"mail-ca"');
    expect(variable('CONSOLE_URL', objects('sasl-ssl'))).toBeUndefined();
  });

  it('is let out to the mail server and to the internet, but to nothing private, unless told', () => {
    expect(portsOut(objects('ingress'))).toEqual([53, 53, 5432, 9092, 443]);
    const withMail = objects('ingress', { 'notifier.smtp.host': 'smtp.example.com', 'notifier.from': 'a@example.com' });
    expect(portsOut(withMail)).toEqual([53, 53, 5432, 9092, 587, 443]);
    expect(JSON.stringify(policyOf('notifier', withMail).egress.at(-1)?.to)).toContain('"except":["10.0.0.0/8"');
    const narrow = objects('restricted-network');
    const [smtp, webhooks] = policyOf('notifier', narrow).egress.slice(-3);
    expect(smtp).toEqual({ ports: [{ port: 587 }], to: [{ ipBlock: { cidr: '10.5.0.1/32' } }] });
    expect(webhooks).toEqual({ ports: [{ port: 3128 }], to: [{ ipBlock: { cidr: '10.3.0.1/32' } }] });
    expect(portsOut(objects('dev-stack'))).toEqual([53, 53, 5432, 9092]);
  });

  it('is asked by helm test where it is', () => {
    const asked = (scenario: string) =>
      podsOf(objects(scenario))
        .flatMap(({ spec }) => spec.containers[0]?.env ?? [])
        .find(({ name }) => name === 'HEALTH_ADDRESSES')?.value;
    expect(asked('default-byo')).not.toContain('notifier');
    expect(asked('ingress')).toContain('demo-autosync-notifier:50053');
  });
});
