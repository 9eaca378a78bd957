import { Type } from 'typebox';
import type { Static } from 'typebox';
import { recordTypes } from '@autosync/contracts';
import type { AutoSyncMessage, RecordType } from '@autosync/contracts';
import { closed, instantSchema, orNull, textOrNull } from './shared.ts';

const intervalSchema = Type.Integer({ minimum: 15, maximum: 1440, description: 'From 15 minutes to 24 hours' });

const typeInput = Type.Object(
  {
    enabled: Type.Boolean(),
    intervalMinutes: Type.Optional({ ...intervalSchema, description: 'Without: the company’s interval' }),
  },
  closed,
);

/** The same schema under each record type. */
function perType<T extends ReturnType<typeof Type.Object>>(schema: T) {
  const entries = recordTypes.map((type) => [type, Type.Optional(schema)] as const);
  return Type.Object(Object.fromEntries(entries) as Record<RecordType, ReturnType<typeof Type.Optional<T>>>, closed);
}

export const autoSyncInput = Type.Object(
  {
    enabled: Type.Boolean(),
    intervalMinutes: Type.Optional({ ...intervalSchema, default: 120 }),
    types: perType(typeInput),
  },
  { ...closed, examples: [{ enabled: true, intervalMinutes: 120, types: { invoices: { enabled: true } } }] },
);
export type AutoSyncInput = Static<typeof autoSyncInput>;

const count = Type.Integer({ minimum: 0 });

const typeStatus = Type.Object({
  enabled: Type.Boolean(),
  intervalMinutes: orNull(Type.Integer()),
  nextRunAt: orNull(instantSchema),
  lastRunAt: orNull(instantSchema),
  lastSuccessAt: orNull(instantSchema),
  lastReason: orNull(Type.String({ description: 'Why the last run had nothing to do, or was skipped' })),
  consecutiveFailures: count,
  disconnectedReason: orNull(Type.String({ description: 'Why AutoSync was switched off for this type' })),
  slots: Type.Object({ due: count, queued: count, coalesced: count, skipped: count }),
});

export const autoSyncSchema = Type.Object({
  enabled: Type.Boolean(),
  intervalMinutes: Type.Integer(),
  types: perType(typeStatus),
  warnings: Type.Array(Type.Object({ code: Type.String(), message: Type.String() })),
});

function toTypeStatus(status: AutoSyncMessage['types'][number]): Static<typeof typeStatus> {
  return {
    enabled: status.enabled,
    intervalMinutes: status.intervalMinutes === 0 ? null : status.intervalMinutes,
    nextRunAt: textOrNull(status.nextDueAt),
    lastRunAt: textOrNull(status.lastRunAt),
    lastSuccessAt: textOrNull(status.lastSuccessAt),
    lastReason: textOrNull(status.lastReason),
    consecutiveFailures: status.consecutiveFailures,
    disconnectedReason: textOrNull(status.disconnectedReason),
    slots: {
      due: status.dueSlots,
      queued: status.queuedSlots,
      coalesced: status.coalescedSlots,
      skipped: status.skippedSlots,
    },
  };
}

export function toAutoSync(message: AutoSyncMessage): Static<typeof autoSyncSchema> {
  return {
    enabled: message.enabled,
    intervalMinutes: message.intervalMinutes,
    types: Object.fromEntries(message.types.map((status) => [status.type, toTypeStatus(status)])),
    warnings: message.warnings.map(({ code, message: text }) => ({ code, message: text })),
  };
}

/** What people set of it, as the audit log keeps it. */
export function toSettings(message: AutoSyncMessage): AutoSyncInput {
  return {
    enabled: message.enabled,
    intervalMinutes: message.intervalMinutes,
    types: Object.fromEntries(
      message.types.map(({ type, enabled, intervalMinutes }) => [
        type,
        { enabled, ...(intervalMinutes > 0 && { intervalMinutes }) },
      ]),
    ),
  };
}
