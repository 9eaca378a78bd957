import { AutosyncError, readTraceparent } from '@autosync/core';
import { batchChangedEvent, encodeDeadLetter, type BatchChanged, type ReceivedEvent } from '@autosync/contracts';
import { createConsumer, type Consumer, type ConsumerSettings, type Producer } from '@autosync/kafka';
import type { Batch } from '../domain/batch.ts';
import { applyChange, type BatchChange } from '../operations/apply-change.ts';
import type { OperationContext } from '../operations/context.ts';
import { eventSource } from '../operations/end-batch.ts';
import type { Topics } from '../topics.ts';

/** An event says twice whose batch it is: in every event's own fields and in the header. */
const subjectFields = ['tenantId', 'companyId', 'type', 'runId', 'batchId'] as const;

/** Throws `event-invalid` for what no repeat would make better. */
export function decodeBatchChanged(message: ReceivedEvent): BatchChange {
  const event = batchChangedEvent.decode(message);
  const differing = subjectFields.find((field) => event[field] !== event.header[field]);
  if (differing !== undefined) {
    throw new AutosyncError('event-invalid', `${differing} differs between the event and its header`);
  }
  const common = { header: fromHeaderBody(event.header), at: new Date(event.at) };
  if (event.change !== 'failed') return { ...common, change: event.change };
  const { category = 'platform', reason = null } = event;
  return { ...common, change: event.change, category, reason };
}

function fromHeaderBody({ parameters, ...header }: BatchChanged['header']): BatchChange['header'] {
  return {
    batchId: header.batchId,
    tenantId: header.tenantId,
    companyId: header.companyId,
    companyName: header.companyName,
    type: header.type,
    runId: header.runId,
    trigger: header.trigger,
    scheduledFor: new Date(header.scheduledFor),
    createdAt: new Date(header.createdAt),
    startDate: parameters.startDate ?? null,
    recordIds: parameters.recordIds ?? [],
    rerunOf: parameters.rerunOf ?? null,
    dryRun: parameters.dryRun ?? false,
    previewId: parameters.previewId ?? null,
    traceparent: readTraceparent(header.traceparent) === undefined ? null : (header.traceparent ?? null),
    actor: parameters.actor ?? null,
  };
}

/**
 * Applies what the scheduler tells of batches. Every change may come twice, late or before the batch is known. The
 * fate of an event is that of libs/kafka: what cannot be decoded or applied goes to the dead letters, an unreachable
 * database makes it wait.
 */
export function consumeBatchChanged({
  context,
  topics,
  producer,
  onEnded,
  ...settings
}: {
  context: OperationContext;
  topics: Pick<Topics, 'batchChanged' | 'deadLetter'>;
  producer: Producer;
  onEnded: (batch: Batch) => void;
} & Omit<ConsumerSettings<BatchChange>, 'topics' | 'decode' | 'key' | 'handle' | 'deadLetter'>): Consumer {
  return createConsumer<BatchChange>({
    ...settings,
    topics: [topics.batchChanged],
    decode: decodeBatchChanged,
    key: ({ header }) => header.batchId,
    async handle(change, { topic, partition, offset }) {
      const ended = await applyChange(context, change);
      if (ended !== null) onEnded(ended);
      const { tenantId, companyId, batchId, runId, type } = change.header;
      const subject = { tenantId, companyId, batchId, runId, type };
      settings.logger.info({ ...subject, topic, partition, offset, change: change.change }, 'batch change applied');
    },
    deadLetter(raw, reason) {
      const letter = encodeDeadLetter(raw, { ...reason, consumer: eventSource, now: context.now() ?? new Date() });
      return producer.send([{ ...letter, topic: topics.deadLetter }]);
    },
  });
}
