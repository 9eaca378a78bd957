import { getContainerRuntimeClient } from 'testcontainers';
import { PostgreSqlContainer } from '@testcontainers/postgresql';
import { encodingArguments, postgresArguments, superuser } from '../postgres-settings.ts';
import { publishOnLoopback, startContainer, type ContainerOptions, type RunningContainer } from './container.ts';
import { imageOf } from './images.ts';
import { keepVolume, newPassword, openVolume } from './volume.ts';

/** The parent of the data, in all versions of the official image; the data has a folder of its own in it. */
const home = '/var/lib/postgresql';

class Container extends PostgreSqlContainer {
  protected override async beforeContainerCreated(): Promise<void> {
    await publishOnLoopback(this.hostConfig);
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
    .withCommand(['postgres', ...postgresArguments(durable)]);
  if (volume) container.withBindMounts([{ source: volume.name, target: home }]);
  const running = await startContainer(container, { name: 'postgres', image, stopTimeoutMs: 20_000 }, options);
  if (volume && keepIn !== undefined) await keepVolume(keepIn, volume);
  return { ...running, url: `postgres://${superuser}:${password}@${running.host}:${running.portOf(5432)}/postgres` };
}
