import type { CompanyView } from '../../books/company-view.ts';
import { amountOf, centsOf, objectOf, objectsOf, referencedId, textOf } from '../../books/doc.ts';
import { textOf as moneyText } from '../../decimal.ts';
import type { Doc } from '../../books/doc.ts';
import type { Draft, JsonObject } from '../../json.ts';
import { businessRule, missingParameter, notFound, QboFault } from '../../qbo-fault.ts';
import { ancestors } from '../hierarchy.ts';
import type { SettlementKind } from './kind.ts';
import { amountsByTarget, linksOf, sumOf } from './links.ts';
import type { Link } from './links.ts';

const cannotBeLinked = (type: string, id: string) =>
  new QboFault('620', `Transaction can not be linked : The transaction ${type} ${id} can not be linked to this one.`);

type Input = { kind: SettlementKind; draft: Draft; before: Doc | undefined; company: CompanyView };

/**
 * The lines of a payment as they are stored, with the details that readers see of the linked transactions
 * (docs/quickbooks.md#payments). Refuses transactions that do not exist, are not open or belong to another customer
 * (620), and amounts that do not add up.
 */
export function completeLinks({ kind, draft, before, company }: Input): JsonObject[] {
  const given = objectsOf(draft, 'Line');
  const links = linksOf(draft);
  if (links.length !== given.length) throw missingParameter('Line.LinkedTxn');
  if (links.some(({ cents }) => cents <= 0n)) throw businessRule('The amount of a line must be greater than 0.');

  const old = amountsByTarget(before);
  const openOf = new Map<string, bigint>();
  for (const [key, { type, id, cents }] of amountsByTarget(draft)) {
    const target = findTarget({ kind, draft, company }, type, id);
    const open = centsOf(target, 'Balance') + (old.get(key)?.cents ?? 0n);
    if (open <= 0n) throw cannotBeLinked(type, id);
    if (cents > open) throw businessRule(`The amount applied to ${type} ${id} is more than its open balance.`);
    openOf.set(key, open);
  }
  checkSums(kind, draft, links);
  const known = linksOf(before ?? {});
  return links.map((link) => {
    const kept = known.find(({ type, id, cents }) => type === link.type && id === link.id && cents === link.cents);
    if (kept) return kept.line;
    const target = company.store(link.type).get(link.id) ?? {};
    return lineOf(link, target, openOf.get(`${link.type} ${link.id}`) ?? 0n);
  });
}

/** A customer may pay for itself and its sub-customers (docs/quickbooks.md#payments). */
function findTarget({ kind, draft, company }: Omit<Input, 'before'>, type: string, id: string): Doc {
  if (!Object.hasOwn(kind.counterparts, type)) throw new QboFault('2170', `Invalid Enumeration : "${type}"`);
  const store = company.store(type);
  const target = store.get(id);
  if (!target) throw notFound(store.wasDeleted(id));
  const payer = referencedId(draft, kind.party.reference);
  const owner = referencedId(target, kind.party.reference);
  if (owner === payer) return target;
  const ownerDoc = owner === undefined ? undefined : company.store(kind.party.entity).get(owner);
  const parents = ownerDoc ? ancestors(company, kind.party.entity, ownerDoc) : [];
  if (!parents.some((parent) => parent.Id === payer)) throw cannotBeLinked(type, id);
  return target;
}

function checkSums(kind: SettlementKind, draft: Draft, links: Link[]): void {
  const credits = sumOf(kind, links, 'credit');
  const debts = sumOf(kind, links, 'debt');
  if (credits > debts) throw businessRule('The credits are more than what they are applied to.');
  if (debts - credits > centsOf(draft, 'TotalAmt')) {
    throw businessRule('The amount applied is more than the amount of the payment.');
  }
}

function lineOf({ line, cents, type, id }: Link, target: Draft, open: bigint): JsonObject {
  const linked = objectsOf(line, 'LinkedTxn')[0] ?? {};
  const facts = {
    txnId: id,
    txnOpenBalance: moneyText(open, 2),
    txnReferenceNumber: textOf(target, 'DocNumber'),
  };
  return {
    Amount: amountOf(cents),
    LinkedTxn: [{ ...objectOf({ linked }, 'linked'), TxnId: id, TxnType: type }],
    LineEx: {
      any: Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : nameValue(name, value))),
    },
  };
}

/** A name and a value as QBO's XML binding turns them into JSON. */
export function nameValue(Name: string, Value: string): JsonObject {
  return {
    name: '{http://schema.intuit.com/finance/v3}NameValue',
    declaredType: 'com.intuit.schema.finance.v3.NameValue',
    scope: 'javax.xml.bind.JAXBElement$GlobalScope',
    value: { Name, Value },
    nil: false,
    globalScope: true,
    typeSubstituted: false,
  };
}
