import type { Books } from '../books/books.ts';
import { objectsOf, textOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import type { BooksEntry } from '../books/entries.ts';
import { findDefinition } from '../entities/all.ts';
import { isJsonObject } from '../json.ts';
import type { Draft } from '../json.ts';

export const eventOperations = ['created', 'updated', 'deleted', 'voided', 'emailed'] as const;

/**
 * A change of one document. It says which document, not its content: the app has to read it
 * (docs/quickbooks.md#webhooks).
 */
export type ChangeEvent = {
  realmId: string;
  entity: string;
  id: string;
  operation: (typeof eventOperations)[number];
};

/**
 * Entities without webhooks (docs/quickbooks.md#webhooks). Inventory adjustments are not in Intuit's list either,
 * unless a switch says so.
 */
const silent = new Set(['CompanyInfo', 'TaxCode', 'TaxRate', 'InventoryAdjustment']);

/**
 * The events of a journal line that is about to be applied: for the document itself, and for those it links to, before
 * or after, since their balances change. Called before it is applied, while the books still have the earlier version.
 */
export function changeEvents(entry: BooksEntry, books: Books, inventoryAdjustments: boolean): ChangeEvent[] {
  if (entry.kind !== 'put' && entry.kind !== 'delete') return [];
  const { realmId, entity } = entry;
  const after = entry.kind === 'put' ? entry.doc : undefined;
  const id = entry.kind === 'put' ? entry.doc.Id : entry.id;
  const before = books.company(realmId)?.store(entity).get(id);
  const operations = operationsOf(entry, before);
  if (operations.length === 0) return [];
  const own = operations.map((operation) => ({ realmId, entity, id, operation }));
  const events = [...own, ...linkEvents(realmId, before, after)];
  return events.filter((event) => !silent.has(event.entity) || (inventoryAdjustments && isAdjustment(event)));
}

function isAdjustment({ entity }: ChangeEvent): boolean {
  return entity === 'InventoryAdjustment';
}

function operationsOf(entry: BooksEntry, before: Doc | undefined): ChangeEvent['operation'][] {
  if (entry.kind === 'delete') return ['deleted'];
  if (entry.kind !== 'put' || before?.SyncToken === entry.doc.SyncToken) return [];
  if (before === undefined) return ['created'];
  if (entry.voided) return ['voided'];
  return wasSent(entry.doc) && deliveryTime(entry.doc) !== deliveryTime(before) ? ['updated', 'emailed'] : ['updated'];
}

function wasSent(doc: Doc): boolean {
  return textOf(doc, 'EmailStatus') === 'EmailSent';
}

function deliveryTime(doc: Doc): string | undefined {
  const info = doc['DeliveryInfo'];
  return isJsonObject(info) ? textOf(info, 'DeliveryTime') : undefined;
}

/** What was linked, unlinked, or linked with another amount. */
function linkEvents(realmId: string, before: Doc | undefined, after: Doc | undefined): ChangeEvent[] {
  const [old, now] = [linksOf(before), linksOf(after)];
  const changed = [...old, ...now].filter((link) => !(old.has(link) && now.has(link)));
  const targets = new Set(changed.map((link) => link.split(' ').slice(0, 2).join(' ')));
  return [...targets].flatMap((target) => {
    const [entity = '', id = ''] = target.split(' ');
    return findDefinition(entity) ? [{ realmId, entity, id, operation: 'updated' as const }] : [];
  });
}

/** Every link as "type id amount". */
function linksOf(doc: Draft | undefined): Set<string> {
  if (!doc) return new Set();
  const lines = objectsOf(doc, 'Line').flatMap((line) =>
    objectsOf(line, 'LinkedTxn').map((link) => ({ link, amount: line['Amount'] })),
  );
  const own = objectsOf(doc, 'LinkedTxn').map((link) => ({ link, amount: undefined }));
  return new Set(
    [...lines, ...own].map(
      ({ link, amount }) => `${textOf(link, 'TxnType')} ${textOf(link, 'TxnId')} ${JSON.stringify(amount ?? null)}`,
    ),
  );
}
