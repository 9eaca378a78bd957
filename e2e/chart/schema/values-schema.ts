import type { Component } from '../component-settings.ts';
import { workerSections, type WorkerSection } from '../worker-sections.ts';
import {
  checkSchema,
  componentSchema,
  definitions,
  kafkaServerSchema,
  postgresSchema,
  workerSchema,
  workersSchema,
} from './component-schemas.ts';
import { podKnobs } from './pod-schema.ts';
import {
  databaseSchema,
  kafkaSchema,
  keySchema,
  networkPolicySchema,
  peersSchema,
  quickBooksSchema,
  signInSchema,
  tracingSchema,
  operatorKeySchema,
} from './server-schemas.ts';
import { anyList, anyMap, flag, listOf, strict, text, textMap, texts, words, type Schema } from './shapes.ts';

const duration: Schema = { type: 'string', pattern: '^([0-9]+(ms|s|m|h))?$' };

const metrics = strict({
  podMonitor: strict({
    enabled: flag,
    labels: textMap,
    annotations: textMap,
    interval: duration,
    scrapeTimeout: duration,
    relabelings: anyList,
    metricRelabelings: anyList,
  }),
  prometheusRule: strict({
    enabled: flag,
    labels: textMap,
    annotations: textMap,
    disabled: texts,
    grafanaUrl: { type: 'string', pattern: '^(https?://.+)?$' },
    runbookUrlPrefix: { type: 'string', pattern: '^(https?://.+)?$' },
    ruleLabels: textMap,
    additionalGroups: anyList,
  }),
  dashboards: strict({ enabled: flag, labels: textMap, annotations: textMap }),
});

/** The schema of values.yaml; `variablesOf` says what the settings of a component may hold. */
export function valuesSchema(variablesOf: (component: Component | 'workers') => Record<string, Schema>): Schema {
  const component = (name: Exclude<Component, WorkerSection>) => componentSchema(name, variablesOf(name));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Values of the chart autosync',
    ...strict({
      // A chart that has this one as a dependency gives these two.
      global: anyMap,
      enabled: flag,
      nameOverride: text,
      fullnameOverride: text,
      commonLabels: textMap,
      commonAnnotations: textMap,
      image: strict({ ...(definitions['image']?.['properties'] as Record<string, Schema>), pullSecrets: texts }),
      preflight: strict({ lookup: flag }),
      rolloutOnSecretChange: flag,
      serviceAccount: strict({ create: flag, name: text, annotations: textMap }),
      logging: strict({
        level: words('fatal', 'error', 'warn', 'info', 'debug', 'trace'),
        format: words('json', 'pretty'),
      }),
      tracing: tracingSchema,
      listenHost: text,
      database: databaseSchema,
      kafka: kafkaSchema,
      quickBooks: quickBooksSchema,
      operatorKey: operatorKeySchema,
      signIn: signInSchema,
      tokenKeys: keySchema,
      peers: peersSchema,
      podDefaults: strict(podKnobs),
      gateway: component('gateway'),
      scheduler: component('scheduler'),
      batchStatus: component('batchStatus'),
      notifier: component('notifier'),
      console: component('console'),
      workers: workersSchema(variablesOf('workers')),
      ...Object.fromEntries(workerSections.map(({ section }) => [section, workerSchema(variablesOf(section))])),
      migrations: component('migrations'),
      topics: component('topics'),
      check: checkSchema,
      tests: strict(podKnobs),
      networkPolicy: networkPolicySchema,
      metrics,
      extraObjects: listOf({ type: ['object', 'string'] }),
      devStack: strict({
        enabled: flag,
        postgres: postgresSchema,
        kafka: kafkaServerSchema,
        simulator: component('simulator'),
      }),
    }),
    definitions,
  };
}
