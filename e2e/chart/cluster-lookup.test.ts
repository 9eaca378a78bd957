import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chartFolder } from './chart-files.ts';
import { workerSections } from './worker-sections.ts';
import { describeWithHelm } from './with-helm.ts';

type Thing = { metadata: { name: string; labels?: Record<string, string> }; data?: Record<string, string> };

const resources = (groupVersion: string, names: [string, string][]) => ({
  kind: 'APIResourceList',
  groupVersion,
  resources: names.map(([name, kind]) => ({ name, kind, namespaced: true, singularName: '', verbs: ['get', 'list'] })),
});

type Things = { secrets: Thing[]; deployments: Thing[] };

/** As much of a cluster's API as Helm's `lookup` asks for; `things` is asked at each request. */
function cluster(things: Things): Server {
  const version = { groupVersion: 'apps/v1', version: 'v1' };
  const discovery: Record<string, object> = {
    '/version': { major: '1', minor: '34', gitVersion: 'v1.34.0' },
    '/api': { kind: 'APIVersions', versions: ['v1'] },
    '/apis': { kind: 'APIGroupList', groups: [{ name: 'apps', versions: [version], preferredVersion: version }] },
    '/api/v1': resources('v1', [
      ['secrets', 'Secret'],
      ['serviceaccounts', 'ServiceAccount'],
    ]),
    '/apis/apps/v1': resources('apps/v1', [['deployments', 'Deployment']]),
  };
  const namespaced = (path: string): object | undefined => {
    if (path === 'v1/namespaces/prod/serviceaccounts/default')
      return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } };
    if (path === 'apps/v1/namespaces/prod/deployments') {
      const items = things.deployments.map((one) => ({ apiVersion: 'apps/v1', kind: 'Deployment', ...one }));
      return { apiVersion: 'apps/v1', kind: 'DeploymentList', metadata: {}, items };
    }
    const secret = things.secrets.find(({ metadata }) => path === `v1/namespaces/prod/secrets/${metadata.name}`);
    return secret && { apiVersion: 'v1', kind: 'Secret', ...secret };
  };
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://cluster');
    const answer = discovery[pathname] ?? namespaced(pathname.replace(/^\/apis?\//, ''));
    const missing = { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'NotFound', code: 404 };
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? missing));
  });
}

describeWithHelm('what the chart sees in the cluster', (helm) => {
  const secret = (name: string, ...keys: string[]): Thing => ({
    metadata: { name },
    data: Object.fromEntries(keys.map((key) => [key, 'eA=='])),
  });
  const roles = ['gateway', 'scheduler', 'batchStatus', 'notifier', ...workerSections.map(({ section }) => section)];
  const deployment = (release: string): Thing => ({
    metadata: {
      name: `${release}-gateway`,
      labels: { 'app.kubernetes.io/part-of': 'autosync', 'app.kubernetes.io/instance': release },
    },
  });
  const things: Things = { secrets: [], deployments: [] };
  let server: Server;
  let address: string;

  beforeAll(async () => {
    server = cluster(things);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  /** Not `render`: the server is in this very process. */
  async function template(...more: string[]): Promise<{ code: number | null; out: string }> {
    const values = ['--values', `${chartFolder}/examples/minimal.yaml`];
    const live = ['--namespace', 'prod', '--dry-run=server', '--kube-apiserver', address];
    const child = spawn(helm, ['template', 'demo', chartFolder, ...values, ...live, ...more]);
    let out = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, out };
  }

  it('names every secret and key that is missing, and the release that is there already', async () => {
    things.secrets = [secret('autosync-keys', 'operatorKey', 'tokenKeys'), secret('autosync-owner', 'password')];
    things.deployments = [deployment('other')];
    const { code, out } = await template();
    expect(code).not.toBe(0);
    for (const fault of [
      'release other is in this namespace already',
      'the secret autosync-roles is not in the namespace prod',
      'the secret intuit-app is not in the namespace prod',
      'the secret autosync-keys has no key sessionKeys',
    ])
      expect(out).toContain(fault);
    expect(out).not.toContain('autosync-owner is not');
    expect((await template('--set', 'preflight.lookup=false')).code).toBe(0);
  });

  it('says nothing when all is there; an upgrade of the release itself is no other one', async () => {
    things.secrets = [
      secret('autosync-keys', 'operatorKey', 'tokenKeys', 'sessionKeys', 'peerTokens'),
      secret('autosync-owner', 'password'),
      secret('autosync-roles', ...roles),
      secret('autosync-smtp', 'password'),
      secret('intuit-app', 'clientId', 'clientSecret'),
    ];
    things.deployments = [deployment('demo')];
    const { code, out } = await template();
    expect([code, out]).toEqual([0, expect.stringContaining('checksum/secrets')]);
  });

  it('replaces the pods that know a secret as a variable when it has changed, and no others', async () => {
    const checksums = async () =>
      [...(await template()).out.matchAll(/checksum\/secrets: (\S+)/g)].map(([, sum]) => sum);
    const before = await checksums();
    things.secrets = things.secrets.filter(({ metadata }) => metadata.name !== 'autosync-roles');
    things.secrets.push({
      ...secret('autosync-roles'),
      data: Object.fromEntries(roles.map((role) => [role, 'eQ=='])),
    });
    const withOtherLogins = await checksums();
    expect(withOtherLogins.filter((sum) => !before.includes(sum)).length).toBeLessThanOrEqual(1);
    things.secrets = things.secrets.filter(({ metadata }) => metadata.name !== 'intuit-app');
    things.secrets.push({ ...secret('intuit-app'), data: { clientId: 'eQ==', clientSecret: 'eQ==' } });
    expect((await checksums()).filter((sum) => !withOtherLogins.includes(sum)).length).toBeGreaterThan(3);
  });
});
