import { cliFault } from '@autosync/cli';
import { AutosyncError } from '@autosync/core';
import { componentConfigs, type CheckedConfig } from './component-configs.ts';

/** The faults of a component's configuration, or the configuration. */
export async function loadComponent(
  component: string,
  env: Record<string, string | undefined>,
): Promise<CheckedConfig | string[]> {
  const load = componentConfigs[component];
  if (load === undefined) {
    const known = Object.keys(componentConfigs).join(', ');
    throw cliFault('usage', `There is no component "${component}"; there are ${known}.`);
  }
  try {
    return await load(env);
  } catch (error) {
    if (error instanceof AutosyncError && Array.isArray(error.details['faults']))
      return error.details['faults'] as string[];
    throw error;
  }
}
