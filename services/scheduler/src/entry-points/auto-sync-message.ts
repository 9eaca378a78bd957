import type { AutoSyncMessage } from '@autosync/contracts';
import type { StoredSettings } from '../data-access/settings.ts';
import { warningsOf } from '../domain/warnings.ts';

const instant = (at: Date | null): string => at?.toISOString() ?? '';

/** The settings as gRPC carries them: an absent time or text is "". */
export function toAutoSyncMessage(stored: StoredSettings, disconnectAfter: number): AutoSyncMessage {
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
    })),
    warnings: warningsOf(stored, disconnectAfter),
  };
}
