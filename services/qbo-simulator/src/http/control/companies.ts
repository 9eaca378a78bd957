import { randomInt } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { newCompanyEntry } from '../../seeds/new-company.ts';
import { ControlError } from './control-error.ts';
import type { ControlDependencies } from './dependencies.ts';
import { newCompanySchema } from './schemas.ts';

type Body = {
  realmId?: string;
  name: string;
  timeZone?: string;
  customTxnNumbers?: boolean;
  seed?: 'us-services';
};

function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone });
  } catch {
    throw new ControlError(400, `"${timeZone}" is no time zone`);
  }
}

/** `/control/companies`: make one, list them. */
export function companyRoutes(app: FastifyInstance, { state }: ControlDependencies): void {
  app.post<{ Body: Body }>('/control/companies', { schema: { body: newCompanySchema } }, (request, reply) => {
    const { name, seed, timeZone = 'America/Los_Angeles', customTxnNumbers = true } = request.body;
    const realmId = request.body.realmId ?? `9341${randomInt(10 ** 11, 10 ** 12)}`;
    checkTimeZone(timeZone);
    if (state.books.company(realmId)) throw new ControlError(409, `company ${realmId} is there already`);
    const company = { realmId, name, timeZone, customTxnNumbers, seed };
    state.record(newCompanyEntry(company, state.clock.nowMs()));
    return reply.code(201).send({ realmId });
  });

  app.get('/control/companies', (_request, reply) =>
    reply.send([...state.books.companies()].map(({ realmId, name, timeZone }) => ({ realmId, name, timeZone }))),
  );
}
