import { Type } from 'typebox';
import type { Static, TOptional, TProperties } from 'typebox';
import { nameSchema, outgoingTypes, recordTypes } from '@autosync/contracts';
import type { AutoSyncMessage, RecordType } from '@autosync/contracts';
import type { ConnectionState } from '../../domain/connection-state.ts';
import { pauseSchema, toPause } from './pause.ts';
import { closed, instantSchema, orNull, textOrNull } from './shared.ts';

const intervalSchema = Type.Integer({ minimum: 15, maximum: 1440, description: 'From 15 minutes to 24 hours' });

/** The same schema under each record type. */
function perType<T extends ReturnType<typeof Type.Object>>(schema: T) {
  const entries = recordTypes.map((type) => [type, Type.Optional(schema)] as const);
  return Type.Object(Object.fromEntries(entries) as Record<RecordType, ReturnType<typeof Type.Optional<T>>>, closed);
}

const count = Type.Integer({ minimum: 0 });

const goesOut = new Set<string>(outgoingTypes.map(([type]) => type));

const typeStatus = Type.Object(
  {
    enabled: Type.Boolean(),
    intervalMinutes: orNull(Type.Integer()),
    nextRunAt: orNull(instantSchema),
    lastRunAt: orNull(instantSchema),
    lastSuccessAt: orNull(instantSchema),
    lastReason: orNull(Type.String({ description: 'Why the last run had nothing to do, or was skipped' })),
    pending: orNull(
      Type.Integer({ minimum: 0, description: 'Records that wait to be sent; null: of this type none go out' }),
    ),
    consecutiveFailures: count,
    disconnectedReason: orNull(Type.String({ description: 'Why AutoSync was switched off for this type' })),
    lasts: orNull(
      Type.Object(
        {
          medianMs: count,
          p95Ms: count,
        },
        {
          title: 'TypicalDurations',
          description:
            'How long its last batches took: half of them no longer than the one, 95 in 100 no longer than the other',
        },
      ),
    ),
    slots: Type.Object({ due: count, queued: count, coalesced: count, skipped: count }, { title: 'SlotCounts' }),
  },
  { title: 'TypeStatus' },
);

export const autoSyncSchema = Type.Object(
  {
    enabled: Type.Boolean(),
    intervalMinutes: Type.Integer(),
    types: perType(typeStatus),
    warnings: Type.Array(Type.Object({ code: Type.String(), message: Type.String() }, { title: 'Warning' })),
    pauses: Type.Array(pauseSchema, { description: 'Who stopped it, and why: what holds for the company' }),
  },
  { title: 'AutoSync' },
);

/** What is read is taken back as it came: what nobody sets is allowed, and ignored. */
function readOnly<T extends TProperties>(fields: T) {
  const entries = Object.entries(fields).map(([name, schema]) => [name, Type.Optional({ ...schema, readOnly: true })]);
  return Object.fromEntries(entries) as { [K in keyof T]: TOptional<T[K]> };
}

const { enabled: _, intervalMinutes: __, ...typeFacts } = typeStatus.properties;

const typeInput = Type.Object(
  {
    enabled: Type.Boolean(),
    intervalMinutes: Type.Optional(
      Type.Union([intervalSchema, Type.Null()], { description: 'Without, or null: the company’s interval' }),
    ),
    ...readOnly(typeFacts),
  },
  { ...closed, title: 'TypeSettingsInput' },
);

export const autoSyncInput = Type.Object(
  {
    enabled: Type.Boolean(),
    intervalMinutes: Type.Optional({ ...intervalSchema, default: 120 }),
    types: perType(typeInput),
    overrideNote: Type.Optional({
      ...nameSchema({ maxLength: 500 }),
      description: 'Why types are to be on although the readiness check fails; for the audit log',
    }),
    ...readOnly({ warnings: autoSyncSchema.properties.warnings, pauses: autoSyncSchema.properties.pauses }),
  },
  {
    title: 'AutoSyncInput',
    ...closed,
    examples: [{ enabled: true, intervalMinutes: 120, types: { [recordTypes[0]]: { enabled: true } } }],
  },
);
export type AutoSyncInput = Static<typeof autoSyncInput>;

function toTypeStatus(
  status: AutoSyncMessage['types'][number],
  pending: ReadonlyMap<string, number>,
): Static<typeof typeStatus> {
  return {
    enabled: status.enabled,
    intervalMinutes: status.intervalMinutes === 0 ? null : status.intervalMinutes,
    nextRunAt: textOrNull(status.nextDueAt),
    lastRunAt: textOrNull(status.lastRunAt),
    lastSuccessAt: textOrNull(status.lastSuccessAt),
    lastReason: textOrNull(status.lastReason),
    pending: goesOut.has(status.type) ? (pending.get(status.type) ?? 0) : null,
    consecutiveFailures: status.consecutiveFailures,
    disconnectedReason: textOrNull(status.disconnectedReason),
    lasts: status.medianDurationMs === 0 ? null : { medianMs: status.medianDurationMs, p95Ms: status.p95DurationMs },
    slots: {
      due: status.dueSlots,
      queued: status.queuedSlots,
      coalesced: status.coalescedSlots,
      skipped: status.skippedSlots,
    },
  };
}

const notConnected = {
  code: 'not-connected',
  message: 'The company is not connected to QuickBooks: nothing is synced until somebody connects it.',
};

/** The scheduler's settings and warnings, with what it cannot know: whether there is a connection, and how many records wait. */
export function toAutoSync(
  message: AutoSyncMessage,
  { connectionState, pending }: { connectionState: ConnectionState; pending: ReadonlyMap<string, number> },
): Static<typeof autoSyncSchema> {
  const isIdle = message.enabled && connectionState !== 'connected';
  const warnings = message.warnings.map(({ code, message: text }) => ({ code, message: text }));
  return {
    enabled: message.enabled,
    intervalMinutes: message.intervalMinutes,
    types: Object.fromEntries(message.types.map((status) => [status.type, toTypeStatus(status, pending)])),
    pauses: message.pauses.map(toPause),
    warnings: isIdle ? [notConnected, ...warnings.filter(({ code }) => code !== notConnected.code)] : warnings,
  };
}

type Settings = Pick<AutoSyncInput, 'enabled' | 'intervalMinutes' | 'types'>;

/** What people set of it, as the audit log keeps it. */
export function toSettings(message: AutoSyncMessage): Settings {
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

/** The same of what somebody sends. A type that is not named is switched off: PUT replaces. */
export function settingsIn({ enabled, intervalMinutes = 120, types }: AutoSyncInput): Required<Settings> {
  const entries = recordTypes.map((type) => {
    const { enabled: isOn = false, intervalMinutes: minutes } = types[type] ?? {};
    return [type, { enabled: isOn, ...(minutes && { intervalMinutes: minutes }) }];
  });
  return { enabled, intervalMinutes, types: Object.fromEntries(entries) };
}
