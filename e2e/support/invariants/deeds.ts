/**
 * What a bookkeeper did to a document by hand, after which QuickBooks and the record say different things; `overruled`: a
 * person then decided that the record's version goes out again.
 */
export type Deed = 'retyped' | 'voided' | 'deleted' | 'overruled';

/** By place: `Invoice 7`. */
export type Deeds = ReadonlyMap<string, Deed>;

export function placeOf({ entity, id }: { entity: string | null; id: string | null }): string {
  return `${entity} ${id}`;
}

/** Why a record may be failed after each deed: for what the bookkeeper did, and for nothing else. */
export const failureAfter: Readonly<Record<Deed, string | undefined>> = {
  retyped: 'changed-in-quickbooks',
  voided: 'voided-in-quickbooks',
  deleted: 'deleted-in-quickbooks',
  overruled: undefined,
};
