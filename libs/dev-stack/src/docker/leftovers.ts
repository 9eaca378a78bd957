import { isOwnerGone, ownerLabel, ownOwner } from './owner-label.ts';
import { isKept, type Engine } from './volume.ts';

const ours = { label: [ownerLabel] };

/** Another process, or Ryuk, may remove the same thing at the same time. */
function unlessGone(error: unknown): void {
  const status = (error as { statusCode?: number }).statusCode;
  if (status !== 404 && status !== 409) throw error;
}

/** Removes a container, running or not, with the volumes that have no name. */
export async function removeContainer(engine: Engine, id: string): Promise<void> {
  await engine.getContainer(id).remove({ force: true, v: true }).catch(unlessGone);
}

/** Removes this process's containers, also those that are still starting; with `label`, only those that have it too. */
export async function removeOwnContainers(engine: Engine, label?: string): Promise<void> {
  const filters = { label: [`${ownerLabel}=${ownOwner()}`, ...(label === undefined ? [] : [label])] };
  for (const { Id } of await engine.listContainers({ all: true, filters })) await removeContainer(engine, Id);
}

/**
 * Removes what dead processes of this machine left: their containers (those that Ryuk could not remove), and volumes
 * that no data folder names any more. Whatever belongs to somebody alive, or to another machine, stays.
 */
export async function removeLeftovers(engine: Engine): Promise<void> {
  for (const { Id, Labels } of await engine.listContainers({ all: true, filters: ours })) {
    if (isOwnerGone(Labels[ownerLabel])) await removeContainer(engine, Id);
  }
  const { Volumes } = await engine.listVolumes({ filters: ours });
  for (const { Name, Labels } of Volumes ?? []) {
    if (!isOwnerGone(Labels[ownerLabel]) || isKept(Name, Labels)) continue;
    await engine.getVolume(Name).remove().catch(unlessGone);
  }
}
