import { createLoop, errorCode, isRetryable, toError } from '@autosync/core';
import type { Loop } from '@autosync/core';
import type { RecordType, SchedulerDefinition } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import type { UnaryClient } from '@autosync/grpc';
import type { Logger } from '@autosync/observability';
import { countUnpushed, listUnpushed, markPushed, readFacts } from '../data-access/company-push.ts';
import type { CompanyFacts } from '../data-access/company-push.ts';
import type { GatewayMetrics } from '../metrics.ts';

export type CompanyPush = Pick<Loop, 'start' | 'stop' | 'wake'> & {
  /** Resolves when the scheduler knows the company as it is. Rejects with the scheduler's or the database's error. */
  ensurePushed(company: { id: string; tenantId: string; unpushed: boolean }): Promise<void>;
  /** How many companies the scheduler does not know the present state of. */
  backlog(): Promise<number>;
};

/**
 * A company as the scheduler takes it: the versions of company and connection only rise, and so does their sum. Who only
 * takes it away need not say whose worker reads what QuickBooks knows of names.
 */
export function toPutCompany(
  { id, version, connectionVersion, ...rest }: CompanyFacts,
  referenceType: RecordType | '' = '',
) {
  return { ...rest, companyId: id, connectionVersion, version: version + connectionVersion, referenceType };
}

/** Also how many are pushed at the same time: fewer than would take the pool from the API's requests. */
const PAGE = 8;

/**
 * Tells the scheduler of companies (docs/protocol.md#company-facts): each change is marked by its version in the transaction that makes
 * it, and pushed until acknowledged. The loop is woken after our own changes and looks every `intervalMs` for those
 * that workers made to connections. Several gateways may push the same; older versions are ignored.
 */
export function createCompanyPush({
  db,
  scheduler,
  referenceType,
  intervalMs,
  logger,
  pushes,
}: {
  db: Pick<Db, 'withTenant' | 'withAllTenants'>;
  scheduler: Pick<UnaryClient<SchedulerDefinition>, 'putCompany'>;
  /** Whose worker reads what QuickBooks knows of names. */
  referenceType: RecordType;
  intervalMs: number;
  logger: Pick<Logger, 'warn' | 'error'>;
  pushes: GatewayMetrics['pushes'];
}): CompanyPush {
  async function push(facts: CompanyFacts): Promise<void> {
    try {
      await scheduler.putCompany(toPutCompany(facts, referenceType));
      await db.withTenant(facts.tenantId, (tx) => markPushed(tx, facts));
      pushes.inc({ outcome: 'acknowledged' });
    } catch (error) {
      pushes.inc({ outcome: 'failed' });
      throw error;
    }
  }

  /** Versions of companies that the scheduler refused: each is reported once. */
  const refused = new Map<string, number>();

  /** A company that the scheduler refuses must not keep the others waiting. */
  async function pushOrReport(facts: CompanyFacts): Promise<void> {
    try {
      await push(facts);
      refused.delete(facts.id);
    } catch (error) {
      if (isRetryable(error)) throw error;
      const version = facts.version + facts.connectionVersion;
      if (refused.get(facts.id) === version) return;
      refused.set(facts.id, version);
      logger.error(
        { tenantId: facts.tenantId, companyId: facts.id, errorCode: errorCode(error), err: toError(error) },
        'the scheduler refused a company',
      );
    }
  }

  /**
   * One round over all companies. One that cannot be pushed just now keeps no other waiting, either: only when a whole
   * page fails is it an outage, which ends the round.
   */
  async function pushAll(signal: AbortSignal): Promise<number> {
    let after: string | null = null;
    let failure: PromiseRejectedResult | undefined;
    while (!signal.aborted) {
      const page: CompanyFacts[] = await db.withAllTenants((tx) => listUnpushed(tx, { after, limit: PAGE }));
      const settled = await Promise.allSettled(page.map(pushOrReport));
      const failures = settled.filter((one) => one.status === 'rejected');
      failure ??= failures[0];
      if (page.length < PAGE || failures.length === page.length) break;
      after = page.at(-1)?.id ?? null;
    }
    if (failure !== undefined) throw failure.reason;
    return intervalMs;
  }

  const loop = createLoop({
    work: pushAll,
    onError: (error, failuresInARow) => {
      if (failuresInARow > 1) return;
      logger.warn({ errorCode: errorCode(error), err: toError(error) }, 'companies cannot be pushed to the scheduler');
    },
  });

  return {
    start: loop.start,
    stop: loop.stop,
    wake: loop.wake,
    backlog: () => db.withAllTenants(countUnpushed),
    async ensurePushed({ id, tenantId, unpushed }) {
      if (!unpushed) return;
      const facts = await db.withTenant(tenantId, (tx) => readFacts(tx, id));
      if (facts !== undefined) await push(facts);
    },
  };
}
