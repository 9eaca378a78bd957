import type { CompanyFreshnessMessage } from '@autosync/contracts';
import type { ConnectionState } from './connection-state.ts';

/** What a company is in, worst first: the first that applies. */
export const companyConditions = [
  'booksReset',
  'needsReconnect',
  'switchedOff',
  'overdue',
  'failing',
  'problems',
  'paused',
  'notConnected',
  'off',
  'inStep',
] as const;
export type CompanyCondition = (typeof companyConditions)[number];

export const conditionNames: Readonly<Record<CompanyCondition, string>> = {
  booksReset: 'The books began anew in QuickBooks: somebody must decide what that means',
  needsReconnect: 'QuickBooks must be connected again',
  switchedOff: 'AutoSync was switched off after repeated errors',
  overdue: 'Not synced for longer than it should be',
  failing: 'The last batch had errors',
  problems: 'Records failed or are held',
  paused: 'Paused',
  notConnected: 'Not connected to QuickBooks',
  off: 'AutoSync is off',
  inStep: 'In step',
};

/** Those in which a company should be in step and is not. */
export const staleConditions: readonly CompanyCondition[] = ['booksReset', 'needsReconnect', 'switchedOff', 'overdue'];

type Facts = {
  disabled: boolean;
  connectionState: ConnectionState;
  /** The books began anew in QuickBooks, and nobody has decided what that means: to connect again does not help. */
  booksReset: boolean;
  /** What the list of problems counts. */
  openProblems: number;
  /** Undefined: the scheduler has not heard of it yet. */
  freshness: CompanyFreshnessMessage | undefined;
};

/** The record types that are switched on. */
export function typesSwitchedOn(freshness: CompanyFreshnessMessage | undefined): CompanyFreshnessMessage['types'] {
  return freshness?.enabled === true ? freshness.types.filter(({ enabled }) => enabled) : [];
}

/** Each condition of a company with the record types it holds for, worst first; without any for the whole company. */
export function conditionsOf(facts: Facts): Map<CompanyCondition, string[]> {
  const { disabled, connectionState, booksReset, openProblems } = facts;
  const types = disabled ? [] : typesSwitchedOn(facts.freshness);
  const forAll = (holds: boolean): string[] | undefined => (holds ? [] : undefined);
  const forTypes = (holds: (type: (typeof types)[number]) => boolean): string[] | undefined => {
    const found = types.filter(holds).map(({ type }) => type);
    return found.length > 0 ? found : undefined;
  };
  const found: Record<CompanyCondition, string[] | undefined> = {
    booksReset: forAll(booksReset && !disabled),
    needsReconnect: forAll(connectionState === 'needsReconnect' && !booksReset && !disabled),
    switchedOff: forTypes(({ disconnectedReason }) => disconnectedReason !== ''),
    overdue: connectionState === 'disconnected' ? undefined : forTypes(({ overdue }) => overdue),
    failing: forTypes(({ consecutiveFailures }) => consecutiveFailures > 0),
    problems: forAll(openProblems > 0 && !disabled),
    paused: forTypes(({ paused }) => paused),
    notConnected: forAll(connectionState === 'disconnected'),
    off: forAll(types.length === 0),
    inStep: undefined,
  };
  const holding = companyConditions.flatMap((condition) => {
    const ofTypes = found[condition];
    return ofTypes === undefined ? [] : [[condition, ofTypes] as const];
  });
  return new Map(holding.length > 0 ? holding : [['inStep', []]]);
}

/** The oldest last success of the types that are on: undefined where none is on, null where one never succeeded. */
export function dataAsOf(
  freshness: CompanyFreshnessMessage | undefined,
): { at: string | null; type: string } | undefined {
  const [oldest] = typesSwitchedOn(freshness).toSorted((a, b) => (a.lastSuccessAt < b.lastSuccessAt ? -1 : 1));
  return oldest && { at: oldest.lastSuccessAt === '' ? null : oldest.lastSuccessAt, type: oldest.type };
}
