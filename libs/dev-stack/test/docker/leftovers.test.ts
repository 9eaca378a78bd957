import { hostname } from 'node:os';
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testFolder } from '@autosync/testing';
import { removeLeftovers, removeOwnContainers } from '../../src/docker/leftovers.ts';
import { ownerLabel, ownOwner } from '../../src/docker/owner-label.ts';
import { forgetVolume, keepVolume, openVolume, type Engine } from '../../src/docker/volume.ts';
import { startChild } from '../../src/index.ts';

type Labels = Record<string, string>;

let folder: string;
let ended: string;

beforeEach(async () => {
  folder = await testFolder();
  const child = await startChild({ command: 'true', args: [], env: { PATH: process.env['PATH'] } });
  await child.exited;
  ended = `${hostname()}/${child.pid}/1`;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The part of the engine's API that cleaning uses, over lists. */
function engineWith(containers: Record<string, string>, failure?: number) {
  const volumes = new Map<string, Labels>();
  const removed: string[] = [];
  const remove = (name: string) => ({
    async remove() {
      if (failure !== undefined) throw Object.assign(new Error('refused'), { statusCode: failure });
      removed.push(name);
    },
  });
  const engine = {
    listContainers: async ({ filters }: { filters: { label: string[] } }) =>
      Object.entries(containers)
        .map(([Id, owner]) => ({ Id, Labels: { [ownerLabel]: owner } }))
        .filter(({ Labels }) =>
          filters.label.every((label) => [ownerLabel, `${ownerLabel}=${Labels[ownerLabel]}`].includes(label)),
        ),
    listVolumes: async () => ({
      Volumes: [...volumes].map(([Name, volumeLabels]) => ({ Name, Labels: volumeLabels })),
    }),
    createVolume: async ({ Name, Labels }: { Name: string; Labels: Labels }) => volumes.set(Name, Labels),
    getContainer: remove,
    getVolume: remove,
  } as unknown as Engine;
  /** As if another process had made them. */
  const disown = () => volumes.forEach((labels) => Object.assign(labels, { [ownerLabel]: ended }));
  return { engine, removed, disown };
}

describe('removeLeftovers', () => {
  it('removes the containers of processes that ended, and only those', async () => {
    const { engine, removed } = engineWith({
      ours: ownOwner(),
      elsewhere: 'another-machine/1/1',
      left: ended,
      odd: 'x',
    });
    await removeLeftovers(engine);
    expect(removed).toEqual(['left']);
  });

  it('keeps a volume for as long as its data folder names it', async () => {
    const { engine, removed, disown } = engineWith({});
    const volume = await openVolume(engine, folder);
    await keepVolume(folder, volume);
    expect(await openVolume(engine, folder)).toEqual(volume);
    disown();
    await removeLeftovers(engine);
    expect(removed).toEqual([]);
    await forgetVolume(folder);
    await removeLeftovers(engine);
    expect(removed).toEqual([volume.name]);
  });

  it('keeps a volume that nobody names yet while its maker lives, not longer', async () => {
    const { engine, removed, disown } = engineWith({});
    const { name } = await openVolume(engine, folder);
    await removeLeftovers(engine);
    expect(removed).toEqual([]);
    disown();
    await removeLeftovers(engine);
    expect(removed).toEqual([name]);
  });

  it('does not mind that somebody else is removing the same, but tells of everything else', async () => {
    for (const status of [404, 409]) await removeLeftovers(engineWith({ left: ended }, status).engine);
    await expect(removeLeftovers(engineWith({ left: ended }, 500).engine)).rejects.toThrow('refused');
  });
});

describe('removeOwnContainers', () => {
  it('removes the containers of this process, and no others', async () => {
    const { engine, removed } = engineWith({ ours: ownOwner(), left: ended });
    await removeOwnContainers(engine);
    expect(removed).toEqual(['ours']);
  });
});
