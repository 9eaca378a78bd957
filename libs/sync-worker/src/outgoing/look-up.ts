import { errorCode, type AutosyncError } from '@autosync/core';
import type { QboEntityName } from '@autosync/qbo';
import type { Intent, WorkItem } from '@autosync/records';
import { textField } from './body-fields.ts';
import { holdsVersion, isOurs } from './document-key.ts';
import type { EntityDefinition } from './entity-definition.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { readQbo } from '../reading.ts';
import type { Found } from './sending.ts';

/** Looks into QBO for what an intent may have done. Reads are metered, so nobody looks without need. */
export function createLookUp<Content>(slice: OutgoingSlice, definition: EntityDefinition<Content>) {
  /** The document as QBO has it now; null: it was deleted. */
  async function readDocument(entity: string, qboId: string): Promise<Record<string, unknown> | null> {
    try {
      const { body } = await readQbo(slice, () => slice.qbo.read(entity as QboEntityName, qboId));
      return { ...body };
    } catch (error) {
      if (errorCode(error) === 'qbo-fault' && (error as AutosyncError).details['faultCode'] === '610') return null;
      throw error;
    }
  }

  /** An update was carried out if the document holds its version; a create, if a document carries our key. */
  async function findIntent(item: WorkItem, intent: Intent): Promise<Found> {
    if (intent.operation === 'update') {
      const current = await readDocument(intent.entity, textField(intent.payload, 'Id'));
      return current !== null && holdsVersion(current, item.recordId, intent.version)
        ? { kind: 'one', body: current }
        : { kind: 'none' };
    }
    const conditions = definition.lookUpBy(intent.payload);
    const answer = await readQbo(slice, () =>
      slice.qbo.query(intent.entity as QboEntityName, conditions, { orderBy: 'Id', maxResults: 1000 }),
    );
    const [body, ...more] = answer.body
      .map((row) => ({ ...row }) as Record<string, unknown>)
      .filter((document) => isOurs(document, item.recordId));
    if (body === undefined) return { kind: 'none' };
    return more.length > 0 ? { kind: 'several' } : { kind: 'one', body };
  }

  return { readDocument, findIntent };
}
