import { recordTypes, type RecordType } from './record-types/registry.ts';

const DAY_MS = 86_400_000;

/** The topic on which the worker of a record type is told that a run is due. */
export function syncDueTopic(type: RecordType): string {
  return `autosync.sync-due.${type}`;
}

/** The worker of a record type, and its consumer group: who is in it lives, and says how much it can take. */
export function workerGroup<Type extends RecordType>(type: Type): `sync-${Type}` {
  return `sync-${type}`;
}

/** Where the names of the services' consumer groups begin. Workers have `workerGroup`, and `autosync-admin` new ones each time. */
export const serviceGroups = {
  scheduler: 'autosync.scheduler',
  'batch-status': 'autosync.batch-status',
  notifier: 'autosync.notifier',
  admin: 'autosync.admin',
} as const;

export const runProgressTopic = 'autosync.run-progress';
export const batchChangedTopic = 'autosync.batch-changed';
export const batchFinishedTopic = 'autosync.batch-finished';
export const noticesTopic = 'autosync.notices';
export const deadLetterTopic = 'autosync.dead-letter';

export type TopicDefinition = { name: string; partitions: number; retentionMs: number };

/** Every topic of the system (docs/protocol.md#contracts). They are created by an explicit job, never by a broker's auto-creation. */
export const topics: readonly TopicDefinition[] = [
  ...recordTypes.map((type) => ({ name: syncDueTopic(type), partitions: 12, retentionMs: 7 * DAY_MS })),
  { name: runProgressTopic, partitions: 12, retentionMs: 7 * DAY_MS },
  { name: batchChangedTopic, partitions: 12, retentionMs: 7 * DAY_MS },
  { name: batchFinishedTopic, partitions: 12, retentionMs: 7 * DAY_MS },
  { name: noticesTopic, partitions: 12, retentionMs: 7 * DAY_MS },
  { name: deadLetterTopic, partitions: 12, retentionMs: 30 * DAY_MS },
];
