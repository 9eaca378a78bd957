import { Type } from 'typebox';
import { countKnownOfBooks, findBooksReset } from '@autosync/records';
import { etagOf, requireIfMatch } from '../../domain/if-match.ts';
import { decideBooksReset, required, versionOf } from '../../operations/decide-books-reset.ts';
import { sendAnswer } from '../answers.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { auditFields } from '../audit-fields.ts';
import { workOnce } from '../changes.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import { booksDecidedSchema, booksDecisionInput, booksResetSchema, toBooksReset } from '../resources/books-reset.ts';
import { companyPath, idempotencyHeaders } from '../resources/shared.ts';

const path = '/v1/companies/:companyId/books-reset';

const headers = Type.Object({
  ...idempotencyHeaders.properties,
  'if-match': Type.Optional(Type.String({ description: 'ETag of the finding that you read; needed' })),
});

function readRoute(app: App, { db }: RouteDeps): void {
  app.get(
    path,
    {
      config: { operation: 'getBooksReset', access: 'connections:read', sends: ['etag'] },
      schema: {
        tags: ['connections'],
        summary: 'Read that the books of a company began anew, and what each decision would do',
        description:
          'QuickBooks lets a company begin its books anew. Then every Id that AutoSync knows stands for nothing or for another ' +
          'document, so nothing is read or written until somebody decides. 404: nobody has found that.',
        params: companyPath,
        response: { 200: booksResetSchema },
      },
    },
    async (request, reply) => {
      const { companyId } = request.params;
      const { reset, known } = await db.withTenant(keyOf(request).tenantId, async (tx) => {
        await requireCompany(tx, companyId);
        return {
          reset: required(await findBooksReset(tx, companyId)),
          known: await countKnownOfBooks(tx, companyId),
        };
      });
      return reply.header('etag', etagOf(versionOf(reset))).send(toBooksReset(reset, known));
    },
  );
}

function decideRoute(app: App, deps: RouteDeps): void {
  const { db, push } = deps;
  app.post(
    path,
    {
      config: { operation: 'decideBooksReset', access: 'connections:write', problems: ['if-match-required'] },
      schema: {
        tags: ['connections'],
        summary: 'Decide what books that began anew mean for the records of a company',
        description:
          'It is done at once, as `decisions` of the finding says, and the company is worked on again; where its tokens are ' +
          'gone, as soon as somebody connects it. Send the ETag of the finding as `If-Match`.',
        params: companyPath,
        headers,
        body: booksDecisionInput,
        response: { 200: booksDecidedSchema },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const { companyId } = request.params;
      const { decision } = request.body;
      await db.readOfTenant(tenantId, (tx) => requireCompany(tx, companyId));
      const answer = await workOnce(deps, request, async () => {
        const ifMatch = requireIfMatch(request.headers['if-match']);
        const known = await decideBooksReset(deps, { ...auditFields(request, tenantId), companyId, decision, ifMatch });
        push.wake();
        return { status: 200, body: { decision, known } };
      });
      return sendAnswer(reply, answer);
    },
  );
}

export function booksResetRoutes(app: App, deps: RouteDeps): void {
  readRoute(app, deps);
  decideRoute(app, deps);
}
