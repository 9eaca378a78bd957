import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AutosyncError, toError } from '@autosync/core';
import { describeAddresses, findEngine } from './docker/engine.ts';
import { imageOf, type ContainerName } from './docker/images.ts';
import { hasVolume } from './docker/volume.ts';

/** How a server is provided: by whom the environment names, in a container, or as a process of ours. */
export type Way = 'external' | 'docker' | 'embedded';

type Env = Record<string, string | undefined>;

/** Which variable names an external server, and where embedded data shows. */
const servers = {
  postgres: { title: 'PostgreSQL', external: 'DATABASE_URL', embeddedData: ['cluster', 'moved-to'] },
  kafka: { title: 'Kafka', external: 'KAFKA_BROKERS', embeddedData: ['logs'] },
} as const;
const names = ['postgres', 'kafka'] as const;

/** How long an engine that listens may take to answer: longer when nothing else will do. */
const patienceMs = { free: 3_000, fixed: 20_000 };

export type Choice = {
  /** For the servers that the environment does not name. */
  way: 'docker' | 'embedded';
  /** Why it is not the other one. */
  why: string;
  /** True when a setting, or the data that is there, leaves no other way. */
  isFixed: boolean;
};

/** The address of an external server, if the environment names one. */
export function externalAddress(name: ContainerName, env: Env): string | undefined {
  return env[servers[name].external] || undefined;
}

/** Where a server's data is, or the note of the volume it is in. */
export function serverFolder(dataDir: string, name: ContainerName): string {
  return join(dataDir, name);
}

/** The way in which the data of this folder was made; undefined when there is none yet. */
function wayOfData(dataDir: string, needed: readonly ContainerName[]): Choice['way'] | undefined {
  for (const name of needed) {
    const folder = serverFolder(dataDir, name);
    if (hasVolume(folder)) return 'docker';
    if (servers[name].embeddedData.some((entry) => existsSync(join(folder, entry)))) return 'embedded';
  }
  return undefined;
}

function wayAskedFor(env: Env): Choice['way'] | undefined {
  const asked = env['AUTOSYNC_STACK'];
  if (!asked) return undefined;
  if (asked === 'docker' || asked === 'embedded') return asked;
  throw new AutosyncError('wrong-setting', `AUTOSYNC_STACK is "${asked}": it must be docker or embedded, or not set.`);
}

/** Throws when the images cannot be had. */
async function fetchImages(needed: readonly ContainerName[], env: Env, onProgress?: (message: string) => void) {
  const docker = await import('./docker/fetch-images.ts');
  await docker.fetchImages(needed, env, onProgress);
}

/** One line for people: which server comes from where, and why. */
export function describeWay({ way, why }: Choice, env: Env): string {
  const titles = (some: readonly ContainerName[]): string => some.map((name) => servers[name].title).join(' and ');
  const external = names.filter((name) => externalAddress(name, env) !== undefined);
  const ours = names.filter((name) => !external.includes(name));
  const images = ours.map((name) => imageOf(name, env)).join(', ');
  return [
    ...(external.length > 0 ? [`${titles(external)}: external`] : []),
    ...(ours.length > 0
      ? [`${titles(ours)}: ${way === 'docker' ? `from Docker (${images})` : `embedded (${why})`}`]
      : []),
  ].join('; ');
}

export type ChooseOptions = {
  /** DATABASE_URL, KAFKA_BROKERS, AUTOSYNC_STACK, DOCKER_HOST and the names of images. */
  env: Env;
  /** A folder whose data decides: it is only usable in the way it was made. */
  dataDir?: string;
  /** Default: both. */
  only?: ContainerName;
  onProgress?: ((message: string) => void) | undefined;
};

/**
 * Decides how the servers that the environment does not name are provided: in containers when a Docker engine answers
 * and has the images or can pull them, else embedded. `AUTOSYNC_STACK` and data that is there already leave no choice.
 *
 * @throws AutosyncError 'wrong-setting' | 'other-way' | 'no-engine' | 'image-missing', each with a sentence for people;
 *   the last two only when there is no choice.
 */
export async function chooseWay({ env, dataDir, only, onProgress }: ChooseOptions): Promise<Choice> {
  const needed = names.filter((name) => (only ?? name) === name && externalAddress(name, env) === undefined);
  if (needed.length === 0) return { way: 'embedded', why: '', isFixed: true };

  const asked = wayAskedFor(env);
  const stored = dataDir === undefined ? undefined : wayOfData(dataDir, needed);
  if (asked && stored && asked !== stored) {
    const message = `AUTOSYNC_STACK=${asked}, but the data in ${dataDir} was made with AUTOSYNC_STACK=${stored}: start over (npm start -- --fresh), or choose another data folder.`;
    throw new AutosyncError('other-way', message);
  }
  const fixed = asked ?? stored;
  if (fixed === 'embedded') {
    return { way: fixed, why: asked ? 'AUTOSYNC_STACK=embedded' : 'as the data here was made', isFixed: true };
  }

  if ((await findEngine(env, fixed ? patienceMs.fixed : patienceMs.free)) === undefined) {
    if (!fixed) return { way: 'embedded', why: 'no Docker engine answers', isFixed: false };
    const who = asked ? 'AUTOSYNC_STACK=docker' : `The data in ${dataDir} is in Docker`;
    const message = `${who}, but no Docker engine answers at ${describeAddresses(env)}: start one, set DOCKER_HOST, or ${asked ? 'set AUTOSYNC_STACK=embedded' : 'start over (npm start -- --fresh)'}.`;
    throw new AutosyncError('no-engine', message);
  }
  try {
    await fetchImages(needed, env, onProgress);
  } catch (error) {
    if (fixed) throw error;
    return { way: 'embedded', why: toError(error).message, isFixed: false };
  }
  return { way: 'docker', why: 'a Docker engine answers', isFixed: fixed !== undefined };
}
