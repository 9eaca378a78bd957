import type { BatchStatusDefinition } from '@autosync/contracts';
import type { StreamHandlers } from '@autosync/grpc';
import type { WatchBatches } from '../operations/watch-batches.ts';
import { toBatchMessage } from './batch-messages.ts';
import { readId } from './request-fields.ts';

/** What people see live. */
export function watchHandlers(watch: WatchBatches): StreamHandlers<BatchStatusDefinition> {
  return {
    async *watchBatch(request, { signal }) {
      const of = { tenantId: readId(request.tenantId, 'tenant_id'), batchId: readId(request.batchId, 'batch_id') };
      for await (const batch of watch.watchBatch(of, signal)) yield { batch: toBatchMessage(batch) };
    },

    async *watchCompany(request, { signal }) {
      const of = {
        tenantId: readId(request.tenantId, 'tenant_id'),
        companyId: readId(request.companyId, 'company_id'),
      };
      for await (const batches of watch.watchCompany(of, signal)) yield { items: batches.map(toBatchMessage) };
    },

    async *watchTenant(request, { signal }) {
      const of = { tenantId: readId(request.tenantId, 'tenant_id') };
      for await (const batches of watch.watchTenant(of, signal)) yield { items: batches.map(toBatchMessage) };
    },
  };
}
