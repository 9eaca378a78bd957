import { declarationOf, type RecordType } from '@autosync/contracts';
import { effectiveInterval, recommendedInterval } from './slots-of-time.ts';

export type Warning = { code: 'interval-short' | 'disconnect-near' | 'disconnected'; message: string };

export type WatchedType = {
  type: RecordType;
  enabled: boolean;
  intervalMinutes: number;
  periodMs: number;
  durationsMs: readonly number[];
  consecutiveFailures: number;
  disconnectedReason: string | null;
};

/** Only the last runs count: an interval that was too short a week ago may be long enough now. */
const LAST_RUNS = 5;

/** What a bookkeeper should know before it becomes a problem; nothing is ever refused for it. */
export function warningsOf(
  settings: { intervalMinutes: number; types: readonly WatchedType[] },
  disconnectAfter: number,
): Warning[] {
  return settings.types
    .filter((type) => type.enabled)
    .flatMap((type) => {
      const name = declarationOf(type.type).title;
      const minutes = effectiveInterval(type.intervalMinutes, settings.intervalMinutes);
      const longestMs = Math.max(0, ...type.durationsMs.slice(0, LAST_RUNS));
      const warnings: Warning[] = [];
      if (minutes < recommendedInterval && longestMs > type.periodMs) {
        warnings.push({
          code: 'interval-short',
          message: `${name}: the last runs took longer than the interval of ${minutes} minutes; ${recommendedInterval} are recommended.`,
        });
      }
      if (type.disconnectedReason !== null) {
        warnings.push({
          code: 'disconnected',
          message: `${name}: AutoSync is disconnected. ${type.disconnectedReason}`,
        });
      } else if (type.consecutiveFailures > 0) {
        warnings.push({
          code: 'disconnect-near',
          message: `${name}: ${type.consecutiveFailures} of ${disconnectAfter} batches in a row finished with errors; after ${disconnectAfter} AutoSync disconnects.`,
        });
      }
      return warnings;
    });
}
