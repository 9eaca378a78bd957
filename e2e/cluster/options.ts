import { resolve } from 'node:path';
import { AutosyncError } from '@autosync/core';

/** As the chart takes it; the registry, if any, is part of the repository's name. */
export type Image = { registry: ''; repository: string; tag: string };

/** What is done to an installation that is in use: its pods are replaced and lost; what it needs is away; operators and users do their worst. */
export const stages = ['pods', 'alerts', 'operators'] as const;
export type Stage = (typeof stages)[number];

export type ClusterOptions = {
  /** In their order, each after the installation and before the last look at the books. */
  stages: readonly Stage[];
  /** The project's image, as the cluster's nodes know it. */
  image: Image;
  /** A command that makes the images known to the nodes, run by the shell. */
  load: string | undefined;
  /** Images of the dev stack, where the chart's public ones cannot be pulled. */
  postgresImage: string | undefined;
  kafkaImage: string | undefined;
  /** Of the volume that PostgreSQL keeps its data in; without, they end with its pod. */
  storageClass: string | undefined;
  /** More values for the chart, the last word: a file. */
  values: string | undefined;
  /** Leaves everything as it is when a step fails. */
  keep: boolean;
};

/** `registry:5000/name:tag`: the tag begins after the last colon, unless a slash follows. */
export function imageParts(image: string): Image {
  const [, repository, tag] = /^(.+):([^:/]+)$/.exec(image) ?? [];
  if (repository === undefined || tag === undefined) {
    throw new AutosyncError('image-without-tag', `"${image}" is no image: it needs a name and a tag, as name:tag.`);
  }
  return { registry: '', repository, tag };
}

/** As a pod names it. */
export function nameOf({ repository, tag }: Image): string {
  return `${repository}:${tag}`;
}

function stagesOf(named: readonly string[]): readonly Stage[] {
  const unknown = named.filter((name) => !stages.some((stage) => stage === name));
  if (unknown.length > 0) {
    throw new AutosyncError(
      'stage-unknown',
      `There is no stage "${unknown.join(' ')}": there are ${stages.join(', ')}.`,
    );
  }
  return named.length === 0 ? stages : stages.filter((stage) => named.includes(stage));
}

/**
 * What the command line names are stages; without any, all of them.
 *
 * @throws AutosyncError 'image-missing' | 'image-without-tag' | 'stage-unknown'.
 */
export function readOptions(env: Record<string, string | undefined>, named: readonly string[] = []): ClusterOptions {
  const image = env['AUTOSYNC_CLUSTER_IMAGE'];
  if (!image) {
    throw new AutosyncError(
      'image-missing',
      'AUTOSYNC_CLUSTER_IMAGE names the image to install, as name:tag (e2e/cluster/README.md tells how to make one).',
    );
  }
  const given = (name: string): string | undefined => env[name] || undefined;
  const values = given('AUTOSYNC_CLUSTER_VALUES');
  return {
    stages: stagesOf(named),
    image: imageParts(image),
    load: given('AUTOSYNC_CLUSTER_LOAD'),
    postgresImage: given('AUTOSYNC_CLUSTER_POSTGRES_IMAGE'),
    kafkaImage: given('AUTOSYNC_CLUSTER_KAFKA_IMAGE'),
    storageClass: given('AUTOSYNC_CLUSTER_STORAGE_CLASS'),
    // Paths are meant from where the person is.
    values: values === undefined ? undefined : resolve(env['INIT_CWD'] ?? '.', values),
    keep: env['AUTOSYNC_CLUSTER_KEEP'] === '1',
  };
}
