import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { answerStamp, metaDataStamp } from '../stamps.ts';
import type { Company } from './company.ts';
import { textOf, type Doc } from './doc.ts';
import type { BooksEntry } from './entries.ts';
import { versionOf } from './versions.ts';

/** The lists of which a person may merge two entries, and how documents name them. */
const referenceTo = { Customer: 'CustomerRef', Vendor: 'VendorRef', Item: 'ItemRef' } as const;

export type Mergeable = keyof typeof referenceTo;
export const mergeable = Object.keys(referenceTo) as Mergeable[];

type Merge = { entity: Mergeable; gone: Doc; kept: Doc; atMs: number };

/**
 * A person gave an entry of a list the name of another one, and confirmed that they are one: everything that named it names the
 * other one, and it is deleted (docs/quickbooks.md#changes).
 */
export function entriesOfMerge(company: Company, entities: readonly string[], merge: Merge): BooksEntry[] {
  const { entity, gone, atMs } = merge;
  const head = { realmId: company.realmId, time: answerStamp(atMs) };
  const stamp = metaDataStamp(atMs);
  const moved = entities.flatMap((name) =>
    [...company.store(name).all()].flatMap((doc): BooksEntry[] => {
      const after = repointed(doc, merge) as JsonObject;
      if (JSON.stringify(after) === JSON.stringify(doc)) return [];
      const SyncToken = String(BigInt(doc.SyncToken) + 1n);
      const version = versionOf(after, {
        Id: doc.Id,
        SyncToken,
        MetaData: { ...doc.MetaData, LastUpdatedTime: stamp },
      });
      return [{ kind: 'put', entity: name, doc: version, ...head }];
    }),
  );
  return [...moved, { kind: 'delete', entity, id: gone.Id, stamp, ...head }];
}

/** A value in which every reference to the entry that is gone is one to the other. */
function repointed(value: Json, merge: Merge): Json {
  if (Array.isArray(value)) return value.map((part) => repointed(part, merge));
  if (!isJsonObject(value)) return value;
  const { entity, gone, kept } = merge;
  const kind = value['Type'] ?? value['type'];
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      const isReference = isJsonObject(part) && part['value'] === gone.Id;
      const typed = key === 'EntityRef' && ((isJsonObject(part) && part['type']) ?? kind) === entity;
      if (!isReference || !(key === referenceTo[entity] || typed)) return [key, repointed(part, merge)];
      const name = textOf(kept, 'FullyQualifiedName') ?? textOf(kept, 'DisplayName') ?? '';
      return [key, { ...part, value: kept.Id, ...('name' in part && { name }) }];
    }),
  );
}
