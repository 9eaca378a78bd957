import { isReferenceKind, kindRow, quickBooksLists, referenceKindNames } from '@autosync/contracts';
import { nameStem } from '@autosync/core';
import type { Tx } from '@autosync/db';
import { findLookAlikes, listMissingNames, type MissingName, type StoredListEntry } from '@autosync/records';
import { Type } from 'typebox';
import { decodeCursor, encodeCursor, toPage } from '../../domain/cursors.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import { missingSchema, toMissing } from '../resources/mapping.ts';
import { closed, companyPath, DEFAULT_LIMIT, oneOf, pagingQuery } from '../resources/shared.ts';

const MOST_EXAMPLES = 10;
const MOST_LOOK_ALIKES = 1000;

const missingQuery = Type.Object({ ...pagingQuery, kind: Type.Optional(oneOf(referenceKindNames)) }, closed);

function placeOf({ details }: MissingName): { entity: string; stem: string } | undefined {
  const { kind, name } = details;
  if (typeof kind !== 'string' || typeof name !== 'string' || !isReferenceKind(kind)) return undefined;
  const own = name.slice(name.lastIndexOf(':') + 1);
  return { entity: quickBooksLists[kindRow(kind).list].entity, stem: nameStem(own) };
}

/** The entries that look like one of the names, by entity and stem: a statement per list, whatever their number. */
async function lookAlikes(tx: Tx, companyId: string, missing: readonly MissingName[]) {
  const places = missing.flatMap((one) => placeOf(one) ?? []);
  const found = new Map<string, StoredListEntry[]>();
  for (const [entity, group] of Map.groupBy(places, (place) => place.entity)) {
    const stems = group.map(({ stem }) => stem);
    const entries = await findLookAlikes(tx, { companyId, entity, stems, limit: MOST_LOOK_ALIKES });
    for (const [stem, alike] of Map.groupBy(entries, (entry) => entry.stem)) found.set(`${entity}/${stem}`, alike);
  }
  return (one: MissingName): StoredListEntry[] => {
    const place = placeOf(one);
    return place === undefined ? [] : (found.get(`${place.entity}/${place.stem}`) ?? []);
  };
}

export function missingMappingRoute(app: App, { db }: RouteDeps): void {
  app.get(
    '/v1/companies/:companyId/mappings/missing',
    {
      config: { operation: 'listMissingMappings', access: 'settings:read' },
      schema: {
        tags: ['mappings'],
        summary: 'Names for which records wait, the most wanted first, with what they may be in QuickBooks',
        description: 'Settling one, by a mapping or in QuickBooks, frees every record that waited for it.',
        params: companyPath,
        querystring: missingQuery,
        response: { 200: missingSchema },
      },
    },
    async (request) => {
      const { companyId } = request.params;
      const { kind = null, cursor, limit = DEFAULT_LIMIT } = request.query;
      const [records = '', key = ''] = cursor === undefined ? [] : decodeCursor(cursor, [/^\d{1,9}$/, /^[^\0]*$/]);
      const after = cursor === undefined ? null : { records: Number(records), key };
      return db.withTenant(keyOf(request).tenantId, async (tx) => {
        await requireCompany(tx, companyId);
        const page = { companyId, kind, after, limit: limit + 1, mostExamples: MOST_EXAMPLES };
        const rows = await listMissingNames(tx, page);
        const alikeOf = await lookAlikes(tx, companyId, rows);
        return toPage(rows, {
          limit,
          toItem: (row) => toMissing(row, alikeOf(row)),
          cursorOf: (row) => encodeCursor([String(row.records), row.key]),
        });
      });
    },
  );
}
