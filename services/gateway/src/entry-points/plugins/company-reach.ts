import type { FastifyRequest } from 'fastify';
import { problem } from '../../errors.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { requireBatch } from '../find-batch.ts';
import { keyOf } from './authentication.ts';

type ReachDeps = Pick<RouteDeps, 'batchStatus' | 'scheduler'>;
type Named = { tenantId: string; id: string };

/** What a parameter of a path stands for, and whose it is: a company's id, '' for the whole tenant, undefined where nobody knows it. */
const named: Record<string, { what: string; ownerOf: (deps: ReachDeps, named: Named) => Promise<string | undefined> }> =
  {
    companyId: { what: 'company', ownerOf: async (_, { id }) => id },
    batchId: {
      what: 'batch',
      ownerOf: async (deps, { tenantId, id }) => (await requireBatch(deps, { tenantId, batchId: id })).companyId,
    },
    pauseId: {
      what: 'pause',
      async ownerOf({ scheduler }, { tenantId, id }) {
        const { pauses } = await scheduler.listPauses({ tenantId, companyId: '' });
        return pauses.find((pause) => pause.id === id)?.companyId;
      },
    },
  };

/** The company that a query or a body is about. */
function companyAsked({ query, body }: FastifyRequest): string | undefined {
  const { companyId } = { ...(body as { companyId?: string } | null), ...(query as { companyId?: string }) };
  return companyId;
}

/**
 * Holds keys of some companies to them, for all routes: what belongs to another company is `not-found` for them, like what is another
 * tenant's. A route that names no company in its path is about the whole tenant and refuses such keys, unless it says by
 * `config.companies` that it narrows itself.
 */
export function installCompanyReach(app: App, deps: ReachDeps): void {
  async function check(request: FastifyRequest, companyIds: readonly string[]): Promise<void> {
    const { companies } = request.routeOptions.config;

    function requireReach(owner: string | undefined, what: string): void {
      if (owner === '')
        throw problem('forbidden', `This ${what} is of all companies of the tenant, and your key is for some.`);
      if (owner === undefined || !companyIds.includes(owner)) throw problem('not-found', `There is no such ${what}.`);
    }

    for (const [parameter, id] of Object.entries(request.params as Record<string, string>)) {
      const found = named[parameter];
      if (found === undefined) continue;
      return requireReach(await found.ownerOf(deps, { tenantId: keyOf(request).tenantId, id }), found.what);
    }
    const asked = companies === undefined ? undefined : companyAsked(request);
    if (asked !== undefined) return requireReach(asked, 'company');
    if (companies === 'narrowed') return;
    throw problem('forbidden', 'This is about the whole tenant, and your key is for some of its companies only.');
  }

  app.addHook('preHandler', (request, _reply, done) => {
    const companyIds = request.principal?.companyIds ?? null;
    if (companyIds === null || request.routeOptions.config.access === 'caller') return done();
    return check(request, companyIds);
  });
}
