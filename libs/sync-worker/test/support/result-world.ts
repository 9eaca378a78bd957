import { protoRoot, type BatchStatusDefinition } from '@autosync/contracts';
import { newId } from '@autosync/core';
import { createDb } from '@autosync/db';
import { createGrpcClient } from '@autosync/grpc';
import { createLogger, type Logger } from '@autosync/observability';
import { startProcess, testDatabase } from '@autosync/testing';
import { createResultRelay } from '../../src/result-relay.ts';
import type { RefusalLimits } from '../../src/result-refusals.ts';

const at = '2026-03-01T10:00:00.000Z';

export type World = Awaited<ReturnType<typeof openWorld>>;

/** A worker's database, batch-status as the process it is, and relays between them. */
export async function openWorld() {
  const database = await testDatabase({ schemas: ['records', 'batch'] });
  const entry = new URL('../../../../services/batch-status/src/main.ts', import.meta.url);
  const env = {
    DATABASE_URL: database.urlFor('batch_status'),
    GRPC_PORT: '0',
    KAFKA_BROKERS: '127.0.0.1:1',
    LOG_LEVEL: 'info',
  };
  const service = await startProcess({ name: 'batch-status', entry, env });
  const port = Number((await service.ready())['grpcPort']);
  const db = createDb({
    connectionString: database.urlFor('worker'),
    applicationName: 'result relay test',
    onPoolError: () => undefined,
  });
  const owner = createDb({
    connectionString: database.url,
    applicationName: 'result relay test owner',
    onPoolError: () => undefined,
  });
  const batchStatus = createGrpcClient<BatchStatusDefinition>({
    address: `127.0.0.1:${port}`,
    protoRoot,
    proto: 'autosync/v1/batch_status.proto',
    service: 'autosync.v1.BatchStatus',
    deadlineMs: 5000,
  });
  const lines: string[] = [];
  const logger: Logger = createLogger({
    service: 'test',
    version: 'test',
    level: 'debug',
    format: 'json',
    destination: { write: (line: string) => void lines.push(line) },
  });

  const rows = async (text: string, values: unknown[] = []) =>
    (await owner.withAllTenants((tx) => tx.query<Record<string, unknown>>({ text, values }))).rows;

  return {
    db,
    service,
    batchStatus,
    rows,
    logs: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    relay: (limits?: RefusalLimits, idleMs = 50) =>
      createResultRelay({
        db,
        batchStatus,
        logger,
        idleMs,
        deadlineMs: 5000,
        onDelivered: () => undefined,
        ...(limits === undefined ? {} : { limits }),
      }),
    /** What a run wrote: its start, as many results, and its finish. */
    async write(given: Partial<Written> & { results: number; finish?: boolean }): Promise<Written> {
      const written = { tenantId: newId(), companyId: newId(), batchId: newId(), ...given };
      const { tenantId, companyId, batchId, results } = written;
      const of = [tenantId, companyId, batchId];
      await rows(insertRow, [...of, 'start', JSON.stringify(startBody(written))]);
      await rows(insertResults, [...of, results, given.badResult ?? 0]);
      const finish = { tenantId, batchId, actionCount: results, outcome: 'finished', category: '', reason: '', at };
      if (given.finish !== false) await rows(insertRow, [...of, 'finish', JSON.stringify(finish)]);
      return written;
    },
    async batchOf({ tenantId, batchId }: Written) {
      const { batch } = await batchStatus.getBatch({ tenantId, batchId });
      if (batch === null) throw new Error('no batch');
      return batch;
    },
    /** Rows in the outbox, of one batch or of all. */
    async waiting(of?: Written): Promise<number> {
      const text = 'select count(*)::int as n from records.result_outbox where $1::uuid is null or batch_id = $1';
      return Number((await rows(text, [of?.batchId ?? null]))[0]?.['n']);
    },
    aside: (batchId: string) =>
      rows('select kind, code, message, body from records.results_aside where batch_id = $1 order by id', [batchId]),
    async close() {
      batchStatus.close();
      await service.stop();
      await db.close();
      await owner.close();
      await database.drop();
    },
  };
}

export type Written = {
  tenantId: string;
  companyId: string;
  batchId: string;
  results: number;
  /** Fields of the start that are not as they should be. */
  start?: { header?: Record<string, unknown>; total?: number };
  /** Every so-manieth result is one that batch-status refuses. */
  badResult?: number;
};

function startBody({ tenantId, companyId, batchId, start, results }: Written) {
  return {
    state: 'running',
    total: start?.total ?? results,
    header: {
      tenantId,
      companyId,
      batchId,
      companyName: 'Northwind IT',
      type: 'payments',
      runId: newId(),
      trigger: 'manual',
      scheduledFor: at,
      createdAt: at,
      startDate: '',
      recordIds: [],
      rerunOf: '',
      dryRun: false,
      ...start?.header,
    },
  };
}

const insertRow = `
  insert into records.result_outbox (tenant_id, company_id, batch_id, kind, body) values ($1, $2, $3, $4, $5::jsonb)`;

/** As a worker writes them, but all at once. */
const insertResults = `
  insert into records.result_outbox (tenant_id, company_id, batch_id, kind, body)
  select $1, $2, $3, 'result', jsonb_build_object(
    'recordId', case when $5::int > 0 and n % greatest($5::int, 1) = 0 then 'no-id' else gen_random_uuid()::text end,
    'externalId', 'INV-' || n, 'attempt', 1, 'state', 'succeeded', 'operation', 'create', 'entity', 'Payment',
    'qboId', n::text, 'docNumber', '', 'amount', '10.00', 'category', '', 'code', '', 'message', '', 'fix', '',
    'intuitTid', '', 'at', '2026-03-01T10:00:00.000Z')
  from generate_series(1, $4::int) n order by n`;
