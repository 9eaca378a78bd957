import type { FastifyInstance } from 'fastify';
import { forbidden } from '../answer.ts';
import type { Books } from '../books/books.ts';
import { entitlementsOf } from '../entities/plan.ts';
import type { Grants } from '../oauth/grants.ts';
import type { Switches } from '../switches.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import { appOfToken } from './bearer.ts';

type Dependencies = { books: Books; grants: Grants; clock: VirtualClock; switches: () => Switches };

const USERS = { MaxUsers: 5, CurrentUsers: 1 };

/** `GET /manage/entitlements/v3/{realmId}`: the plan of a company and its features. */
export function entitlementRoutes(app: FastifyInstance, { books, grants, clock, switches }: Dependencies): void {
  app.get<{ Params: { realmId: string } }>('/manage/entitlements/v3/:realmId', (request, reply) => {
    const { realmId } = request.params;
    const atMs = clock.nowMs();
    const found = appOfToken(request.headers.authorization, realmId, { grants, atMs, switches: switches() });
    const company = books.company(realmId);
    if ('refused' in found || !company) {
      const { status, body, contentType, headers = {} } = 'refused' in found ? found.refused : forbidden(atMs);
      return reply.code(status).headers(headers).type(contentType).send(body);
    }
    const { plan, features } = entitlementsOf(company);
    const Entitlement = features.map(({ name, isOn }, index) => ({
      id: String(index + 1),
      name,
      term: isOn ? 'On' : 'Off',
    }));
    return reply.send({ QboCompany: true, PlanName: plan, ...USERS, Entitlement });
  });
}
