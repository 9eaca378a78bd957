/** The current start and end of one partition's log, and what the brokers store of its group. */
export type LogPosition = {
  topic: string;
  partition: number;
  /** The first offset that is still there, and the next one to be written. */
  start: bigint;
  end: bigint;
  /** Undefined when the group has never committed. */
  committed: bigint | undefined;
  /** The topic id that was stored with the last commit; undefined if there was none. */
  mark: string | undefined;
  /** Undefined where the brokers have no topic ids. */
  topicId: string | undefined;
};

/** How far a consumer has read: the topic id it knew, and the offset it expects next. */
export type ReadPosition = { topicId: string | undefined; next: bigint | undefined };

/**
 * How a log changed since it was read, and where reading goes on:
 *
 * - `made-anew`: the topic was deleted and created again, so its offsets start again;
 * - `cut-off`: the log ends before what was read (a leader without the last events took over);
 * - `overtaken`: retention deleted events that nobody had read.
 *
 * If this went unnoticed, new events at offsets that were read before would be taken for known ones and dropped,
 * silently and for ever.
 */
export type LogChange = { kind: 'made-anew' | 'cut-off' | 'overtaken'; from: bigint; lost: bigint };

/**
 * `reached` was noted before the brokers were asked, since events that are read meanwhile may lie after the end they
 * tell.
 */
export function changeOfLog(log: LogPosition, reached: ReadPosition): LogChange | undefined {
  const knownId = reached.topicId ?? log.mark;
  const next = reached.next ?? log.committed;
  if (knownId !== undefined && log.topicId !== undefined && knownId !== log.topicId) {
    return { kind: 'made-anew', from: log.start, lost: 0n };
  }
  if (next === undefined || next < 0n) return undefined;
  if (next < log.start) return { kind: 'overtaken', from: log.start, lost: log.start - next };
  if (next <= log.end) return undefined;
  // With the same topic id, the log lost its end and goes on from there. Without ids it may be another log.
  const isSame = knownId !== undefined && log.topicId !== undefined;
  return isSame ? { kind: 'cut-off', from: log.end, lost: 0n } : { kind: 'made-anew', from: log.start, lost: 0n };
}
