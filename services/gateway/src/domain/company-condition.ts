import type { CompanyFreshnessMessage } from '@autosync/contracts';
import type { ConnectionState } from './connection-state.ts';

/** What a company is in, worst first: the first that applies. */
export const companyConditions = [
  'needsReconnect',
  'switchedOff',
  'overdue',
  'failing',
  'paused',
  'notConnected',
  'off',
  'inStep',
] as const;
export type CompanyCondition = (typeof companyConditions)[number];

export const conditionNames: Readonly<Record<CompanyCondition, string>> = {
  needsReconnect: 'QuickBooks must be connected again',
  switchedOff: 'AutoSync was switched off after repeated errors',
  overdue: 'Not synced for longer than it should be',
  failing: 'The last batch had errors',
  paused: 'Paused',
  notConnected: 'Not connected to QuickBooks',
  off: 'AutoSync is off',
  inStep: 'In step',
};

/** Those in which a company should be in step and is not. */
export const staleConditions: readonly CompanyCondition[] = ['needsReconnect', 'switchedOff', 'overdue'];

type Facts = {
  disabled: boolean;
  connectionState: ConnectionState;
  /** Undefined: the scheduler has not heard of it yet. */
  freshness: CompanyFreshnessMessage | undefined;
};

/** Each condition of a company with the record types it holds for, worst first. */
export function conditionsOf({ disabled, connectionState, freshness }: Facts): Map<CompanyCondition, string[]> {
  const types = freshness?.types.filter(({ enabled }) => enabled) ?? [];
  const isOff = disabled || freshness?.enabled !== true || types.length === 0;
  const typesWhere = (fact: (type: (typeof types)[number]) => boolean) => types.filter(fact).map(({ type }) => type);
  const found: Record<CompanyCondition, string[] | undefined> = {
    needsReconnect: connectionState === 'needsReconnect' && !disabled ? [] : undefined,
    switchedOff: isOff ? undefined : typesWhere(({ disconnectedReason }) => disconnectedReason !== ''),
    overdue: isOff || connectionState === 'disconnected' ? undefined : typesWhere(({ overdue }) => overdue),
    failing: isOff ? undefined : typesWhere(({ consecutiveFailures }) => consecutiveFailures > 0),
    paused: isOff ? undefined : typesWhere(({ paused }) => paused),
    notConnected: connectionState === 'disconnected' ? [] : undefined,
    off: isOff ? [] : undefined,
    inStep: undefined,
  };
  const isWhole = (condition: CompanyCondition) => ['needsReconnect', 'notConnected', 'off'].includes(condition);
  const holds = companyConditions.filter(
    (condition) => found[condition] !== undefined && (isWhole(condition) || found[condition].length > 0),
  );
  if (holds.length === 0) return new Map([['inStep', []]]);
  return new Map(holds.map((condition) => [condition, found[condition] ?? []]));
}

/** The oldest last success of the types that are on: undefined where none is on, null where one never succeeded. */
export function dataAsOf(
  freshness: CompanyFreshnessMessage | undefined,
): { at: string | null; type: string } | undefined {
  const types = freshness?.enabled === true ? freshness.types.filter(({ enabled }) => enabled) : [];
  const [oldest] = types.toSorted((a, b) => (a.lastSuccessAt < b.lastSuccessAt ? -1 : 1));
  return oldest && { at: oldest.lastSuccessAt === '' ? null : oldest.lastSuccessAt, type: oldest.type };
}
