import { join } from 'node:path';
import { currentBundles } from '@autosync/bundles';
import { projectRoot } from './project-root.ts';

const ofSources = /^services[/\\]([^/\\]+)[/\\]src[/\\]main\.ts$/;

/**
 * What Node runs for an entry point: a service's sources (the absolute path of its `main.ts`) are run as a bundle, as in
 * the image, which starts faster. Every other script is run as it is.
 */
export async function programFor(entry: string): Promise<string> {
  if (!entry.startsWith(projectRoot)) return entry;
  const [, service] = ofSources.exec(entry.slice(projectRoot.length)) ?? [];
  return service === undefined ? entry : join(await currentBundles(projectRoot), `${service}.mjs`);
}
