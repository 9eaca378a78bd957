import { anyList, anyMap, count, strict, text, textMap, texts, type Schema } from './shapes.ts';

/** A number without a unit is bytes, and never meant. */
const bytes: Schema = { type: 'string', pattern: '^[0-9.]+([kMGTPE]i?|m)$' };
const quantities: Schema = {
  type: 'object',
  properties: {
    cpu: { type: ['string', 'number'], pattern: '^[0-9.]+m?$' },
    memory: bytes,
    'ephemeral-storage': bytes,
  },
};

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
  resources: strict({ requests: quantities, limits: quantities, claims: anyList }),
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
