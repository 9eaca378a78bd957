import { describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { createKafka, createProducer } from '../src/index.ts';
import type { RawMessage } from '../src/index.ts';
import { useKafka } from './support/kafka-world.ts';
import { recordingLogger } from './support/recording-logger.ts';

describe('a producer', () => {
  const kafka = useKafka();

  it('sends key, headers and bytes, and keeps the order of a key', async () => {
    const seen: RawMessage[] = [];
    await kafka.consume({
      decode: (raw) => {
        seen.push(raw);
        return { key: String(raw.key), text: String(raw.value) };
      },
    });
    const bytes = Buffer.from([0, 255, 1]);
    await kafka.producer().send([
      { topic: kafka.topic(), key: 'k', headers: { ce_id: '1', ce_type: 'ä' }, value: bytes },
      { topic: kafka.topic(), key: 'k', headers: {}, value: 'text' },
    ]);
    await eventually(() => seen.length === 2);
    expect(seen[0]).toMatchObject({ headers: { ce_id: '1', ce_type: 'ä' }, key: Buffer.from('k'), value: bytes });
    expect(seen[1]).toMatchObject({ value: Buffer.from('text'), partition: seen[0]!.partition });
    expect(BigInt(seen[1]!.offset)).toBe(BigInt(seen[0]!.offset) + 1n);
  });

  it('tells where each message lies, whatever its topic and partition', async () => {
    const seen: RawMessage[] = [];
    await kafka.consume({
      decode: (raw) => {
        seen.push(raw);
        return { key: String(raw.key), text: String(raw.value) };
      },
    });
    const keys = ['a', 'b', 'c', 'a', 'd', 'b', 'e', 'a'];
    const send = (round: number) =>
      kafka
        .producer()
        .place(keys.map((key, index) => ({ topic: kafka.topic(), key, headers: {}, value: `${round} ${index}` })));
    const placed = [...(await send(0)), ...(await send(1))];
    await eventually(() => seen.length === placed.length);
    const found = (text: string) => seen.find(({ value }) => String(value) === text)!;
    for (const [index, { partition, offset }] of placed.entries()) {
      const { partition: isIn, offset: at } = found(`${Math.floor(index / keys.length)} ${index % keys.length}`);
      expect({ partition, offset }).toEqual({ partition: isIn, offset: BigInt(at) });
    }
  });

  it('sends nothing for no messages', async () => {
    await expect(kafka.producer().send([])).resolves.toBeUndefined();
  });

  it('rejects at its deadline when no broker is there, and not before', async () => {
    const logger = recordingLogger();
    const nowhere = createKafka({ brokers: ['127.0.0.1:1'], clientId: 'nowhere', logger });
    const producer = createProducer(nowhere, { sendTimeoutMs: 700 });
    await producer.start();
    const since = performance.now();
    await expect(producer.send([{ topic: 't', key: 'k', headers: {}, value: 'v' }])).rejects.toMatchObject({
      code: 'kafka-unavailable',
      retryable: true,
    });
    const took = performance.now() - since;
    expect(took).toBeGreaterThan(650);
    expect(took).toBeLessThan(1500);
    expect(logger.entries.filter(({ level }) => level === 'error')).toEqual([]);
    await producer.stop();
  });

  it('rejects a topic that does not exist at its deadline, since it may be created yet', async () => {
    const producer = createProducer(kafka.client(), { sendTimeoutMs: 800 });
    const topic = kafka.unique('missing');
    await expect(producer.send([{ topic, key: 'k', headers: {}, value: 'v' }])).rejects.toMatchObject({
      code: 'kafka-unavailable',
    });
    await producer.stop();
  });

  it('rejects at once what no repeat can help', async () => {
    const value = Buffer.alloc(2_000_000, 'x');
    const since = performance.now();
    await expect(kafka.producer().send([{ topic: kafka.topic(), key: 'k', headers: {}, value }])).rejects.toMatchObject(
      { code: 'kafka-rejected', retryable: false },
    );
    expect(performance.now() - since).toBeLessThan(5000);
  });

  it('refuses to send after its stop', async () => {
    const producer = createProducer(kafka.client());
    await producer.start();
    await producer.stop();
    await expect(producer.send([{ topic: kafka.topic(), key: 'k', headers: {}, value: 'v' }])).rejects.toMatchObject({
      code: 'kafka-closed',
    });
  });
});
