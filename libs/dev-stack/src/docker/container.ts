import { createInterface } from 'node:readline';
import { AutosyncError, toError } from '@autosync/core';
import {
  getContainerRuntimeClient,
  getReaper,
  type ContainerRuntimeClient,
  type GenericContainer,
} from 'testcontainers';
import { loopback } from '../free-port.ts';
import { openLogFile } from '../log-file.ts';
import type { OnDeath } from '../supervised.ts';
import type { ContainerName } from './images.ts';
import { removeContainer, removeLeftovers, removeOwnContainers } from './leftovers.ts';
import { ownerLabel, ownOwner } from './owner-label.ts';

export type ContainerOptions = {
  /** Image names; see images.ts. */
  env: Record<string, string | undefined>;
  /** Where the note of the server's data is, when that is to outlive the container; else nothing is kept. */
  keepIn: string | undefined;
  /** False only in tests (see PostgresOptions). */
  durable: boolean;
  logFile: string;
  onDeath?: OnDeath | undefined;
};

type Server = {
  name: ContainerName;
  image: string;
  /** How long it may take to end by itself; 0 kills it at once. */
  stopTimeoutMs: number;
};

/** A running container of ours. */
export type RunningContainer = {
  host: string;
  portOf(containerPort: number): number;
  /** The gentle end; the container is removed. */
  stop(): Promise<void>;
  /** Removes it at once. */
  discard(): Promise<void>;
};

const serverLabel = 'autosync.dev-stack.server';
const startTimeoutMs = 60_000;
const keptLines = 50;

let ryuk: Promise<boolean> | undefined;

/** True when Ryuk, who removes the containers of a killed process, runs or is not wanted; false where it cannot be had. */
function isRyukThere(client: ContainerRuntimeClient): Promise<boolean> {
  ryuk ??= getReaper(client).then(
    () => true,
    () => false,
  );
  return ryuk;
}

/** True when the engine publishes ports on this machine. */
function isLocal(host: string): boolean {
  return host === 'localhost' || host === loopback;
}

/**
 * Called by a container just before it is created: its ports are published on loopback only, not on every address of the
 * machine as Testcontainers does. An engine elsewhere is left its way.
 */
export async function publishOnLoopback(hostConfig: { PortBindings?: unknown }): Promise<void> {
  const { info } = await getContainerRuntimeClient();
  if (!isLocal(info.containerRuntime.host)) return;
  const bindings = Object.values(hostConfig.PortBindings ?? {}) as { HostIp?: string }[][];
  for (const binding of bindings.flat()) binding.HostIp = loopback;
}

/**
 * Starts a container that is labelled as ours, after removing what dead processes left. Ryuk removes it when this process
 * is killed; where there is no Ryuk, the next start does.
 *
 * @throws AutosyncError 'start-failed' with its last lines; it is removed then.
 */
export async function startContainer(
  container: GenericContainer,
  { name, image, stopTimeoutMs }: Server,
  options: ContainerOptions,
): Promise<RunningContainer> {
  const client = await getContainerRuntimeClient();
  const engine = client.container.dockerode;
  await removeLeftovers(engine);
  const log = openLogFile(options.logFile);
  const lines: string[] = [];
  const labelled = container
    .withLabels({ [ownerLabel]: ownOwner(), [serverLabel]: name })
    .withAutoCleanup(await isRyukThere(client))
    .withStartupTimeout(startTimeoutMs)
    .withLogConsumer((stream) => {
      createInterface({ input: stream }).on('line', (line) => {
        log.write(line);
        lines.push(line);
        if (lines.length > keptLines) lines.shift();
      });
    });
  const started = await labelled.start().catch(async (cause: unknown) => {
    await removeOwnContainers(engine, `${serverLabel}=${name}`);
    log.close();
    const tail = lines.length === 0 ? '' : `\n${lines.slice(-20).join('\n')}`;
    const message = `${name} did not start from the image ${image}: ${toError(cause).message} (AUTOSYNC_STACK=embedded does without Docker)${tail}`;
    throw new AutosyncError('start-failed', message, { cause });
  });

  let isExpected = false;
  const end = async (how: () => Promise<unknown>): Promise<void> => {
    isExpected = true;
    await how();
    log.close();
  };
  engine
    .getContainer(started.getId())
    .wait()
    .then(({ StatusCode }: { StatusCode: number }) => {
      if (!isExpected) options.onDeath?.(name, { code: StatusCode, signal: null }, lines.join('\n'));
    })
    .catch(() => undefined); // the engine itself is gone: its servers will be missed soon enough
  const host = started.getHost();
  return {
    host: isLocal(host) ? loopback : host,
    portOf: (port) => started.getMappedPort(port),
    stop: () => end(() => started.stop({ timeout: stopTimeoutMs })),
    discard: () => end(() => removeContainer(engine, started.getId())),
  };
}
