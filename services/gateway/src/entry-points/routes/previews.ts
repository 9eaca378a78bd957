import { listPreviewItems } from '@autosync/records';
import { Type } from 'typebox';
import { decodeCursor, encodeCursor } from '../../domain/cursors.ts';
import { problem } from '../../errors.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import { previewItemSchema, previewPath, toPreviewItem } from '../resources/preview.ts';
import { closed, DEFAULT_LIMIT, pageSchema, pagingQuery } from '../resources/shared.ts';

/** Of the documents of a page: one may have ten thousand lines. */
const MOST_BYTES = 2_000_000;

export function previewRoute(app: App, { db }: RouteDeps): void {
  app.get(
    '/v1/companies/:companyId/previews/:previewId',
    {
      config: { operation: 'readPreview', access: 'records:read' },
      schema: {
        operationId: 'readPreview',
        tags: ['batches'],
        summary: 'What a dry run showed of each record: the exact document, or what is in the way',
        description:
          'The id is that of the batch with `dryRun: true`. It is kept for seven days, and grows while that batch runs. A page ' +
          'may have fewer items than `limit`, where documents are large; `nextCursor` says whether there are more.',
        params: previewPath,
        querystring: Type.Object(pagingQuery, closed),
        response: { 200: pageSchema(previewItemSchema) },
      },
    },
    async (request) => {
      const { companyId, previewId } = request.params;
      const { limit = DEFAULT_LIMIT, cursor } = request.query;
      const [after = ''] = cursor === undefined ? [] : decodeCursor(cursor, [/^[^\0]*$/]);
      const page = { companyId, previewId, after, limit, maxBytes: MOST_BYTES };
      const { rows, more } = await db.withTenant(keyOf(request).tenantId, async (tx) => {
        await requireCompany(tx, companyId);
        const found = await listPreviewItems(tx, page);
        const last = found.at(-1)?.externalId;
        const next = last === undefined ? [] : await listPreviewItems(tx, { ...page, after: last, limit: 1 });
        return { rows: found, more: next.length > 0 };
      });
      const last = rows.at(-1);
      if (last === undefined && cursor === undefined) {
        throw problem(
          'not-found',
          'Nothing is kept of such a preview: it has found nothing yet, or is older than seven days.',
        );
      }
      return {
        items: rows.map(toPreviewItem),
        nextCursor: more && last !== undefined ? encodeCursor([last.externalId]) : null,
      };
    },
  );
}
