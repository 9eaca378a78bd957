import { resolve } from 'node:path';
import { AutosyncError } from '@autosync/core';

/** As the chart takes it; the registry, if any, is part of the repository's name. */
export type Image = { registry: ''; repository: string; tag: string };

export type ClusterOptions = {
  /** The project's image, as the cluster's nodes know it. */
  image: Image;
  /** A command that makes the images known to the nodes, run by the shell. */
  load: string | undefined;
  /** Images of the dev stack, where the chart's public ones cannot be pulled. */
  postgresImage: string | undefined;
  kafkaImage: string | undefined;
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

/** @throws AutosyncError 'image-missing' | 'image-without-tag'. */
export function readOptions(env: Record<string, string | undefined>): ClusterOptions {
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
    image: imageParts(image),
    load: given('AUTOSYNC_CLUSTER_LOAD'),
    postgresImage: given('AUTOSYNC_CLUSTER_POSTGRES_IMAGE'),
    kafkaImage: given('AUTOSYNC_CLUSTER_KAFKA_IMAGE'),
    // Paths are meant from where the person is.
    values: values === undefined ? undefined : resolve(env['INIT_CWD'] ?? '.', values),
    keep: env['AUTOSYNC_CLUSTER_KEEP'] === '1',
  };
}
