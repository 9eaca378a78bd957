import { Type } from 'typebox';
import type { Static, TInteger } from 'typebox';
import { batchStateNames, batchStates, recordTypes } from '@autosync/contracts';
import type { BatchMessage, BatchState, RecordType } from '@autosync/contracts';
import { companyConditions, conditionNames, typesSwitchedOn } from '../../domain/company-condition.ts';
import type { CompanyCondition } from '../../domain/company-condition.ts';
import { connectionStates } from '../../domain/connection-state.ts';
import type { CompanyOverview } from '../../operations/company-overview.ts';
import { idSchema, instantSchema, oneOf, orNull, textOrNull } from './shared.ts';

const count = Type.Integer({ minimum: 0 });

const conditionFields = {
  condition: oneOf(companyConditions, { description: 'The worst that it is in' }),
  conditionName: Type.String({ description: 'The same in words' }),
  reasons: Type.Array(
    Type.Object(
      {
        condition: oneOf(companyConditions),
        conditionName: Type.String(),
        types: Type.Array(oneOf(recordTypes), { description: 'For these record types; none: for the whole company' }),
      },
      { title: 'ConditionReason' },
    ),
    { description: 'All that it is in, worst first' },
  ),
  dataAsOf: orNull(
    Type.Object({
      at: orNull(Type.String({ format: 'date-time', description: 'Null: never' })),
      type: oneOf(recordTypes, { description: 'The record type that is furthest behind' }),
    }),
  ),
};

const whose = { id: idSchema, tenantId: idSchema, name: Type.String() };

const typeStatus = Type.Object(
  {
    type: oneOf(recordTypes),
    lastSuccessAt: orNull(instantSchema),
    nextRunAt: orNull(instantSchema),
    consecutiveFailures: count,
    overdue: Type.Boolean(),
    paused: Type.Boolean(),
  },
  { title: 'TypeFreshness' },
);

const lastBatch = Type.Object(
  {
    id: idSchema,
    type: oneOf(recordTypes),
    label: Type.String(),
    state: oneOf(batchStates),
    stateName: Type.String(),
    finishedAt: orNull(instantSchema),
  },
  { title: 'LastBatch' },
);

export const companyStatusSchema = Type.Object(
  {
    ...whose,
    ...conditionFields,
    timeZone: Type.String({ description: 'IANA name of its time zone' }),
    realmId: orNull(Type.String()),
    connectionState: oneOf(connectionStates),
    disabled: Type.Boolean(),
    types: Type.Array(typeStatus, { description: 'The record types that are switched on' }),
    nextRunAt: orNull(instantSchema),
    openProblems: Type.Integer({
      minimum: 0,
      description:
        'Records that failed or are held, differences with QuickBooks that nobody has accepted, and payments that cannot be read',
    }),
    lastBatch: orNull(lastBatch),
  },
  { title: 'CompanyStatus' },
);

/** Most companies that a summary names. */
export const MOST_STALE = 1000;

const conditionCounts = Object.fromEntries(companyConditions.map((one) => [one, count])) as Record<
  CompanyCondition,
  TInteger
>;

export const summarySchema = Type.Object(
  {
    companies: count,
    conditions: Type.Object(conditionCounts, {
      title: 'ConditionCounts',
      description: 'How many companies are in each condition, by their worst',
    }),
    stale: Type.Array(Type.Object({ ...whose, ...conditionFields }, { title: 'StaleCompany' }), {
      description: `Companies that should be in step and are not, worst first, ${MOST_STALE} at most`,
    }),
    staleCount: count,
  },
  { title: 'StatusSummary' },
);

function conditionOf({ condition, conditions, dataAsOf }: CompanyOverview) {
  return {
    condition,
    conditionName: conditionNames[condition],
    reasons: [...conditions].map(([one, types]) => ({
      condition: one,
      conditionName: conditionNames[one],
      types: types as RecordType[],
    })),
    dataAsOf: dataAsOf === undefined ? null : { at: dataAsOf.at, type: dataAsOf.type as RecordType },
  };
}

export function toStale(company: CompanyOverview): Static<typeof summarySchema>['stale'][number] {
  return { id: company.id, tenantId: company.tenantId, name: company.name, ...conditionOf(company) };
}

function toLastBatch(batch: BatchMessage | undefined): Static<typeof lastBatch> | null {
  if (batch === undefined || batch.header === null) return null;
  const state = batch.state as BatchState;
  return {
    id: batch.header.batchId,
    type: batch.header.type as RecordType,
    label: batch.label,
    state,
    stateName: batchStateNames[state],
    finishedAt: textOrNull(batch.finishedAt),
  };
}

export function toCompanyStatus(
  company: CompanyOverview,
  last: BatchMessage | undefined,
): Static<typeof companyStatusSchema> {
  const types = typesSwitchedOn(company.freshness);
  const runsByItself = company.connectionState === 'connected' && !company.disabled;
  const [nextRunAt = ''] = types
    .filter(({ paused }) => runsByItself && !paused)
    .map(({ nextDueAt }) => nextDueAt)
    .filter((at) => at !== '')
    .sort();
  return {
    ...toStale(company),
    timeZone: company.timeZone,
    realmId: company.realmId,
    connectionState: company.connectionState,
    disabled: company.disabled,
    types: types.map((type) => ({
      type: type.type as RecordType,
      lastSuccessAt: textOrNull(type.lastSuccessAt),
      nextRunAt: textOrNull(type.nextDueAt),
      consecutiveFailures: type.consecutiveFailures,
      overdue: type.overdue,
      paused: type.paused,
    })),
    nextRunAt: textOrNull(nextRunAt),
    openProblems: company.openProblems,
    lastBatch: toLastBatch(last),
  };
}
