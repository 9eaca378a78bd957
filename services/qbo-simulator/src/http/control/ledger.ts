import type { FastifyInstance } from 'fastify';
import type { Company } from '../../books/company.ts';
import type { ControlDependencies } from './dependencies.ts';

type Query = { realmId?: string; calls?: string; requestIds?: string };

function documentCounts(company: Company | undefined): Record<string, { live: number; deleted: number }> {
  const counts: Record<string, { live: number; deleted: number }> = {};
  for (const store of company?.stores() ?? []) {
    counts[store.definition.name] = { live: store.size(), deleted: store.deletedCount() };
  }
  return counts;
}

/**
 * `/control/ledger`: which calls clients made. `realmId` selects one company, `calls=N` adds the last N calls,
 * `requestIds=false` leaves the requestids out.
 */
export function ledgerRoutes(app: FastifyInstance, { state, tokens }: ControlDependencies): void {
  const { ledger, books, limits } = state;

  app.get<{ Querystring: Query }>('/control/ledger', (request, reply) => {
    const { realmId, calls, requestIds } = request.query;
    const known = new Set([...[...books.companies()].map((company) => company.realmId), ...ledger.realmIds()]);
    const realms = Object.fromEntries(
      (realmId === undefined ? [...known] : [realmId]).map((id) => [
        id,
        {
          ...ledger.report(id, { requestIds: requestIds !== 'false' }),
          documents: documentCounts(books.company(id)),
        },
      ]),
    );
    const last = Number(calls);
    const meteredThisMonth = limits.meteredThisMonth();
    const report = { realms, meteredThisMonth, tokenCalls: tokens.calls };
    return reply.send({ ...report, ...(last > 0 && { calls: ledger.lastCalls(last) }) });
  });

  app.delete('/control/ledger', (_request, reply) => {
    ledger.reset();
    return reply.code(204).send();
  });
}
