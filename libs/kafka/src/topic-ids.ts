import type { Kafka } from 'kafkajs';
import type { KafkaClient } from './kafka-client.ts';
import { decodeTopicIds, encodeTopicIdsRequest, METADATA_KEY, METADATA_VERSION } from './topic-ids-wire.ts';

/**
 * Kafka gives every topic an id when it is created, which tells a recreated topic from the old one of the same name.
 * Ids are part of the Metadata request from version 10 on. kafkajs 2.2.4 supports version 6 at most and cannot send
 * custom requests, so this file uses its internals. Its version is pinned.
 */
type Call<T> = {
  request: {
    apiKey: number;
    apiVersion: number;
    apiName: string;
    encode: () => Promise<{ buf: Buffer; buffer: Buffer }>;
  };
  response: { decode: (payload: Buffer) => Promise<Buffer>; parse: (payload: Buffer) => Promise<T> };
};

type Broker = {
  versions: Record<number, { maxVersion: number }> | null;
  connectionPool: { send<T>(call: Call<T>): Promise<T> };
};

type Cluster = {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  refreshMetadata(): Promise<void>;
  findControllerBroker(): Promise<Broker>;
};

export type TopicIds = {
  /**
   * The id of each topic that exists; undefined where the brokers have no topic ids (Kafka before 3.0, and some servers
   * that only speak its protocol). Throws when no broker answers, and after `close`.
   */
  read(topics: readonly string[]): Promise<Map<string, string> | undefined>;
  close(): Promise<void>;
};

function clusterOf(kafka: Kafka): Cluster {
  const name = Object.getOwnPropertySymbols(kafka).find(
    ({ description }) => description === 'private:Kafka:createCluster',
  );
  const create = name === undefined ? undefined : (Reflect.get(kafka, name) as (options: object) => Cluster);
  if (create === undefined) throw new TypeError('kafkajs is not of the version that is pinned');
  return create({ allowAutoTopicCreation: false });
}

async function ask(broker: Broker, topics: readonly string[]): Promise<Map<string, string> | undefined> {
  if ((broker.versions?.[METADATA_KEY]?.maxVersion ?? 0) < METADATA_VERSION) return undefined;
  return broker.connectionPool.send({
    request: {
      apiKey: METADATA_KEY,
      apiVersion: METADATA_VERSION,
      apiName: 'Metadata',
      encode() {
        const buffer = encodeTopicIdsRequest(topics);
        return Promise.resolve({ buf: buffer, buffer });
      },
    },
    response: {
      decode: (payload) => Promise.resolve(payload),
      parse: (payload) => Promise.resolve(decodeTopicIds(payload)),
    },
  });
}

export function createTopicIds(client: KafkaClient): TopicIds {
  const over = new AbortController();
  let connection: Promise<Cluster> | undefined;

  async function connect(): Promise<Cluster> {
    const cluster = clusterOf(client.open({ until: over.signal }));
    try {
      await cluster.connect();
      await cluster.refreshMetadata();
      return cluster;
    } catch (error) {
      await cluster.disconnect().catch(() => undefined);
      throw error;
    }
  }

  async function disconnect(): Promise<void> {
    const old = connection;
    connection = undefined;
    await old?.then((cluster) => cluster.disconnect()).catch(() => undefined);
  }

  return {
    async read(topics) {
      over.signal.throwIfAborted();
      try {
        const cluster = await (connection ??= connect());
        return await ask(await cluster.findControllerBroker(), topics);
      } catch (error) {
        await disconnect();
        throw error;
      }
    },
    async close() {
      over.abort();
      await disconnect();
    },
  };
}
