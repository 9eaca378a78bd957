import { deadLetterTopic, type DeadLetter } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import type { TopicMessage } from '../kafka.ts';
import type { Simulator } from '../simulator.ts';
import { createTenant } from '../tenant.ts';
import { collectCompany } from './collect-company.ts';
import type { CompanyFacts, Mention, SystemFacts } from './facts.ts';

/** The companies' rows and books, and the locks: what changes while things settle. */
export async function collectCompanies(
  db: Db,
  simulator: Simulator,
): Promise<Pick<SystemFacts, 'companies' | 'locksHeld' | 'tokenCalls'>> {
  const { ids, locksHeld } = await db.withAllTenants(async (tx) => {
    const companies = await tx.query<{ id: string }>({
      text: 'select id from accounts.companies where realm_id is not null order by created_at',
    });
    const locks = await tx.query<{ held: number }>({
      text: `select count(*)::int as held from pg_locks l join pg_stat_activity a using (pid)
        where l.locktype = 'advisory' and a.application_name like '% locks'`,
    });
    return { ids: companies.rows.map(({ id }) => id), locksHeld: locks.rows[0]?.held ?? 0 };
  });
  const companies: CompanyFacts[] = [];
  for (const id of ids) companies.push(await collectCompany(db, simulator, id));
  return { companies, locksHeld, tokenCalls: await simulator.tokenCalls() };
}

/** What a system has said so far, and where it can be asked. */
export type Words = {
  /** Log lines of all services: `[service] {json}`. */
  logs: readonly string[];
  /** Everything in the topics. */
  messages: readonly TopicMessage[];
  gatewayUrl: string;
  operatorKey: string;
};

/** What was said in logs, events and answers: read once, when everything is quiet. */
export async function collectWords(
  words: Words,
  companies: readonly CompanyFacts[],
): Promise<Pick<SystemFacts, 'deadLetters' | 'mentions' | 'foreignAnswers'>> {
  const { logs, messages } = words;
  const letters = messages.filter(({ topic }) => topic === deadLetterTopic).map(({ body }) => body as DeadLetter);
  return {
    deadLetters: letters.map(({ key, reason }) => ({ key, reason: `${reason.code}: ${reason.message}` })),
    mentions: [
      ...messages.flatMap(({ topic, body }) => mentionIn(`an event of ${topic}`, body)),
      ...logs.flatMap((line) => mentionIn(`a log line of ${line.slice(1, line.indexOf(']'))}`, logged(line))),
    ],
    foreignAnswers: await askAsStranger(words, companies),
  };
}

/** `[service] {json}`; anything else says nothing of tenants. */
function logged(line: string): unknown {
  try {
    return JSON.parse(line.slice(line.indexOf(' ') + 1));
  } catch {
    return undefined;
  }
}

function mentionIn(where: string, body: unknown): Mention[] {
  const { tenantId, companyId } = (body ?? {}) as Record<string, unknown>;
  return typeof tenantId === 'string' && typeof companyId === 'string' ? [{ where, tenantId, companyId }] : [];
}

/** A tenant with every scope asks for what belongs to others. */
async function askAsStranger(
  { gatewayUrl, operatorKey }: Words,
  companies: readonly CompanyFacts[],
): Promise<SystemFacts['foreignAnswers']> {
  const stranger = await createTenant(gatewayUrl, operatorKey, 'Stranger');
  const paths = companies.flatMap(({ id, batches }) => [
    ...['', '/connection', '/autosync', '/invoices', '/batches'].map((path) => `/v1/companies/${id}${path}`),
    ...batches.slice(0, 2).flatMap((batch) => [`/v1/batches/${batch.id}`, `/v1/batches/${batch.id}/actions`]),
  ]);
  const answers: SystemFacts['foreignAnswers'] = [];
  for (const path of paths) answers.push({ path, status: (await stranger.call(path)).status });
  return answers;
}
