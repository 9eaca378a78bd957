import type { ActionResultMessage, BatchHeaderMessage } from '@autosync/contracts';
import { newId } from '@autosync/core';

export function aHeaderMessage(given: Partial<BatchHeaderMessage> = {}): BatchHeaderMessage {
  return {
    tenantId: newId(),
    companyId: newId(),
    companyName: 'Northwind IT',
    type: 'invoices',
    runId: newId(),
    batchId: newId(),
    trigger: 'schedule',
    scheduledFor: '2026-03-01T10:00:00.000Z',
    createdAt: '2026-03-01T10:00:01.000Z',
    startDate: '',
    recordIds: [],
    rerunOf: '',
    previewId: '',
    traceparent: '',
    actor: '',
    dryRun: false,
    ...given,
  };
}

export function aResultMessage(given: Partial<ActionResultMessage> = {}): ActionResultMessage {
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
    category: '',
    code: '',
    message: '',
    fix: '',
    at: '2026-03-01T10:00:05.000Z',
    intuitTid: '1-abc',
    ...given,
  };
}
