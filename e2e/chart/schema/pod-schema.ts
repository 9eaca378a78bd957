import { anyList, anyMap, count, strict, text, textMap, texts, type Schema } from './shapes.ts';

const probe = strict({
  initialDelaySeconds: count,
  periodSeconds: count,
  timeoutSeconds: count,
  failureThreshold: count,
  successThreshold: count,
});

/** What every pod has: `podDefaults`, and each component's own section. */
export const podKnobs: Record<string, Schema> = {
  command: texts,
  resources: anyMap,
  podSecurityContext: anyMap,
  securityContext: anyMap,
  probes: strict({ startup: probe, liveness: probe, readiness: probe }),
  nodeSelector: textMap,
  tolerations: anyList,
  affinity: anyMap,
  topologySpreadConstraints: anyList,
  priorityClassName: text,
  runtimeClassName: text,
  schedulerName: text,
  serviceAccountName: text,
  terminationGracePeriodSeconds: count,
  revisionHistoryLimit: count,
  annotations: textMap,
  podLabels: textMap,
  podAnnotations: textMap,
  extraEnv: { type: 'array', items: { type: 'object', required: ['name'], properties: { name: text } } },
  extraEnvFrom: anyList,
  extraVolumes: anyList,
  extraVolumeMounts: anyList,
  initContainers: anyList,
  sidecars: anyList,
  lifecycle: anyMap,
  hostAliases: anyList,
  dnsPolicy: text,
  dnsConfig: anyMap,
};
