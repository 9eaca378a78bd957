import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Company } from '../../src/books/company.ts';
import type { Doc } from '../../src/books/doc.ts';
import { definitionNamed } from '../../src/entities/all.ts';
import type { JsonObject } from '../../src/json.ts';
import { people } from '../../src/people.ts';
import { newCompanyEntry } from '../../src/seeds/new-company.ts';
import { openState } from '../../src/state.ts';
import type { SimulatorState } from '../../src/state.ts';
import { app, realmId } from './simulator.ts';

type Operation = 'create' | 'update' | 'void' | 'delete';

/** Books without HTTP, for tests that write thousands of documents. */
export type OpenBooks = {
  state: SimulatorState;
  company: Company;
  write(operation: Operation, entity: string, body: JsonObject): Doc;
  /** Changes the newest version. */
  change(operation: Exclude<Operation, 'create'>, entity: string, id: string, body?: JsonObject): Doc;
  all(entity: string): Doc[];
  /** Reads the journal again, as after a restart. */
  reopen(): OpenBooks;
  close(): void;
};

export function openBooks(dataDir = mkdtempSync(join(tmpdir(), 'qbo-books-'))): OpenBooks {
  const state = openState({ dataDir, app });
  if (!state.books.company(realmId)) {
    const identity = { realmId, name: 'Acme IT', timeZone: 'America/Los_Angeles' };
    state.clock.change({ mode: 'frozen', now: '2026-05-01T12:00:00Z' });
    state.record(newCompanyEntry({ ...identity, customTxnNumbers: false, seed: 'us-services' }, state.clock.nowMs()));
    state.record({ kind: 'clock', state: state.clock.state() });
  }
  const company = state.books.company(realmId)!;

  const books: OpenBooks = {
    state,
    company,
    write(operation, entity, body) {
      const definition = definitionNamed(entity);
      const own = { requestId: undefined, allowDuplicateNumber: true, writtenBy: people.connected };
      const startedAtMs = state.clock.nowMs();
      const answer = state.writer[operation]({ company, definition, body, startedAtMs, ...own });
      return (JSON.parse(answer.body) as Record<string, Doc>)[definition.name]!;
    },
    change(operation, entity, id, body = {}) {
      const { Id, SyncToken } = company.store(entity).get(id)!;
      return books.write(operation, entity, { ...body, Id, SyncToken, sparse: true });
    },
    all: (entity) => [...company.store(entity).all()],
    reopen() {
      state.journal.close();
      return openBooks(dataDir);
    },
    close() {
      state.journal.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return books;
}
