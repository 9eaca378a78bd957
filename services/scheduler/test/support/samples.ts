import { newId } from '@autosync/core';
import type { Company } from '../../src/domain/company.ts';
import type { Run } from '../../src/domain/run.ts';
import { at } from './queue.ts';

export function aKnownCompany(given: Partial<Company> = {}): Company {
  return {
    companyId: newId(),
    tenantId: newId(),
    name: 'Northwind IT',
    connectionState: 'connected',
    connectionVersion: 7,
    disabled: false,
    removed: false,
    pushedVersion: 20,
    enabled: true,
    intervalMinutes: 120,
    settingsVersion: 1,
    round: 3,
    slot: null,
    ...given,
  };
}

export function aRun(given: Partial<Run> = {}): Run {
  return {
    batchId: newId(),
    runId: newId(),
    companyId: newId(),
    tenantId: newId(),
    type: 'invoices',
    trigger: 'schedule',
    plain: true,
    class: 2,
    round: 3,
    dueAt: at(0),
    createdAt: at(0),
    parameters: {},
    state: 'queued',
    dispatch: 0,
    startedDispatch: 0,
    dispatchedAt: null,
    notBefore: null,
    close: null,
    cancelRequested: false,
    unstarted: 0,
    traceparent: null,
    endedAt: null,
    ...given,
  };
}

/** A run in the slot of its company. */
export function onItsWay(given: Partial<Run> = {}): { company: Company; run: Run } {
  const run = aRun({ state: 'dispatched', dispatch: 4, dispatchedAt: at(0), ...given });
  const { companyId, tenantId, runId, type, dispatch } = run;
  return { company: aKnownCompany({ companyId, tenantId, slot: { runId, type, dispatch } }), run };
}
