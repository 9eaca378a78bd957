import type { Cause, WorkItem } from '@autosync/records';
import { textField } from './body-fields.ts';
import type { Doc } from './merging/same.ts';

/** What a record waits for whose document is in the way: that somebody touches the document. */
export function changeOf({ recordId, synced }: Pick<WorkItem, 'recordId' | 'synced'>, theirs: Doc): Cause {
  const { entity = '', qboId = '' } = synced ?? {};
  const syncToken = textField({ ...theirs }, 'SyncToken');
  return { look: 'change', key: `${entity}/${qboId}`, details: { recordId, entity, qboId, syncToken } };
}
