import { Type } from 'typebox';
import { declarationOf, outgoingTypes } from '@autosync/contracts';
import type { RecordType } from '@autosync/contracts';
import { recordRequests } from '@autosync/records';
import { checkOrder } from '../../domain/batch-order.ts';
import { decideRecord } from '../../operations/decide-record.ts';
import { batchIdFor, startBatch } from '../../operations/start-batch.ts';
import { sendAnswer } from '../answers.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { auditFields } from '../audit-fields.ts';
import { workOnce } from '../changes.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf, principalOf } from '../plugins/authentication.ts';
import { startedBatchSchema, toStartedBatch } from '../resources/batch.ts';
import { recordPath } from '../resources/record.ts';
import { closed, idempotencyHeaders, oneOf } from '../resources/shared.ts';

const headers = Type.Object({
  ...idempotencyHeaders.properties,
  'if-match': Type.Optional(
    Type.String({ description: 'ETag of the version that you read, so that nobody changed it since' }),
  ),
});

const operationInput = Type.Object({ operation: oneOf(recordRequests) }, { ...closed, title: 'RecordOperation' });

/** What a person may decide about a record whose document in QuickBooks is not what the record says. */
function operationRoute(app: App, deps: RouteDeps, type: RecordType): void {
  const { db, settings } = deps;
  const { title, words } = declarationOf(type);
  app.post(
    `/v1/companies/:companyId/${type}/:externalId/operations`,
    {
      config: {
        operation: 'operateRecord',
        access: 'records:write',
        sends: ['location'],
        problems: ['operation-not-possible'],
      },
      schema: {
        operationId: `operate${title}`,
        tags: [type],
        summary: `Decide about ${words.one} and its document in QuickBooks`,
        description:
          '`take-quickbooks`: the document stays as it is in QuickBooks, and later changes of the record are compared with ' +
          'that. `send-ours`: the record’s version goes out again, whatever was changed in QuickBooks. `send-as-new`: the ' +
          'record gets a new document, once the one it had is deleted or voided. `let-go`: AutoSync leaves record and document ' +
          'alone until somebody decides otherwise. `un-batch-delete`, `un-batch-void`, `un-batch-keep`: its document in QuickBooks is ' +
          'deleted, voided or left as it is, and belongs to the record no longer; the record rests until it changes or is ' +
          'sent as new, and then gets a new document. It is done by a batch of this record alone, which `Location` names.',
        params: recordPath,
        headers,
        body: operationInput,
        response: { 202: startedBatchSchema },
      },
    },
    async (request, reply) => {
      const { tenantId, keyId } = keyOf(request);
      const { companyId, externalId } = request.params;
      checkOrder({ type }, settings.syncTypes);
      const company = await db.readOfTenant(tenantId, (tx) => requireCompany(tx, companyId));
      const batchId = batchIdFor(keyId, request.headers['idempotency-key']);
      const answer = await workOnce(deps, request, async (once) => {
        const decision = { companyId, type, externalId, request: request.body.operation };
        const recordId = await decideRecord(deps, {
          ...auditFields(request, tenantId),
          ...decision,
          ifMatch: request.headers['if-match'],
          once,
        });
        const order = { type, recordIds: [recordId] };
        const started = await startBatch(deps, { company, batchId, order, actor: principalOf(request) });
        const body = toStartedBatch({ companyId, type }, started);
        return { status: 202, headers: { location: `/v1/batches/${batchId}` }, body };
      });
      return sendAnswer(reply, answer);
    },
  );
}

/** The same for every record type that goes out. */
export function recordOperationRoutes(app: App, deps: RouteDeps): void {
  for (const [type] of outgoingTypes) operationRoute(app, deps, type);
}
