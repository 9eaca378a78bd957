import { logLevel } from 'kafkajs';
import type { LogEntry, logCreator } from 'kafkajs';
import { systemClock } from '@autosync/core';

type Level = 'debug' | 'info' | 'warn' | 'error';

/** What this library logs to; a pino logger fits. */
export type Logger = Record<Level, (fields: object, message: string) => void>;

/** The first rule that matches decides. Most of what kafkajs logs as an error is something it repeats by itself. */
const rules: { namespace?: string; message?: RegExp; level: Level }[] = [
  // Events may have been lost or skipped, or the settings are wrong: somebody must act.
  { message: /Offset out of range, resetting/, level: 'error' },
  { message: /SASL|authenticat|certificate/i, level: 'error' },
  // Every answer of a broker with an error code, such as rebalances and a coordinator that is still loading.
  { namespace: 'Connection', message: /^Response /, level: 'debug' },
  // The connection error before it and the failure after it say the same.
  { message: /^Failed to connect to (seed )?broker/, level: 'debug' },
  { namespace: 'Consumer', message: /^Crash: /, level: 'debug' },
  { message: /rebalancing|re-joining the group|resync group/, level: 'info' },
  { message: /coordinator|has started to load|is not (yet )?available/i, level: 'debug' },
];

const fallback = new Map<number, Level>([
  [logLevel.ERROR, 'warn'],
  [logLevel.WARN, 'warn'],
]);

/** The level at which an entry of kafkajs is worth reading. */
export function levelOf({ namespace, level, log: { message } }: Pick<LogEntry, 'namespace' | 'level' | 'log'>): Level {
  const rule = rules.find(
    (candidate) =>
      (candidate.namespace ?? namespace) === namespace &&
      (candidate.message === undefined || candidate.message.test(message)),
  );
  if (level >= logLevel.INFO) return 'debug';
  return rule?.level ?? fallback.get(level) ?? 'debug';
}

/** In an outage kafkajs logs the same many times a second; within this time only the first entry keeps its level. */
const REPEAT_MS = 10_000;

/** Writes kafkajs's log entries to our logger: a constant message, the rest as fields. Repetitions get level debug. */
export function logCreatorFor(logger: Logger): logCreator {
  const saidAt = new Map<string, number>();

  function isRepetition(text: string): boolean {
    const now = systemClock.monotonicMs();
    for (const [known, at] of saidAt) if (now - at > REPEAT_MS) saidAt.delete(known);
    if (saidAt.has(text)) return true;
    saidAt.set(text, now);
    return false;
  }

  return () => (entry) => {
    const { message, timestamp: _timestamp, logger: _logger, ...fields } = entry.log;
    const level = levelOf(entry);
    const quiet = level !== 'debug' && isRepetition(`${entry.namespace} ${message}`);
    logger[quiet ? 'debug' : level]({ ...fields, kafkajs: entry.namespace, detail: message }, 'kafkajs');
  };
}
