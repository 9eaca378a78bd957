import type { Component } from '../component-settings.ts';
import type { WorkerSection } from '../worker-sections.ts';
import { podKnobs } from './pod-schema.ts';
import {
  anyList,
  anyMap,
  atLeastOne,
  count,
  definition,
  flag,
  listOf,
  port,
  strict,
  text,
  textMap,
  texts,
  words,
} from './shapes.ts';
import type { Schema } from './shapes.ts';

const scaled = { enabled: flag, minReplicas: atLeastOne, maxReplicas: atLeastOne, behavior: anyMap };

/** Used by more than one component. */
export const definitions: Record<string, Schema> = {
  shutdown: strict({ delaySeconds: count, timeoutSeconds: atLeastOne }),
  service: strict({
    type: words('ClusterIP', 'NodePort', 'LoadBalancer'),
    annotations: textMap,
    ipFamilyPolicy: words('', 'SingleStack', 'PreferDualStack', 'RequireDualStack'),
    trafficDistribution: text,
  }),
  headlessService: strict({
    annotations: textMap,
    ipFamilyPolicy: words('', 'SingleStack', 'PreferDualStack', 'RequireDualStack'),
    trafficDistribution: text,
  }),
  podDisruptionBudget: strict({ enabled: flag, maxUnavailable: { type: ['integer', 'string'] } }),
  autoscaling: strict({ ...scaled, targetCPUUtilizationPercentage: atLeastOne, metrics: anyList }),
  // KEDA scales to zero, HPA does not.
  keda: strict({
    ...scaled,
    minReplicas: count,
    lagThreshold: atLeastOne,
    pollingIntervalSeconds: atLeastOne,
    cooldownSeconds: count,
  }),
  persistence: strict({ enabled: flag, existingClaim: text, size: text, storageClass: text }),
  image: strict({
    registry: text,
    repository: { type: 'string', minLength: 1 },
    tag: text,
    digest: { type: 'string', pattern: '^(sha256:[0-9a-f]{64})?$' },
    pullPolicy: words('Always', 'IfNotPresent', 'Never'),
  }),
};

const running = { ...podKnobs, replicas: count, shutdown: definition('shutdown') };

const budget = { podDisruptionBudget: definition('podDisruptionBudget') };

const ingress = strict({
  enabled: flag,
  className: text,
  annotations: textMap,
  hosts: listOf({
    ...strict({
      host: text,
      paths: listOf(strict({ path: text, pathType: words('Prefix', 'Exact', 'ImplementationSpecific') })),
    }),
    required: ['host'],
  }),
  tls: listOf(strict({ hosts: texts, secretName: text })),
});

const httpRoute = strict({
  enabled: flag,
  annotations: textMap,
  parentRefs: listOf({ type: 'object', required: ['name'] }),
  hostnames: texts,
  matches: anyList,
  filters: anyList,
  timeouts: anyMap,
});

const worker = {
  ...running,
  ...budget,
  minReadySeconds: count,
  autoscaling: definition('autoscaling'),
  keda: definition('keda'),
};

const job = {
  ...podKnobs,
  mode: words('hook', 'initContainer', 'argocd', 'none'),
  backoffLimit: count,
  activeDeadlineSeconds: atLeastOne,
};

const sections: Record<Exclude<Component, WorkerSection>, Record<string, Schema>> = {
  gateway: {
    ...running,
    ...budget,
    publicUrl: { type: 'string', pattern: '^(https?://.+)?$' },
    service: definition('service'),
    ingress,
    httpRoute,
    autoscaling: definition('autoscaling'),
  },
  scheduler: { ...running, ...budget, service: definition('headlessService') },
  batchStatus: {
    ...running,
    ...budget,
    service: definition('headlessService'),
    autoscaling: definition('autoscaling'),
  },
  notifier: {
    ...running,
    ...budget,
    enabled: words('auto', true, false),
    smtp: strict({
      host: text,
      port,
      security: words('starttls', 'tls', 'none'),
      existingSecret: text,
      usernameKey: text,
      username: text,
      passwordKey: text,
      ca: strict({ existingSecret: text, key: text }),
    }),
    from: { type: 'string', pattern: '^([^\\s<>@,]+@[^\\s<>@,]+)?$' },
    operators: listOf({ type: 'string', pattern: '^[^\\s<>@,]+@[^\\s<>@,]+$' }),
    service: definition('headlessService'),
  },
  console: {
    ...running,
    ...budget,
    enabled: words('auto', true, false),
    publicUrl: { type: 'string', pattern: '^(https?://.+)?$' },
    sessionKeys: strict({ existingSecret: text, key: text }),
    signIn: strict({ clientId: text, existingSecret: text, key: text }),
    service: definition('service'),
    ingress,
    httpRoute,
  },
  migrations: job,
  topics: { ...job, partitions: atLeastOne, replicationFactor: atLeastOne, minInsyncReplicas: atLeastOne },
  simulator: {
    ...podKnobs,
    enabled: flag,
    shutdown: definition('shutdown'),
    publicUrl: text,
    persistence: definition('persistence'),
  },
};

/** The schema of a component's section, with the variables of its settings. */
export function componentSchema(component: keyof typeof sections, variables: Record<string, Schema>): Schema {
  return strict({ ...sections[component], settings: strict(variables) });
}

/** What all workers have in common. */
export function workersSchema(variables: Record<string, Schema>): Schema {
  return strict({ ...worker, settings: strict(variables) });
}

/** The section of one of them. */
export function workerSchema(variables: Record<string, Schema>): Schema {
  return strict({ ...worker, enabled: flag, settings: strict(variables) });
}

/** The job that looks before an installation; it has no variables of its own. */
export const checkSchema = strict({
  ...podKnobs,
  mode: words('auto', 'hook', 'argocd', 'none'),
  waitSeconds: { type: 'integer', minimum: 0, maximum: 3600 },
  activeDeadlineSeconds: atLeastOne,
});

const foreign = {
  ...podKnobs,
  enabled: flag,
  image: definition('image'),
  args: texts,
  uid: atLeastOne,
  persistence: definition('persistence'),
};

/** The servers of the dev stack that are not ours. */
export const postgresSchema = strict({ ...foreign, binDir: text });
export const kafkaServerSchema = strict({ ...foreign, libs: text, jvmOptions: texts });
