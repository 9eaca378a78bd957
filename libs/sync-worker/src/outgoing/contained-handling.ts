import { detailsOf } from '../company-trouble.ts';
import { errorCode, toError } from '@autosync/core';
import type { WorkItem } from '@autosync/records';
import type { ApprovedPage } from './approval.ts';
import { isOfTheSlice, sentenceOf } from './containment.ts';
import type { EntityDefinition } from './entity-definition.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { createRecordHandler, type HandlingParts, type RecordHandler } from './record-handling.ts';
import { createSettler, type Handled } from './settling.ts';

type ContainedHandler = Omit<RecordHandler, 'handle'> & {
  /** `approved`: what a preview has shown of it and its neighbours, where the batch is from one. */
  handle(item: WorkItem, approved?: ApprovedPage): Promise<Handled>;
};

/**
 * Handles records one by one so that whatever is thrown on the way ends that record alone: failed, with a sentence and a line
 * in the log. An intent that was open stays open, and shown; the next try of it is a person's to ask for
 * (docs/protocol.md#containment).
 */
export function createContainedHandler<Content>(
  slice: OutgoingSlice,
  definition: EntityDefinition<Content>,
  parts: HandlingParts,
): ContainedHandler {
  const { handle, stepAside } = createRecordHandler(slice, definition, parts);
  const settle = createSettler(slice, definition);

  async function handleContained(item: WorkItem, approved?: ApprovedPage): Promise<Handled> {
    try {
      const { theirs } = (await approved?.requireAsShown(item)) ?? { theirs: null };
      return await handle(item, theirs);
    } catch (error) {
      if (isOfTheSlice(error)) throw error;
      if (errorCode(error) === 'changed-since-preview') {
        const what = String(detailsOf(error)['what']);
        return settle.failed(item, { code: 'changed-since-preview', values: { what } });
      }
      const { recordId } = item;
      slice.logger.error(
        { recordId, errorCode: errorCode(error), err: toError(error) },
        'record could not be processed',
      );
      return settle.failed(item, { code: 'processing-failed', values: { detail: sentenceOf(error) } });
    }
  }

  /** Whatever is thrown comes again when the records are handled one by one. */
  async function stepContained(ring: readonly WorkItem[]): Promise<boolean> {
    try {
      return await stepAside(ring);
    } catch (error) {
      if (isOfTheSlice(error)) throw error;
      slice.logger.warn({ errorCode: errorCode(error), err: toError(error) }, 'no record could step aside');
      return false;
    }
  }

  return { handle: handleContained, stepAside: stepContained };
}
