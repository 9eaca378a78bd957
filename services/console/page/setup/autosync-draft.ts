import { inOrder } from '../api/record-types.ts';
import type { AutoSync, RecordType } from '../api/api.ts';

/** The AutoSync settings in the form. */
export type Draft = {
  enabled: boolean;
  intervalMinutes: number;
  types: { type: RecordType; enabled: boolean; intervalMinutes: number | null }[];
};

export function toDraft({ enabled, intervalMinutes, types }: AutoSync): Draft {
  return {
    enabled,
    intervalMinutes,
    types: inOrder(types).map(([type, status]) => ({
      type,
      enabled: status.enabled,
      intervalMinutes: status.intervalMinutes,
    })),
  };
}

/**
 * Turning AutoSync on without any type would do nothing: the types that were synced by hand before are turned on with
 * it.
 */
export function switched(draft: Draft, enabled: boolean, { types }: AutoSync): Draft {
  const isChosen = draft.types.some((type) => type.enabled);
  if (!enabled || isChosen) return { ...draft, enabled };
  const wasTried = (type: RecordType): boolean => Boolean(types[type]?.lastSuccessAt);
  return { ...draft, enabled, types: draft.types.map((own) => ({ ...own, enabled: wasTried(own.type) })) };
}

export function toInput({ enabled, intervalMinutes, types }: Draft) {
  return {
    enabled,
    intervalMinutes,
    types: Object.fromEntries(
      types.map(({ type, ...chosen }) => [type, { enabled: chosen.enabled, intervalMinutes: chosen.intervalMinutes }]),
    ),
  };
}

export type Change =
  | { what: 'enabled'; from: boolean; to: boolean }
  | { what: 'intervalMinutes'; from: number; to: number }
  | { what: 'type'; type: RecordType; from: boolean; to: boolean }
  | { what: 'typeInterval'; type: RecordType; from: number | null; to: number | null };

/** The differences between two states of the settings, in the order of the form. */
export function changesBetween(before: Draft, after: Draft): Change[] {
  const changes: Change[] = [];
  if (before.enabled !== after.enabled) changes.push({ what: 'enabled', from: before.enabled, to: after.enabled });
  if (before.intervalMinutes !== after.intervalMinutes) {
    changes.push({ what: 'intervalMinutes', from: before.intervalMinutes, to: after.intervalMinutes });
  }
  for (const now of after.types) {
    const then = before.types.find(({ type }) => type === now.type);
    const { type } = now;
    if (then === undefined) continue;
    if (then.enabled !== now.enabled) changes.push({ what: 'type', type, from: then.enabled, to: now.enabled });
    if (then.intervalMinutes !== now.intervalMinutes) {
      changes.push({ what: 'typeInterval', type, from: then.intervalMinutes, to: now.intervalMinutes });
    }
  }
  return changes;
}
