/** Kafka's number for the Metadata request, and the version we use: ids exist from version 10 on. */
export const METADATA_KEY = 3;
export const METADATA_VERSION = 12;

const NO_ID = Buffer.alloc(16);
const NO_TAGS = Buffer.from([0]);
const FALSE = Buffer.from([0]);

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  return Buffer.from([...bytes, rest]);
}

/** A string is preceded by its length plus one (0 means null), and so is a list. */
function compactText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([varint(bytes.length + 1), bytes]);
}

/** The tags that end the request's header, then the request: which topics, and that none is to be created. */
export function encodeTopicIdsRequest(topics: readonly string[]): Buffer {
  const list = topics.flatMap((topic) => [NO_ID, compactText(topic), NO_TAGS]);
  return Buffer.concat([NO_TAGS, varint(topics.length + 1), ...list, FALSE, FALSE, NO_TAGS]);
}

function createReader(payload: Buffer) {
  let at = 0;

  function skip(bytes: number): void {
    at += bytes;
  }

  function bytes(length: number): Buffer {
    at += length;
    return payload.subarray(at - length, at);
  }

  function readVarint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes(1).readUInt8();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  function skipTags(): void {
    for (let tags = readVarint(); tags > 0; tags -= 1) {
      readVarint();
      skip(readVarint());
    }
  }

  return {
    skip,
    skipTags,
    int16: () => bytes(2).readInt16BE(),
    id: () => bytes(16).toString('hex'),
    text: () => bytes(Math.max(0, readVarint() - 1)).toString(),
    list(readOne: () => void) {
      for (let left = readVarint() - 1; left > 0; left -= 1) readOne();
    },
  };
}

/** The ids by topic. Topics that the broker reports an error for, such as missing ones, are left out. */
export function decodeTopicIds(payload: Buffer): Map<string, string> {
  const { skip, skipTags, int16, id, text, list } = createReader(payload);
  const ids = new Map<string, string>();
  const skipNumbers = () => list(() => skip(4));
  skipTags();
  skip(4); // throttle time
  list(() => {
    skip(4); // number of the broker
    text();
    skip(4); // port
    text();
    skipTags();
  });
  text(); // the cluster
  skip(4); // the controller
  list(() => {
    const error = int16();
    const topic = text();
    const topicId = id();
    skip(1); // internal or not
    list(() => {
      skip(2 + 4 + 4 + 4); // error, number, leader, its epoch
      skipNumbers(); // replicas
      skipNumbers(); // in sync
      skipNumbers(); // offline
      skipTags();
    });
    skip(4); // rights
    skipTags();
    if (error === 0) ids.set(topic, topicId);
  });
  return ids;
}
