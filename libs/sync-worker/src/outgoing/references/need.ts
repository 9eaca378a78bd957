import { referenceKey, type Address, type ReferenceKind } from '@autosync/contracts';

/** A name that a record uses, and what creating it in QBO may take from the record. A record type declares it, no more. */
export type ReferenceNeed = {
  kind: ReferenceKind;
  /** `Parent:Child` where the kind has levels. */
  name: string;
  /** Part of who is meant: one name with two account numbers is two parties. */
  accountNumber?: string;
  email?: string;
  /** Of a customer: where its bills go. */
  address?: Address;
  /** Of a party, in a company with several currencies: the one that it must be kept in. */
  currency?: string;
  /** The account, by name or number, that an item must book its sales to. */
  incomeAccount?: string;
  /** What an item belongs to, `a:b` below others; unless said otherwise what stands before its name. */
  category?: string;
  /** What an item becomes when it has to be created: `bought` is a product without stock that vendors sell, too. Else a service. */
  itemType?: 'service' | 'product' | 'bought' | 'stock' | 'category';
};

export function needKey(need: ReferenceNeed): string {
  return `${need.kind}/${referenceKey(need)}`;
}

/** Each need once, by who is meant. */
export function distinctNeeds(needs: readonly ReferenceNeed[]): ReferenceNeed[] {
  return [...new Map(needs.map((need) => [needKey(need), need])).values()];
}

/** As people read it: `Dell Inc (D-9)`. */
export function shownName({ name, accountNumber }: ReferenceNeed): string {
  return accountNumber === undefined ? name : `${name} (${accountNumber})`;
}
