import {
  batchChangedTopic,
  batchFinishedTopic,
  deadLetterTopic,
  noticesTopic,
  recordTypes,
  runProgressTopic,
  serviceGroups,
  syncDueTopic,
  topics,
  workerGroup,
  type RecordType,
} from '@autosync/contracts';

/** What a component does in Kafka, by names of topics and consumer groups; one that ends in `*` stands for all that begin so. */
type KafkaUse = {
  writes?: readonly string[];
  reads?: readonly string[];
  /** Groups it is in. */
  joins?: readonly string[];
  /** Groups whose members and positions it asks for. */
  watches?: readonly string[];
  /** Topics it makes. */
  creates?: readonly string[];
  /** Topics whose settings it compares. */
  compares?: readonly string[];
};

const all = topics.map(({ name }) => name);

const ofWorker = (type: RecordType): KafkaUse => ({
  writes: [runProgressTopic, deadLetterTopic],
  reads: [syncDueTopic(type)],
  joins: [workerGroup(type)],
});

/** Who does what. `autosync-admin` runs in the scheduler's pods, as the scheduler. */
const uses: Readonly<Record<string, KafkaUse>> = {
  scheduler: {
    writes: [...recordTypes.map(syncDueTopic), batchChangedTopic, noticesTopic, deadLetterTopic],
    reads: [runProgressTopic, batchFinishedTopic],
    joins: [`${serviceGroups.scheduler}.run-progress`, `${serviceGroups.scheduler}.batch-finished`],
    watches: recordTypes.map((type) => workerGroup(type)),
  },
  'batch-status': {
    writes: [batchFinishedTopic, deadLetterTopic],
    reads: [batchChangedTopic],
    joins: [serviceGroups['batch-status']],
  },
  notifier: {
    writes: [deadLetterTopic],
    reads: [batchFinishedTopic, noticesTopic, deadLetterTopic],
    joins: [`${serviceGroups.notifier}.facts`, `${serviceGroups.notifier}.dead-letters`],
  },
  ...Object.fromEntries(recordTypes.map((type) => [workerGroup(type), ofWorker(type)])),
  topics: { creates: all, compares: all },
  admin: {
    writes: all,
    reads: [deadLetterTopic],
    joins: [`${serviceGroups.admin}.*`],
    watches: ['*'],
    compares: all,
  },
};

export type KafkaRight = {
  operation: 'Read' | 'Write' | 'Create' | 'Delete' | 'Describe' | 'DescribeConfigs';
  resource: 'topic' | 'group';
  /** As in `KafkaUse`. */
  names: readonly string[];
};

/** Kafka gives the right to look at what one may read, write or delete; who creates or compares must be given it. */
function rightsOf({ writes, reads, joins, watches, creates, compares }: KafkaUse): KafkaRight[] {
  const anyGroups = joins?.filter((name) => name.endsWith('*'));
  const rights: [KafkaRight['operation'], KafkaRight['resource'], readonly string[] | undefined][] = [
    ['Write', 'topic', writes],
    ['Read', 'topic', reads],
    ['Read', 'group', joins],
    // Made for one reading, they are taken away after it.
    ['Delete', 'group', anyGroups],
    ['Describe', 'group', watches],
    ['Create', 'topic', creates],
    ['Describe', 'topic', creates],
    ['DescribeConfigs', 'topic', compares],
  ];
  return rights.flatMap(([operation, resource, names = []]) =>
    names.length === 0 ? [] : [{ operation, resource, names }],
  );
}

/** The rights in Kafka that each component needs, and no more (docs/protocol.md#contracts). `admin`: those of the scheduler's user beside its own. */
export const kafkaRights: Readonly<Record<string, readonly KafkaRight[]>> = Object.fromEntries(
  Object.entries(uses).map(([component, use]) => [component, rightsOf(use)]),
);
