import { Type } from 'typebox';
import { recordTypes } from '@autosync/contracts';
import { listDifferenceProblems, listDocumentProblems, listRecordProblems } from '@autosync/records';
import { groupDifferences, groupDocumentProblems, mergeProblems } from '../../domain/document-problems.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import { MOST_CAUSES, MOST_EXAMPLES, problemGroupsSchema, toProblemGroup } from '../resources/problem-group.ts';
import { closed, companyPath, oneOf } from '../resources/shared.ts';

const problemsQuery = Type.Object({ type: Type.Optional(oneOf(recordTypes)) }, closed);

/** More of them are one trouble, and all have the same thing to do about it. */
const MOST_DOCUMENTS = 1000;

export function problemRoute(app: App, { db }: RouteDeps): void {
  app.get(
    '/v1/companies/:companyId/problems',
    {
      config: { operation: 'listProblems', access: 'records:read' },
      schema: {
        tags: ['records'],
        summary: 'What keeps records from being synced, by cause, with the thing to do about it',
        description:
          'Records that failed or are held, records whose document somebody voided or deleted in QuickBooks, payments that ' +
          'cannot be read, and what comparisons found and nobody accepted; the most first. There are as many items as codes: no paging.',
        params: companyPath,
        querystring: problemsQuery,
        response: { 200: problemGroupsSchema },
      },
    },
    async (request) => {
      const { companyId } = request.params;
      const { type } = request.query;
      const limits = { mostCauses: MOST_CAUSES, mostExamples: MOST_EXAMPLES };
      return db.withTenant(keyOf(request).tenantId, async (tx) => {
        await requireCompany(tx, companyId);
        const types = type === undefined ? recordTypes : [type];
        const records = await listRecordProblems(tx, { companyId, types, ...limits });
        const said = await listDocumentProblems(tx, { companyId, limit: MOST_DOCUMENTS });
        const differences = await listDifferenceProblems(tx, { companyId, limit: MOST_DOCUMENTS });
        const documents = [
          ...groupDocumentProblems(said, limits),
          ...groupDifferences(differences, { ...limits, said }),
        ].filter((group) => types.includes(group.type));
        return { items: mergeProblems([...records, ...documents], limits).map(toProblemGroup) };
      });
    },
  );
}
