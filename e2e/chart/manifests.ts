/** As much of Kubernetes' objects as the tests look at. */
export type Manifest = {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string>; annotations?: Record<string, string> };
  spec?: Record<string, unknown>;
  data?: Record<string, string>;
};

export type Environment = { name: string; value?: string; valueFrom?: unknown }[];

export type Container = {
  name: string;
  image: string;
  args?: string[];
  env?: Environment;
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> };
  securityContext?: Record<string, unknown>;
  startupProbe?: unknown;
  livenessProbe?: unknown;
  readinessProbe?: unknown;
};

export type PodSpec = {
  containers: Container[];
  initContainers?: Container[];
  automountServiceAccountToken?: boolean;
  terminationGracePeriodSeconds?: number;
  securityContext?: Record<string, unknown>;
  [field: string]: unknown;
};

export type Pod = {
  owner: string;
  kind: string;
  component: string;
  annotations: Record<string, string>;
  spec: PodSpec;
};

type Template = { metadata?: Manifest['metadata']; spec: PodSpec };

/** Every pod that the objects start, whoever owns it. */
export function podsOf(manifests: readonly Manifest[]): Pod[] {
  return manifests.flatMap((manifest) => {
    const { kind, metadata } = manifest;
    const isPod = kind === 'Pod';
    if (!isPod && kind !== 'Deployment' && kind !== 'Job') return [];
    const template = (isPod ? manifest : manifest.spec?.['template']) as Template;
    return {
      owner: metadata.name,
      kind,
      component: metadata.labels?.['app.kubernetes.io/component'] ?? '',
      annotations: template.metadata?.annotations ?? {},
      spec: template.spec,
    };
  });
}

export function containersOf({ spec }: Pod): Container[] {
  return [...(spec.initContainers ?? []), ...spec.containers];
}

/** The object of a kind with that component, or all of the kind. */
export function find(manifests: readonly Manifest[], kind: string, component: string): Manifest | undefined {
  return manifests.find(
    (manifest) => manifest.kind === kind && manifest.metadata.labels?.['app.kubernetes.io/component'] === component,
  );
}
