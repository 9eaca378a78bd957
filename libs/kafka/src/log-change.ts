/** Where one partition's log begins and ends now, and what the brokers keep of its group. */
export type LogPosition = {
  topic: string;
  partition: number;
  /** The first offset that is still there, and the one that comes next. */
  start: bigint;
  end: bigint;
  /** Undefined when the group has never committed. */
  committed: bigint | undefined;
  /** The topic's id at the last commit, which travels with it; undefined where none was written. */
  mark: string | undefined;
  /** Undefined where the brokers tell no ids. */
  topicId: string | undefined;
};

/** How far a consumer has read: the topic's id as it knew it, and the offset that it expects next. */
export type Reached = { topicId: string | undefined; next: bigint | undefined };

/**
 * What happened to a log since it was read, and where reading has to go on:
 *
 * - `made-anew`: the topic was deleted and made again, so its offsets begin again;
 * - `cut-off`: the log ends before what was read (a leader that lacked the last events took over);
 * - `overtaken`: retention took events that nobody had read.
 *
 * Without it, events at offsets that were read once would be taken for known and dropped, silently and for ever.
 */
export type LogChange = { kind: 'made-anew' | 'cut-off' | 'overtaken'; from: bigint; lost: bigint };

/** `reached` is what was known before the log was asked: what was read meanwhile may lie behind the end that it told. */
export function changeOfLog(log: LogPosition, reached: Reached): LogChange | undefined {
  const knownId = reached.topicId ?? log.mark;
  const next = reached.next ?? log.committed;
  if (knownId !== undefined && log.topicId !== undefined && knownId !== log.topicId) {
    return { kind: 'made-anew', from: log.start, lost: 0n };
  }
  if (next === undefined || next < 0n) return undefined;
  if (next < log.start) return { kind: 'overtaken', from: log.start, lost: log.start - next };
  if (next <= log.end) return undefined;
  // Where ids are told and this one is the same, the log lost its end, and goes on from there; else it may be another log.
  const isSame = knownId !== undefined && log.topicId !== undefined;
  return isSame ? { kind: 'cut-off', from: log.end, lost: 0n } : { kind: 'made-anew', from: log.start, lost: 0n };
}
