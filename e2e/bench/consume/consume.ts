import type { Message } from 'kafkajs';
import { newId } from '@autosync/core';
import { createKafka, createTopics } from '@autosync/kafka';
import { silentLogger } from '../../support/kafka.ts';
import type { Benchmark } from '../harness/benchmark.ts';
import { compare, interleave, measure } from '../harness/comparison.ts';
import { ownCpu } from '../harness/cpu.ts';
import { migratedDatabase, serviceDb } from '../harness/database.ts';
import { durableStack } from '../harness/durable-stack.ts';
import { connectAsSuperuser, type Superuser } from '../harness/superuser.ts';
import { createArrivals } from './arrivals.ts';
import { startBareKafkajs } from './bare-kafkajs.ts';
import { startOurChain } from './our-chain.ts';
import { createDispatchedCompanies, fillOutbox } from './outbox-rows.ts';

/** The scheduler's default, for both sides. */
const BATCH = 2000;

const withLeases = 'outbox row with its lease → handler';
const publishOnly = 'outbox row → handler';
const bare = 'bare kafkajs';

/** The same keys, headers and bodies as ours, encoded beforehand. */
async function readyMessages(superuser: Superuser): Promise<Message[]> {
  await fillOutbox(superuser, { leases: false });
  const rows = await superuser.rows<{ company_id: string; body: string }>(
    'select company_id, body from schedule.outbox',
  );
  return rows.map(({ company_id: key, body: value }) => {
    const headers = {
      ce_id: newId(),
      ce_type: 'autosync.sync-due.v1',
      ce_source: 'bench',
      ce_time: new Date().toISOString(),
      ce_specversion: '1.0',
    };
    return { key, value, headers };
  });
}

/** From a row in the outbox to the entered handler, with PostgreSQL and the broker between (docs/protocol.md#publish, #consume). */
export const consume: Benchmark = {
  name: 'consume',
  what: 'outbox row → handler entered, against bare kafkajs produce + consume',
  async run(context) {
    const messages = context.scaled(20_000, 1000);
    const stack = await durableStack(context);
    const url = await migratedDatabase(stack.databaseUrl, { name: 'bench', schemas: ['schedule'] });
    const superuser = await connectAsSuperuser(context, url);
    const db = serviceDb(context, url);
    await createDispatchedCompanies(superuser, messages);
    const kafka = createKafka({ brokers: [stack.brokers], clientId: 'bench', logger: silentLogger });
    const topic = (name: string) => ({ name, partitions: 12, replicationFactor: 1 });
    await createTopics(kafka, { topics: [topic('ours'), topic('bare')] });

    const arrivals = createArrivals();
    const broker = stack.brokers;
    const ours = await startOurChain(context, { db, broker, topic: 'ours', batchSize: BATCH, arrivals });
    const ready = await readyMessages(superuser);
    const peer = await startBareKafkajs(context, { broker, topic: 'bare', arrivals });

    const chain = (name: string, leases: boolean) => ({
      name,
      prepare: () => fillOutbox(superuser, { leases }),
      run: () =>
        measure(ownCpu, async () => {
          await ours.publish(arrivals.expect(messages));
          return messages;
        }),
    });
    const samples = await interleave(
      [
        chain(withLeases, true),
        chain(publishOnly, false),
        {
          name: bare,
          run: () =>
            measure(ownCpu, async () => {
              const arrived = arrivals.expect(messages);
              for (let sent = 0; sent < messages; sent += BATCH) await peer.send(ready.slice(sent, sent + BATCH));
              await arrived;
              return messages;
            }),
        },
      ],
      context,
    );
    const words = {
      unit: 'messages',
      reach: '≥ 0.7 of the rate, ≤ 1.2 of the CPU per message',
      fairness:
        'kafkajs does less: messages are ready-made, nothing is stored, checked or kept in order by key, and offsets are committed before the work is done.',
      peer: bare,
    };
    return {
      comparisons: [
        compare(samples, { name: 'dispatches, with leases', ours: withLeases, ...words }),
        compare(samples, { name: 'events, without leases', ours: publishOnly, ...words }),
      ],
      figures: [],
      settings: { messages, batch: BATCH, partitions: 12, bytesPerMessage: String(ready[0]?.value ?? '').length },
    };
  },
};
