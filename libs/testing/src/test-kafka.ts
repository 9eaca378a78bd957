import { randomBytes } from 'node:crypto';
import { askTestServers } from './test-servers.ts';

export type TestKafka = {
  /** `host:port`, for KAFKA_BROKERS. */
  brokers: string;
  /** The same as an array. */
  brokerList: string[];
  /** A unique name for a topic, a group or a client: `<name>.<random>`. Nothing is created. */
  unique(name: string): string;
};

/** The broker that all test files of a test run share. Topics are not created automatically. */
export async function testKafka(): Promise<TestKafka> {
  const { brokers } = await askTestServers<{ brokers: string }>('GET', '/kafka');
  return {
    brokers,
    brokerList: brokers.split(','),
    unique: (name) => `${name}.${randomBytes(5).toString('hex')}`,
  };
}
