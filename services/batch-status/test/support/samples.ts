import { newId } from '@autosync/core';
import type { Action } from '../../src/domain/action.ts';
import type { BatchHeader } from '../../src/domain/batch.ts';

export function aHeader(given: Partial<BatchHeader> = {}): BatchHeader {
  return {
    batchId: newId(),
    tenantId: newId(),
    companyId: newId(),
    companyName: 'Northwind IT',
    type: 'invoices',
    runId: newId(),
    trigger: 'schedule',
    scheduledFor: new Date('2026-03-01T10:00:00.000Z'),
    createdAt: new Date('2026-03-01T10:00:01.000Z'),
    startDate: null,
    recordIds: [],
    rerunOf: null,
    previewId: null,
    traceparent: null,
    actor: null,
    dryRun: false,
    ...given,
  };
}

export function anAction(given: Partial<Action> = {}): Action {
  return {
    recordId: newId(),
    externalId: 'INV-1001',
    attempt: 1,
    state: 'succeeded',
    operation: 'create',
    entity: 'Invoice',
    qboId: '145',
    docNumber: '1001',
    amount: '1250.00',
    category: null,
    code: null,
    message: null,
    fix: null,
    at: new Date('2026-03-01T10:00:05.000Z'),
    intuitTid: '1-abc',
    ...given,
  };
}

export const aFailure = (given: Partial<Action> = {}): Action =>
  anAction({
    state: 'failed',
    qboId: null,
    category: 'data',
    code: 'invalid-record',
    message: 'The record cannot be turned into a QuickBooks document: no lines.',
    fix: 'Correct the record in the source system and send it again.',
    ...given,
  });
