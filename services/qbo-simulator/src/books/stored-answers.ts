import { documentBody, faultAnswer, jsonAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { QboFault } from '../qbo-fault.ts';
import type { Books } from './books.ts';
import type { Company } from './company.ts';
import { deletedDocument } from './entries.ts';
import type { BooksEntry, RefusedEntry } from './entries.ts';
import type { Journal } from './journal.ts';
import { jsonText } from '../json.ts';

/**
 * Keeps the first answer to each requestid of a company. A repeat gets it and has no effect
 * (docs/quickbooks.md#request-ids).
 */
export type StoredAnswers = {
  find(company: Company, requestId: string): Answer | undefined;
  /** Remembers a Fault as the answer. Writes that succeed are remembered by their own line. */
  refuse(company: Company, requestId: string, fault: QboFault, atMs: number): Answer;
};

/** Only the position in the journal is kept in memory, since repeats are rare and answers are many. */
export function createStoredAnswers({ books, journal }: { books: Books; journal: Journal }): StoredAnswers {
  return {
    find(company, requestId) {
      const place = company.answers.get(requestId);
      return place && answerOf(JSON.parse(journal.read(place)) as BooksEntry);
    },
    refuse({ realmId }, requestId, fault, atMs) {
      const answer = faultAnswer(fault, atMs);
      const entry: RefusedEntry = { kind: 'refused', realmId, requestId, body: answer.body };
      books.apply(entry, journal.append(JSON.stringify(entry)));
      return answer;
    },
  };
}

function answerOf(entry: BooksEntry): Answer | undefined {
  switch (entry.kind) {
    case 'put':
      return jsonAnswer(200, documentBody(entry.entity, jsonText(entry.doc), entry.time));
    case 'delete':
      return jsonAnswer(200, documentBody(entry.entity, JSON.stringify(deletedDocument(entry.id)), entry.time));
    case 'refused':
      return jsonAnswer(400, entry.body);
    case 'company':
      return undefined;
  }
}
