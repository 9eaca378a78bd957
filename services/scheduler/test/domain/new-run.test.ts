import { expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { awaitedRun, newRun } from '../../src/domain/new-run.ts';
import { aKnownCompany } from '../support/samples.ts';
import { at } from '../support/queue.ts';

const company = aKnownCompany({ round: 6 });
const { companyId, tenantId } = company;
const asked = { batchId: newId(), type: 'invoices', trigger: 'manual', parameters: { dryRun: true } } as const;

it('a new run waits at its place in the company’s round, and nothing has happened to it', () => {
  const given = { ...asked, runId: newId(), class: 2, plain: true };
  expect(newRun(company, { ...given, now: at(1) })).toEqual({
    ...given,
    companyId,
    tenantId,
    round: 6,
    dueAt: at(1),
    createdAt: at(1),
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
  });
});

it('a run that somebody waits for goes ahead of the others, and nothing coalesces with it', () => {
  expect(awaitedRun(company, { ...asked, now: at(1) })).toMatchObject({ ...asked, class: 0, plain: false });
});
