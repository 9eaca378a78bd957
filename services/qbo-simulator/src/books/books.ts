import { AutosyncError } from '@autosync/core';
import { definitionNamed, definitions } from '../entities/all.ts';
import type { Doc } from './doc.ts';
import { createCompany } from './company.ts';
import type { Company } from './company.ts';
import type { BooksEntry, CompanyEntry } from './entries.ts';
import type { JournalPlace } from './journal.ts';

/**
 * All companies. They change only by `apply`, for a call that was just written to the journal and for one read from it.
 */
export type Books = {
  company(realmId: string): Company | undefined;
  companies(): IterableIterator<Company>;
  apply(entry: BooksEntry, place: JournalPlace): void;
  /** Forgets all companies. */
  clear(): void;
};

/** Reports which document a requestid created, for the ledger. */
export type OnCreated = (created: { realmId: string; requestId: string; entity: string; id: string }) => void;

export function createBooks(onCreated: OnCreated): Books {
  const companies = new Map<string, Company>();

  function companyOf(realmId: string): Company {
    const company = companies.get(realmId);
    if (!company) throw new AutosyncError('journal-corrupt', `journal names the unknown company ${realmId}`);
    return company;
  }

  /** A company that exists already is reset: its books are replaced. */
  function addCompany({ company: identity, documents, staleIds }: CompanyEntry): void {
    const company = createCompany(identity, definitions, staleIds);
    companies.set(identity.realmId, company);
    for (const { entity, doc } of documents) put(company, entity, doc);
  }

  function put(company: Company, entity: string, doc: Doc): void {
    const definition = definitionNamed(entity);
    company.put(definition, company.revive(definition, doc));
  }

  return {
    company: (realmId) => companies.get(realmId),
    companies: () => companies.values(),
    clear: () => companies.clear(),
    apply(entry, place) {
      if (entry.kind === 'company') return addCompany(entry);
      const { realmId, requestId } = entry;
      const company = companyOf(realmId);
      if (requestId !== undefined) company.answers.set(requestId, place);
      if (entry.kind === 'put') {
        put(company, entry.entity, entry.doc);
        if (entry.file !== undefined) company.files.set(entry.doc.Id, place);
        if (entry.number !== undefined) company.lastNumber = entry.number;
        if (entry.created && requestId !== undefined) {
          onCreated({ realmId, requestId, entity: entry.entity, id: entry.doc.Id });
        }
      } else if (entry.kind === 'delete') {
        const doc = company.store(entry.entity).get(entry.id);
        if (doc) company.remove(definitionNamed(entry.entity), doc, entry.stamp);
      }
    },
  };
}
