import { AutosyncError, sleep } from '@autosync/core';
import { createDb } from '@autosync/db';
import { getContainerRuntimeClient, Wait } from 'testcontainers';
import { PostgreSqlContainer } from '@testcontainers/postgresql';
import { encodingArguments, postgresArguments, superuser } from '../postgres-settings.ts';
import { publishOnLoopback, startContainer, type ContainerOptions, type RunningContainer } from './container.ts';
import { imageOf } from './images.ts';
import { keepVolume, newPassword, openVolume } from './volume.ts';

/** The parent of the data, in all versions of the official image; the data has a folder of its own in it. */
const home = '/var/lib/postgresql';

const answerTimeoutMs = 30_000;

class Container extends PostgreSqlContainer {
  protected override async beforeContainerCreated(): Promise<void> {
    await publishOnLoopback(this.hostConfig);
    // Testcontainers would ask pg_isready four times a second for ever. On a busy machine Docker kills a slow one; PostgreSQL,
    // the container's process 1, inherits what is left of it and restarts everything over "an untracked child process".
    this.createOpts.Healthcheck = { Test: ['NONE'] };
  }
}

/** Resolves when a query is answered: it listens a moment before. Throws the last failure at the deadline. */
async function untilItAnswers(url: string): Promise<void> {
  const end = performance.now() + answerTimeoutMs;
  const db = createDb({
    connectionString: url,
    applicationName: 'autosync-dev-stack',
    poolMax: 1,
    onPoolError: () => undefined,
  });
  try {
    for (;;) {
      const failure = await db.ping().then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
      if (!failure) return;
      if (performance.now() > end) throw failure.error;
      await sleep(50);
    }
  } finally {
    await db.close();
  }
}

/**
 * A PostgreSQL in a container. Its settings are those of the embedded one.
 * @throws AutosyncError 'start-failed'
 */
export async function startPostgresContainer(options: ContainerOptions): Promise<RunningContainer & { url: string }> {
  const { keepIn, durable } = options;
  const image = imageOf('postgres', options.env);
  const { container: engine } = await getContainerRuntimeClient();
  const volume = keepIn === undefined ? undefined : await openVolume(engine.dockerode, keepIn);
  const password = volume?.password ?? newPassword();
  const container = new Container(image)
    .withDatabase('postgres')
    .withUsername(superuser)
    .withPassword(password)
    .withEnvironment({
      POSTGRES_INITDB_ARGS: [...encodingArguments, ...(durable ? [] : ['--no-sync'])].join(' '),
      PGDATA: `${home}/autosync`,
    })
    .withCommand(['postgres', ...postgresArguments(durable)])
    .withWaitStrategy(Wait.forListeningPorts());
  if (volume) container.withBindMounts([{ source: volume.name, target: home }]);
  const running = await startContainer(container, { name: 'postgres', image, stopTimeoutMs: 20_000 }, options);
  const url = `postgres://${superuser}:${password}@${running.host}:${running.portOf(5432)}/postgres`;
  try {
    await untilItAnswers(url);
  } catch (cause) {
    await running.discard();
    throw new AutosyncError('start-failed', `postgres, from the image ${image}, does not answer.`, { cause });
  }
  if (volume && keepIn !== undefined) await keepVolume(keepIn, volume);
  return { ...running, url };
}
