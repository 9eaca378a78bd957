import { isEnd } from './end-operations.ts';
import { errorCode, type AutosyncError } from '@autosync/core';
import type { QboEntityName } from '@autosync/qbo';
import type { Intent, WorkItem } from '@autosync/records';
import { textField } from './body-fields.ts';
import { holdsVersion, saysVoided } from './document-key.ts';
import type { EntityDefinition } from './entity-definition.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { readQbo } from '../reading.ts';
import type { Found } from './sending.ts';

/** Most Ids in one query. */
const IDS_PER_QUERY = 100;

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

  /**
   * An update was carried out if the document holds its version; a create, if a document carries its mark; an end, if the
   * document is voided, or gone. The documents that the record had before are none of a create's.
   */
  async function findIntent(item: WorkItem, intent: Intent): Promise<Found> {
    const isIts = (document: Record<string, unknown>) => holdsVersion(document, item.recordId, intent.version);
    if (intent.operation !== 'create') {
      const qboId = textField(intent.payload, 'Id');
      const current = await readDocument(intent.entity, qboId);
      if (isEnd(intent.operation) && current === null) return { kind: 'one', body: { Id: qboId } };
      if (current === null || intent.operation === 'delete') return { kind: 'none' };
      const isDone = intent.operation === 'void' ? saysVoided(current) : isIts(current);
      return isDone ? { kind: 'one', body: current } : { kind: 'none' };
    }
    const conditions = definition.lookUpBy(intent.payload);
    const answer = await readQbo(slice, () =>
      slice.qbo.query(intent.entity as QboEntityName, conditions, { orderBy: 'Id', maxResults: 1000 }),
    );
    const [body, ...more] = answer.body
      .map((row) => ({ ...row }) as Record<string, unknown>)
      .filter(
        (document) =>
          isIts(document) &&
          !saysVoided(document, intent.payload['PrivateNote']) &&
          !isFormer(item, intent.entity, document),
      );
    if (body === undefined) return { kind: 'none' };
    const ids = [body, ...more].map((document) => textField(document, 'Id'));
    return more.length > 0 ? { kind: 'several', ids } : { kind: 'one', body };
  }

  return { readDocument, findIntent };
}

function isFormer({ synced, formerDocuments }: WorkItem, entity: string, { Id }: Record<string, unknown>): boolean {
  return (synced?.entity === entity && synced.qboId === Id) || formerDocuments.includes(`${entity}/${String(Id)}`);
}

/** The documents with these Ids, by Id; one metered call for each hundred of them. */
export async function readDocuments(
  slice: OutgoingSlice,
  entity: string,
  ids: readonly string[],
): Promise<Map<string, Record<string, unknown>>> {
  const found = new Map<string, Record<string, unknown>>();
  for (let at = 0; at < ids.length; at += IDS_PER_QUERY) {
    const value = ids.slice(at, at + IDS_PER_QUERY);
    const { body } = await readQbo(slice, () =>
      slice.qbo.query(entity as QboEntityName, [{ field: 'Id', operator: 'in', value }], { orderBy: 'Id' }),
    );
    for (const row of body) found.set(row.Id, { ...row });
  }
  return found;
}
