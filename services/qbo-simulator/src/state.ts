import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@autosync/core';
import type { Clock } from '@autosync/core';
import { createBooks } from './books/books.ts';
import type { Books } from './books/books.ts';
import type { BooksEntry } from './books/entries.ts';
import { openJournal } from './books/journal.ts';
import type { Journal, JournalPlace } from './books/journal.ts';
import { createStoredAnswers } from './books/stored-answers.ts';
import type { StoredAnswers } from './books/stored-answers.ts';
import { createWriter } from './books/writer.ts';
import type { Writer } from './books/writer.ts';
import { createFaults } from './faults.ts';
import type { Faults } from './faults.ts';
import { createLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { createLatency } from './latency.ts';
import type { Latency } from './latency.ts';
import { createLimits } from './limits.ts';
import type { Limits } from './limits.ts';
import { createCodes } from './oauth/codes.ts';
import type { CodeEntry, Codes } from './oauth/codes.ts';
import { createApps } from './oauth/apps.ts';
import type { AppEntry, Apps, ClientApp } from './oauth/apps.ts';
import { createGrants } from './oauth/grants.ts';
import type { GrantEntry, Grants } from './oauth/grants.ts';
import { checkJournal, JOURNAL_FILE } from './saved-state.ts';
import { defaultSwitches } from './switches.ts';
import type { Switches } from './switches.ts';
import { createVirtualClock } from './virtual-clock.ts';
import type { ClockState, VirtualClock } from './virtual-clock.ts';
import { changeEvents } from './webhooks/change-events.ts';
import { createDeliveries } from './webhooks/deliveries.ts';
import type { Deliveries } from './webhooks/deliveries.ts';
import { createSubscriptions } from './webhooks/subscriptions.ts';
import type { SubscriptionEntry, Subscriptions } from './webhooks/subscriptions.ts';

type ClockEntry = { kind: 'clock'; state: ClockState };
type JournalEntry = BooksEntry | AppEntry | GrantEntry | CodeEntry | SubscriptionEntry | ClockEntry;

/**
 * The whole state of a simulator. Books, tokens, codes and the clock are stored in the journal; limits, faults,
 * switches and the ledger's counts end with the process.
 */
export type SimulatorState = {
  clock: VirtualClock;
  books: Books;
  writer: Writer;
  answers: StoredAnswers;
  apps: Apps;
  grants: Grants;
  codes: Codes;
  subscriptions: Subscriptions;
  deliveries: Deliveries;
  limits: Limits;
  latency: Latency;
  faults: Faults;
  ledger: Ledger;
  journal: Journal;
  switches(): Switches;
  setSwitches(switches: Switches): void;
  /** Writes a journal line and applies it. */
  record(entry: BooksEntry | ClockEntry): void;
  /** A writer with the clock at `nowMs()` that sends no webhooks: for generating a past. */
  writerAt(nowMs: () => number): Writer;
  /** Replaces the state by the lines of another journal. Throws if they are damaged, with nothing changed. */
  load(journalText: string): void;
};

/** Opens the state in `dataDir`. Throws if the journal is damaged. */
export function openState({
  dataDir,
  app,
  clock: base = systemClock,
  switches: given = {},
}: {
  dataDir: string;
  /** The configured app. */
  app: ClientApp;
  clock?: Clock | undefined;
  switches?: Partial<Switches> | undefined;
}): SimulatorState {
  let current: Switches = { ...defaultSwitches, ...given };
  const switches = () => current;
  const clock = createVirtualClock(base);
  const ledger = createLedger(clock);
  const books = createBooks(ledger.created);
  const write = (entry: AppEntry | GrantEntry | CodeEntry | SubscriptionEntry) =>
    void journal.append(JSON.stringify(entry));
  const apps = createApps(write, app);
  const grants = createGrants(write, switches);
  const codes = createCodes(write);
  const subscriptions = createSubscriptions(write);
  const deliveries = createDeliveries({ subscriptions, grants, clock, switches });

  function apply(entry: JournalEntry, place: JournalPlace): void {
    switch (entry.kind) {
      case 'app':
        return apps.apply(entry);
      case 'grant':
        return grants.apply(entry);
      case 'code':
        return codes.apply(entry);
      case 'subscription':
      case 'unsubscription':
        return subscriptions.apply(entry);
      case 'clock':
        return clock.restore(entry.state);
      case 'company':
      case 'put':
      case 'delete':
      case 'refused':
        return books.apply(entry, place);
    }
  }

  /** The books for live changes: these are told to webhooks, while what is read from the journal is not. */
  const observedBooks: Books = {
    ...books,
    apply(entry, place) {
      const events = subscriptions.isEmpty() ? [] : changeEvents(entry, books, current.inventoryAdjustmentEvents);
      books.apply(entry, place);
      events.forEach(deliveries.note);
    },
  };

  mkdirSync(dataDir, { recursive: true });
  const journal = openJournal(join(dataDir, JOURNAL_FILE), (entry, place) => apply(entry as JournalEntry, place));

  return {
    clock,
    books,
    writer: createWriter({ books: observedBooks, journal, clock, switches }),
    answers: createStoredAnswers({ books, journal }),
    apps,
    grants,
    codes,
    subscriptions,
    deliveries,
    limits: createLimits(clock, () => current.refusedCallsCount),
    latency: createLatency(),
    faults: createFaults(),
    ledger,
    journal,
    switches,
    setSwitches(changed) {
      current = changed;
    },
    record(entry) {
      apply(entry, journal.append(JSON.stringify(entry)));
    },
    writerAt(nowMs) {
      const then = { ...clock, nowMs, now: () => new Date(nowMs()) };
      return createWriter({ books, journal, clock: then, switches });
    },
    load(text) {
      checkJournal(text, dataDir, (folder) => openState({ dataDir: folder, app, clock: base }).journal.close());
      for (const part of [books, apps, grants, codes, subscriptions, deliveries, ledger]) part.clear();
      clock.change({ mode: 'real' });
      journal.replaceWith(text);
    },
  };
}
