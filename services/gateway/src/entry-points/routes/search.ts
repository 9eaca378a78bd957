import { search } from '../../operations/search.ts';
import type { App, RouteDeps } from '../app-types.ts';
import { principalOf } from '../plugins/authentication.ts';
import { searchQuery, searchResultSchema, toFound } from '../resources/search.ts';

export function searchRoute(app: App, deps: RouteDeps): void {
  app.get(
    '/v1/search',
    {
      config: { operation: 'search', access: 'companies:read', operatorToo: true, companies: 'narrowed' },
      schema: {
        tags: ['status'],
        summary: 'Find companies by name, records by number and batches by id',
        description:
          'A tenant finds its own, the operator what is of any tenant. Records are looked for with the scope `records:read`, ' +
          'batches with `batches:read`.',
        querystring: searchQuery,
        response: { 200: searchResultSchema },
      },
    },
    async (request) => {
      const { tenantId, companyIds, scopes } = principalOf(request);
      const text = request.query.q.trim().replaceAll(/\s+/g, ' ');
      const sees = (scope: 'records:read' | 'batches:read') => tenantId === null || scopes.includes(scope);
      const kinds = { company: true, record: sees('records:read'), batch: sees('batches:read') };
      const { items, more } = await search(deps, { tenantId, companyIds, text, kinds });
      return { items: items.map(toFound), more };
    },
  );
}
