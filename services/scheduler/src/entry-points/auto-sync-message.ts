import type { AutoSyncMessage } from '@autosync/contracts';
import { longDuration, typicalDuration } from '../domain/durations.ts';
import { nextSlots } from '../domain/slots-of-time.ts';
import { warningsOf } from '../domain/warnings.ts';
import type { SettingsView } from '../operations/auto-sync.ts';
import { toPauseMessage } from './pause-message.ts';

const instant = (at: Date | null): string => at?.toISOString() ?? '';

/** The settings as gRPC carries them: an absent time or text is "". */
export function toAutoSyncMessage({ pauses, ...stored }: SettingsView, disconnectAfter: number): AutoSyncMessage {
  return {
    version: stored.version,
    enabled: stored.enabled,
    intervalMinutes: stored.intervalMinutes,
    types: stored.types.map((type) => ({
      type: type.type,
      enabled: type.enabled,
      intervalMinutes: type.intervalMinutes,
      nextDueAt: instant(type.nextDueAt),
      lastRunAt: instant(type.lastRunAt),
      lastSuccessAt: instant(type.lastSuccessAt),
      lastReason: type.lastReason ?? '',
      consecutiveFailures: type.consecutiveFailures,
      disconnectedReason: type.disconnectedReason ?? '',
      dueSlots: type.dueSlots,
      queuedSlots: type.queuedSlots,
      coalescedSlots: type.coalescedSlots,
      skippedSlots: type.skippedSlots,
      nextRuns: nextSlots(type).map(instant),
      medianDurationMs: typicalDuration(type.durationsMs),
      p95DurationMs: longDuration(type.durationsMs),
    })),
    warnings: warningsOf(stored, disconnectAfter),
    pauses: pauses.map(toPauseMessage),
  };
}
