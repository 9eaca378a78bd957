import type { CompanyView } from '../books/company-view.ts';
import { objectsOf, referencedId, textOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import { text } from '../fields/scalars.ts';
import { list, object } from '../fields/structures.ts';
import type { Draft, Json, JsonObject } from '../json.ts';
import { notFound, QboFault } from '../qbo-fault.ts';
import type { Change } from './definition.ts';
import { markBilled } from './purchases/billable.ts';
import { orderStatus } from './purchases/order-status.ts';

/** A document that a form can be made from, by its TxnType: an invoice from an estimate, a bill from an order. */
type Source = {
  /** It can be used by one form only. */
  once: boolean;
  /** The properties that say whether a form uses it. */
  state(doc: Doc, isUsed: boolean, company: CompanyView): Draft;
  /** Further effects of being used, or no longer. */
  follow?(doc: Doc, isUsed: boolean, change: Change): void;
};

const sources: Readonly<Record<string, Source>> = {
  Estimate: { once: false, state: (_doc, isUsed) => ({ TxnStatus: isUsed ? 'Closed' : 'Pending' }) },
  PurchaseOrder: { once: false, state: (doc, _isUsed, company) => ({ POStatus: orderStatus(doc, company) }) },
  ReimburseCharge: { once: true, state: (_doc, isUsed) => ({ HasBeenInvoiced: isUsed }), follow: markBilled },
  TimeActivity: { once: true, state: (_doc, isUsed) => ({ BillableStatus: isUsed ? 'HasBeenBilled' : 'Billable' }) },
};

/** What an invoice can be made from (docs/quickbooks.md#invoices), and what a bill can. */
export const invoiceSources = ['Estimate', 'TimeActivity', 'ReimburseCharge'];
export const billSources = ['PurchaseOrder'];

/** Links to other transactions, as a client writes them. */
export const linkedTransactions = list(
  object({ TxnId: text({ max: 30 }), TxnType: text({ max: 40 }), TxnLineId: text({ max: 30 }) }),
  { max: 10_000 },
);

type Link = { TxnId: string; TxnType: string };

function linkOf(link: JsonObject): Link {
  return { TxnId: textOf(link, 'TxnId') ?? '', TxnType: textOf(link, 'TxnType') ?? '' };
}

function linksIn(draft: Draft): Link[] {
  return objectsOf(draft, 'LinkedTxn').map(linkOf);
}

const keyOf = ({ TxnType, TxnId }: Link) => `${TxnType} ${TxnId}`;

/** The links of a form and of its lines to what it may be made from, each once. */
function sourceLinks(doc: Draft | undefined, allowed: readonly string[]): Map<string, Link> {
  if (!doc) return new Map();
  const links = [...linksIn(doc), ...objectsOf(doc, 'Line').flatMap(linksIn)];
  return new Map(links.filter(({ TxnType }) => allowed.includes(TxnType)).map((link) => [keyOf(link), link]));
}

/** The links of a line to what the form is made from; others are dropped. */
export function lineSources(line: JsonObject, allowed: readonly string[]): Json | undefined {
  const links = objectsOf(line, 'LinkedTxn').filter((link) => allowed.includes(textOf(link, 'TxnType') ?? ''));
  return links.length === 0 ? undefined : links;
}

type Input = { draft: Draft; before: Doc | undefined; company: CompanyView; allowed: readonly string[]; party: string };

/** LinkedTxn of a form: its payments, which only the company writes, then what it is made from. */
export function completeSources({ draft, before, company, allowed, party }: Input): JsonObject[] {
  const links = sourceLinks(draft, allowed);
  const known = sourceLinks(before, allowed);
  for (const [key, link] of links)
    if (!known.has(key)) checkSource(link, referencedId(draft, party), { company, party });
  const payments = objectsOf(before ?? {}, 'LinkedTxn').filter((link) => !allowed.includes(linkOf(link).TxnType));
  return [...payments, ...links.values()];
}

function checkSource(
  { TxnType: type, TxnId: id }: Link,
  partyId: string | undefined,
  { company, party }: Pick<Input, 'company' | 'party'>,
): void {
  const store = company.store(type);
  const doc = store.get(id);
  if (!doc) throw notFound(store.wasDeleted(id));
  const isTaken = sources[type]?.once && (doc['HasBeenInvoiced'] === true || doc['BillableStatus'] === 'HasBeenBilled');
  if (!isTaken && referencedId(doc, party) === partyId) return;
  throw new QboFault(
    '620',
    `Transaction can not be linked : The transaction ${type} ${id} can not be linked to this one.`,
  );
}

/** Updates the sources of a form: they link back to it and say that they are used, which is a new version. */
export function useSources(change: Change, ownType: string, allowed: readonly string[]): void {
  const { before, after, company, stamp } = change;
  const own = { TxnId: (after ?? before)?.Id ?? '', TxnType: ownType };
  const now = sourceLinks(after, allowed);
  for (const [key, { TxnType: type, TxnId: id }] of new Map([...sourceLinks(before, allowed), ...now])) {
    const doc = company.store(type).get(id);
    const source = sources[type];
    if (!doc || !source) continue;
    const others = objectsOf(doc, 'LinkedTxn').filter((link) => keyOf(linkOf(link)) !== keyOf(own));
    const links = now.has(key) ? [own, ...others] : others;
    const isUsed = links.some((link) => linkOf(link).TxnType === ownType);
    const state = source.state({ ...doc, LinkedTxn: links }, isUsed, company);
    const isLinked = objectsOf(doc, 'LinkedTxn').length === links.length;
    if (isLinked && Object.entries(state).every(([property, value]) => doc[property] === value)) continue;
    company.amend(type, doc, { ...state, LinkedTxn: links }, { stamp, newVersion: true });
    source.follow?.(doc, isUsed, change);
  }
}

/** Removes a deleted source from the forms that were made from it. */
export function leaveForms({ before, after, company, stamp }: Change, type: string): void {
  if (!before || after) return;
  for (const { TxnType: entity, TxnId } of linksIn(before)) {
    const form = formTypes.includes(entity) ? company.store(entity).get(TxnId) : undefined;
    if (!form) continue;
    const gone = keyOf({ TxnType: type, TxnId: before.Id });
    const links = objectsOf(form, 'LinkedTxn');
    const LinkedTxn = links.filter((link) => keyOf(linkOf(link)) !== gone);
    // The bill of a charge has no link to it, so it gets no new version.
    if (LinkedTxn.length === links.length) continue;
    company.amend(entity, form, { LinkedTxn }, { stamp, newVersion: true });
  }
}

const formTypes: readonly string[] = ['Invoice', 'Bill', 'Purchase'];
