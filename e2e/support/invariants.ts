import { expect } from 'vitest';
import { topics } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import { eventually } from '@autosync/testing';
import { bookViolations, type Books } from './invariants/books.ts';
import { collectCompany } from './invariants/collect-company.ts';
import { collectCompanies, collectWords } from './invariants/collect-system.ts';
import type { Explained } from './invariants/facts.ts';
import { companyViolations, violations } from './invariants/rules.ts';
import { readTopics } from './kafka.ts';
import type { OwnSystem } from './running-system.ts';
import type { Simulator } from './simulator.ts';

export type { Books } from './invariants/books.ts';

/** How long what was written last may take to be delivered everywhere: a relay's pause, and some. */
const deliveredWithinMs = 10_000;

/** What must be true of one company when it has settled, whatever happened before (docs/protocol.md#invariants). */
export async function checkInvariants({
  db,
  simulator,
  company,
  items,
  ...explained
}: { db: Db; simulator: Simulator } & Books & Explained): Promise<void> {
  await eventually(
    async () => expect(companyViolations(await collectCompany(db, simulator, company.id), explained)).toEqual([]),
    { timeoutMs: deliveredWithinMs, intervalMs: 100 },
  );
  expect(await bookViolations(simulator, { company, items })).toEqual([]);
}

/**
 * The same of every company of the system, and of what was said to whom. Waits until everything has settled, for
 * `withinMs` at most: the time in which the drill says that the system recovers (I9).
 */
export async function checkSystem(
  running: OwnSystem,
  { books, withinMs, ...explained }: { books: readonly Books[]; withinMs: number } & Explained,
): Promise<void> {
  const quiet = { deadLetters: [], mentions: [], foreignAnswers: [] };
  const settled = await eventually(
    async () => {
      const facts = await collectCompanies(running.db, running.simulator);
      expect(violations({ ...facts, ...quiet }, explained)).toEqual([]);
      return facts;
    },
    { timeoutMs: withinMs, intervalMs: 500 },
  );
  const { system, stack, simulator } = running;
  const { gatewayUrl, operatorKey } = system;
  const names = topics.map(({ name }) => name);
  const messages = await readTopics({ brokers: [stack.brokers] }, names);
  const words = await collectWords({ logs: running.logs(), messages, gatewayUrl, operatorKey }, settled.companies);
  expect(violations({ ...settled, ...words }, explained)).toEqual([]);
  // A checker that heard nothing proves nothing.
  expect(words.mentions.length).toBeGreaterThan(0);
  for (const of of books) expect(await bookViolations(simulator, of)).toEqual([]);
}
