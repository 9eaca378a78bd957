import { getContainerRuntimeClient, Wait } from 'testcontainers';
import { KafkaContainer } from '@testcontainers/kafka';
import { brokerSettings, heapOptions, jvmOptions } from '../kafka-settings.ts';
import { publishOnLoopback, startContainer, type ContainerOptions, type RunningContainer } from './container.ts';
import { imageOf } from './images.ts';
import { keepVolume, openVolume } from './volume.ts';

/** Where Testcontainers' broker listens for clients. */
const clientPort = 9093;

const logFolder = '/var/lib/kafka/data';

class Container extends KafkaContainer {
  protected override async beforeContainerCreated(): Promise<void> {
    await super.beforeContainerCreated();
    await publishOnLoopback(this.hostConfig);
  }
}

/** `auto.create.topics.enable` → `KAFKA_AUTO_CREATE_TOPICS_ENABLE`, as the image takes settings. */
function asEnvironment(settings: Record<string, string>): Record<string, string> {
  const toName = (setting: string): string => `KAFKA_${setting.toUpperCase().replaceAll('.', '_')}`;
  return Object.fromEntries(Object.entries(settings).map(([setting, value]) => [toName(setting), value]));
}

/**
 * A Kafka in a container. Its settings are those of the embedded one.
 * @throws AutosyncError 'start-failed'
 */
export async function startKafkaContainer(options: ContainerOptions): Promise<RunningContainer & { brokers: string }> {
  const { keepIn } = options;
  const image = imageOf('kafka', options.env);
  const { container: engine } = await getContainerRuntimeClient();
  const volume = keepIn === undefined ? undefined : await openVolume(engine.dockerode, keepIn);
  const container = new Container(image)
    .withKraft()
    .withEnvironment({
      ...asEnvironment(brokerSettings),
      KAFKA_HEAP_OPTS: heapOptions.join(' '),
      KAFKA_JVM_PERFORMANCE_OPTS: jvmOptions.join(' '),
    })
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/));
  if (volume) container.withBindMounts([{ source: volume.name, target: logFolder }]);
  // Testcontainers starts the broker by a shell that hands on no signal; what it acknowledged survives a kill.
  const running = await startContainer(container, { name: 'kafka', image, stopTimeoutMs: 0 }, options);
  if (volume && keepIn !== undefined) await keepVolume(keepIn, volume);
  return { ...running, brokers: `${running.host}:${running.portOf(clientPort)}` };
}
