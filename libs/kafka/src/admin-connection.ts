import type { Admin } from 'kafkajs';
import type { KafkaClient } from './kafka-client.ts';

/** A connection for admin requests. It is opened at the first request, and again after it was dropped. */
export function createAdminConnection(client: KafkaClient) {
  const over = new AbortController();
  let connection: Promise<Admin> | undefined;

  async function connect(): Promise<Admin> {
    const admin = client.open({ until: over.signal }).admin();
    try {
      await admin.connect();
      return admin;
    } catch (error) {
      await admin.disconnect().catch(() => undefined);
      throw error;
    }
  }

  /** The next request opens a new connection: after a failure the state of this one is unknown. */
  async function drop(): Promise<void> {
    const old = connection;
    connection = undefined;
    await old?.then((admin) => admin.disconnect()).catch(() => undefined);
  }

  return {
    isClosed: () => over.signal.aborted,
    admin: () => (connection ??= connect()),
    drop,
    async close(): Promise<void> {
      over.abort();
      await drop();
    },
  };
}
