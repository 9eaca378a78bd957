import { randomInt } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { newCompanyEntry } from '../../seeds/new-company.ts';
import type { Seed } from '../../seeds/new-company.ts';
import { writeSampleYear } from '../../seeds/sample-year.ts';
import { ControlError } from './control-error.ts';
import type { ControlDependencies } from './dependencies.ts';
import { newCompanySchema } from './schemas.ts';

/** A company with a year of books was made the day before that year. */
const SAMPLE_AGE_MS = 366 * 86_400_000;

type Body = {
  realmId?: string;
  name: string;
  timeZone?: string;
  customTxnNumbers?: boolean;
  salesTax?: boolean;
  seed?: Seed;
};

function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone });
  } catch {
    throw new ControlError(400, `"${timeZone}" is no time zone`);
  }
}

/** `/control/companies`: create one, list them. */
export function companyRoutes(app: FastifyInstance, { state }: ControlDependencies): void {
  app.post<{ Body: Body }>('/control/companies', { schema: { body: newCompanySchema } }, (request, reply) => {
    const { name, seed, timeZone = 'America/Los_Angeles' } = request.body;
    const { customTxnNumbers = true, salesTax = false } = request.body;
    const realmId = request.body.realmId ?? `9341${randomInt(10 ** 11, 10 ** 12)}`;
    checkTimeZone(timeZone);
    if (state.books.company(realmId)) throw new ControlError(409, `company ${realmId} is there already`);
    const nowMs = state.clock.nowMs();
    const madeAtMs = seed === 'sample-year' ? nowMs - SAMPLE_AGE_MS : nowMs;
    state.record(newCompanyEntry({ realmId, name, timeZone, customTxnNumbers, seed, salesTax }, madeAtMs));
    const company = state.books.company(realmId);
    if (seed === 'sample-year' && company) writeSampleYear({ ...state, company, nowMs, customTxnNumbers });
    return reply.code(201).send({ realmId });
  });

  app.get('/control/companies', (_request, reply) =>
    reply.send([...state.books.companies()].map(({ realmId, name, timeZone }) => ({ realmId, name, timeZone }))),
  );
}
