import { recordTypes, triggers, type BatchHeaderMessage, type BatchMessage } from '@autosync/contracts';
import { readTraceparent } from '@autosync/core';
import { progressOf, type Batch, type BatchHeader } from '../domain/batch.ts';
import { optional, readCount, readDate, readId, readInstant, readOneOf, readText } from './request-fields.ts';

/** docs/protocol.md#contracts: a run is asked for at most this many records. */
const MAX_RECORD_IDS = 500;

export function fromHeaderMessage(message: BatchHeaderMessage): BatchHeader {
  readCount(message.recordIds.length, 'header.record_ids', { max: MAX_RECORD_IDS });
  return {
    batchId: readId(message.batchId, 'header.batch_id'),
    tenantId: readId(message.tenantId, 'header.tenant_id'),
    companyId: readId(message.companyId, 'header.company_id'),
    companyName: readText(message.companyName),
    type: readOneOf(recordTypes, message.type, 'header.type'),
    runId: readId(message.runId, 'header.run_id'),
    trigger: readOneOf(triggers, message.trigger, 'header.trigger'),
    scheduledFor: readInstant(message.scheduledFor, 'header.scheduled_for'),
    createdAt: readInstant(message.createdAt, 'header.created_at'),
    startDate: optional(message.startDate, (text) => readDate(text, 'header.start_date')),
    recordIds: message.recordIds.map((id) => readId(id, 'header.record_ids')),
    rerunOf: optional(message.rerunOf, (text) => readId(text, 'header.rerun_of')),
    dryRun: message.dryRun,
    previewId: optional(message.previewId, (text) => readId(text, 'header.preview_id')),
    traceparent: readTraceparent(message.traceparent) === undefined ? null : message.traceparent,
    actor: optional(message.actor, readText),
  };
}

function toHeaderMessage(header: BatchHeader): BatchHeaderMessage {
  return {
    tenantId: header.tenantId,
    companyId: header.companyId,
    companyName: header.companyName,
    type: header.type,
    runId: header.runId,
    batchId: header.batchId,
    trigger: header.trigger,
    scheduledFor: header.scheduledFor.toISOString(),
    createdAt: header.createdAt.toISOString(),
    startDate: header.startDate ?? '',
    recordIds: header.recordIds,
    rerunOf: header.rerunOf ?? '',
    dryRun: header.dryRun,
    previewId: header.previewId ?? '',
    traceparent: header.traceparent ?? '',
    actor: header.actor ?? '',
  };
}

export function toBatchMessage(batch: Batch): BatchMessage {
  return {
    header: toHeaderMessage(batch),
    label: batch.label,
    state: batch.state,
    step: batch.step ?? '',
    ...progressOf(batch),
    succeeded: batch.counts.succeeded,
    warning: batch.counts.warning,
    failed: batch.counts.failed,
    skipped: batch.counts.skipped,
    category: batch.category ?? '',
    reason: batch.reason ?? '',
    cancelRequested: batch.cancelRequested,
    startedAt: batch.startedAt?.toISOString() ?? '',
    finishedAt: batch.finishedAt?.toISOString() ?? '',
    updatedAt: batch.updatedAt.toISOString(),
  };
}
