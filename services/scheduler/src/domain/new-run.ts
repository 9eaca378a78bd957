import type { RecordType, RunParameters, Trigger } from '@autosync/contracts';
import { newId } from '@autosync/core';
import type { Company } from './company.ts';
import { manualClass } from './queue-classes.ts';
import type { Run } from './run.ts';

/** What a run is before anything has happened to it: at its place in the company's current round (docs/protocol.md#dispatch). */
export function newRun(
  { companyId, tenantId, round }: Company,
  what: Pick<Run, 'batchId' | 'runId' | 'type' | 'trigger' | 'class' | 'plain' | 'parameters'> & { now: Date },
): Run {
  const { now, ...rest } = what;
  return {
    companyId,
    tenantId,
    round,
    ...rest,
    dueAt: now,
    createdAt: now,
    state: 'queued',
    dispatch: 0,
    startedDispatch: 0,
    dispatchedAt: null,
    notBefore: null,
    close: null,
    cancelRequested: false,
    unstarted: 0,
    endedAt: null,
    traceparent: null,
  };
}

/** A run that somebody waits for: ahead of the others, and nothing coalesces with it (docs/protocol.md#coalesce). */
export function awaitedRun(
  company: Company,
  what: { batchId: string; type: RecordType; trigger: Trigger; parameters: RunParameters; now: Date },
): Run {
  return newRun(company, { ...what, runId: newId(), class: manualClass, plain: false });
}
