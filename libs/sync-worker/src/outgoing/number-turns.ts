import { findNumberHolders, type WorkItem } from '@autosync/records';
import { textField } from './body-fields.ts';
import type { EntityDefinition } from './entity-definition.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { scopeOf } from './work-scope.ts';

/**
 * Whose turn it is among records that take each other's numbers: QuickBooks refuses a number while another document has it,
 * so the record that gives it up goes first (docs/protocol.md#write).
 */
export function createNumberTurns<Content>(slice: OutgoingSlice, definition: EntityDefinition<Content>) {
  const hurried = new Set<string>();

  /** The number that the record's document does not have yet. An open intent is repeated as it was stored. */
  function wantedNumber({ recordId, content, synced, openIntent, cancelled }: WorkItem) {
    if (openIntent !== null || cancelled || hurried.has(recordId)) return [];
    try {
      const read = definition.read(content);
      const number = read.ok ? definition.numberOf(read.record) : undefined;
      const has = textField({ ...synced?.document }, 'DocNumber');
      return number === undefined || number === has ? [] : [{ recordId, number }];
    } catch {
      // It fails by itself when its turn comes.
      return [];
    }
  }

  return {
    /** Which of the records must let another one go first, which has their number and is still to be handled in this run. */
    async findBehind(items: readonly WorkItem[]): Promise<Map<string, string>> {
      if (!slice.company.preferences.customNumbers) return new Map();
      const wanted = items.flatMap(wantedNumber);
      if (wanted.length === 0) return new Map();
      return slice.db.withTenant(slice.event.tenantId, (tx) => findNumberHolders(tx, { ...scopeOf(slice), wanted }));
    },

    /** They let nobody go first any more: what was to come first does not come. */
    hurry(recordIds: readonly string[]): void {
      for (const id of recordIds) hurried.add(id);
    },
  };
}

export type NumberTurns = ReturnType<typeof createNumberTurns>;
