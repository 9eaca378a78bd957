import { AutosyncError } from '@autosync/core';
import type { Admin } from 'kafkajs';
import { createAdminConnection } from './admin-connection.ts';
import { turnError } from './errors.ts';
import type { KafkaClient } from './kafka-client.ts';
import { placesOf } from './places.ts';

/** A partition's log and its commit: the log holds the offsets from `start` up to, but not including, `end`. */
export type GroupPosition = {
  partition: number;
  start: bigint;
  end: bigint;
  /** The first offset that is not committed; undefined when the group never committed here. */
  committed: bigint | undefined;
};

/** Both throw `kafka-unavailable`, `kafka-refused` or `kafka-rejected`, and `kafka-closed` after `close`. */
export type GroupReader = {
  /** How many events all members handle at one time; undefined while the group rebalances. */
  readPlaces(groupId: string): Promise<number | undefined>;
  readPositions(group: { groupId: string; topic: string }): Promise<GroupPosition[]>;
  close(): Promise<void>;
};

async function readPlaces(admin: Admin, groupId: string): Promise<number | undefined> {
  const [group] = (await admin.describeGroups([groupId])).groups;
  // A group that nobody has joined yet is `Dead`; one whose members have all left is `Empty`.
  if (group === undefined || group.state === 'Dead' || group.state === 'Empty') return 0;
  if (group.state !== 'Stable') return undefined;
  return group.members.reduce((sum, { memberMetadata }) => sum + placesOf(memberMetadata), 0);
}

/** Commits are read before the log, so a committed offset is never behind the end that is read. */
async function readPositions(admin: Admin, groupId: string, topic: string): Promise<GroupPosition[]> {
  const [group] = await admin.fetchOffsets({ groupId, topics: [topic] });
  const commits = new Map(group?.partitions.map(({ partition, offset }) => [partition, BigInt(offset)]));
  const logs = await admin.fetchTopicOffsets(topic);
  return logs.map(({ partition, low, high }) => {
    const committed = commits.get(partition) ?? -1n;
    return {
      partition,
      start: BigInt(low),
      end: BigInt(high),
      committed: committed < 0n ? undefined : committed,
    };
  });
}

/**
 * Reads the state of consumer groups, this process's or another's, without joining: their members' capacity and their
 * offsets.
 */
export function createGroupReader(client: KafkaClient): GroupReader {
  const connection = createAdminConnection(client);

  async function ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    if (connection.isClosed()) throw new AutosyncError('kafka-closed', 'the reader is closed');
    try {
      return await question(await connection.admin());
    } catch (error) {
      await connection.drop();
      throw turnError(error);
    }
  }

  return {
    readPlaces: (groupId) => ask((admin) => readPlaces(admin, groupId)),
    readPositions: ({ groupId, topic }) => ask((admin) => readPositions(admin, groupId, topic)),
    close: () => connection.close(),
  };
}
