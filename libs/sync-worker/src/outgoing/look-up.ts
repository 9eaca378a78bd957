import { isEnd } from './end-operations.ts';
import { errorCode, type AutosyncError } from '@autosync/core';
import type { QboEntityName } from '@autosync/qbo';
import { knownRecords, type Intent, type WorkItem } from '@autosync/records';
import { textField } from './body-fields.ts';
import { holdsVersion, markedRecord, saysVoided } from './document-key.ts';
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
    return foundAmong((await alike(item, intent)).filter(isIts));
  }

  /** Documents like the one that the intent creates, but none that was the record's before. */
  async function alike(item: WorkItem, intent: Intent): Promise<Record<string, unknown>[]> {
    const conditions = definition.lookUpBy(intent.payload);
    const { body } = await readQbo(slice, () =>
      slice.qbo.query(intent.entity as QboEntityName, conditions, { orderBy: 'Id', maxResults: 1000 }),
    );
    return body
      .map((row) => ({ ...row }) as Record<string, unknown>)
      .filter(
        (document) => !saysVoided(document, intent.payload['PrivateNote']) && !isFormer(item, intent.entity, document),
      );
  }

  /**
   * What a create would make again after the database was restored from a backup: a document with the record's mark, whatever
   * version of it; else one with the mark of a record that is not known here. That record came in the lost time, and this one is it,
   * sent again. Each is given to one record only.
   */
  async function findLost(item: WorkItem, intent: Intent): Promise<Found> {
    const marked = (await alike(item, intent)).flatMap((document) => {
      const recordId = markedRecord(document);
      return recordId === undefined ? [] : [{ document, recordId }];
    });
    const own = marked.filter(({ recordId }) => recordId === item.recordId);
    if (own.length > 0 || marked.length === 0) return foundAmong(own.map(({ document }) => document));
    const { tenantId, companyId } = slice.event;
    const recordIds = marked.map(({ recordId }) => recordId);
    const known = await slice.db.withTenant(tenantId, (tx) => knownRecords(tx, { companyId, recordIds }));
    const nameOf = ({ document }: (typeof marked)[number]) => `${intent.entity}/${textField(document, 'Id')}`;
    const lost = marked.find(
      (one) => !known.has(one.recordId) && !slice.takenOver.has(nameOf(one)) && comesTo(one.document, intent.payload),
    );
    if (lost === undefined) return { kind: 'none' };
    slice.takenOver.add(nameOf(lost));
    return { kind: 'one', body: lost.document };
  }

  /** A number says enough. What has none is looked for by party and date, so the total must tell; what has no total is like nothing. */
  function comesTo(document: Record<string, unknown>, wanted: Record<string, unknown>): boolean {
    if (textField(wanted, 'DocNumber') !== '') return true;
    const total = definition.totals?.written(wanted);
    return total !== undefined && definition.totals?.returned(document) === total;
  }

  return { readDocument, findIntent, findLost };
}

/** What those need who carry out what a person decided. */
export type LookUp = Pick<ReturnType<typeof createLookUp>, 'readDocument' | 'findIntent'>;

function foundAmong([body, ...more]: readonly Record<string, unknown>[]): Found {
  if (body === undefined) return { kind: 'none' };
  const ids = [body, ...more].map((document) => textField(document, 'Id'));
  return more.length > 0 ? { kind: 'several', ids } : { kind: 'one', body };
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
