import { expect } from '@jest/globals';
import { centsFromNumber, formatMoney } from '@autosync/core';
import type { Db } from '@autosync/db';
import { eventually } from '@autosync/testing';
import { collectCompany } from './invariants/collect-company.ts';
import { collectCompanies, collectWords } from './invariants/collect-system.ts';
import type { Explained } from './invariants/facts.ts';
import { companyViolations, violations } from './invariants/rules.ts';
import type { RunningSystem } from './running-system.ts';
import type { Simulator } from './simulator.ts';
import type { Company, Item } from './tenant.ts';

/** A company with its records as they were last sent to the API. */
export type Books = { company: Company; items: Item[] };

/** How long what was written last may take to be delivered everywhere: a relay's pause, and some. */
const deliveredWithinMs = 10_000;

/** What must be true of one company when it has settled, whatever happened before (design 3). */
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
  await checkBooks(simulator, { company, items });
}

/**
 * The same of every company of the system, and of what was said to whom. Waits until everything has settled, for
 * `withinMs` at most: the time in which the drill says that the system recovers (I9).
 */
export async function checkSystem(
  running: RunningSystem,
  { books, withinMs, ...explained }: { books: readonly Books[]; withinMs: number } & Explained,
): Promise<void> {
  const quiet = { deadLetters: [], mentions: [], foreignAnswers: [] };
  const settled = await eventually(
    async () => {
      const facts = await collectCompanies(running);
      expect(violations({ ...facts, ...quiet }, explained)).toEqual([]);
      return facts;
    },
    { timeoutMs: withinMs, intervalMs: 500 },
  );
  const words = await collectWords(running, settled.companies);
  expect(violations({ ...settled, ...words }, explained)).toEqual([]);
  // A checker that heard nothing proves nothing.
  expect(words.mentions.length).toBeGreaterThan(0);
  for (const of of books) await checkBooks(running.simulator, of);
}

/** I2, from outside: each record once in QuickBooks, equal to the cent, and nothing else. */
async function checkBooks(simulator: Simulator, { company, items }: Books): Promise<void> {
  const documents = [
    ...(await simulator.documents(company.realmId, 'Invoice')),
    ...(await simulator.documents(company.realmId, 'CreditMemo')),
  ];
  const inQuickBooks = documents.map(
    ({ DocNumber, TotalAmt }) => `I2: ${DocNumber} ${formatMoney(centsFromNumber(TotalAmt))}`,
  );
  const sent = items.map(({ number, total }) => `I2: ${number} ${total?.replace('-', '')}`);
  expect(inQuickBooks.sort()).toEqual(sent.sort());
}
