import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { BooksReset, KnownOfBooks } from '@autosync/records';
import { booksDecisions } from '../../operations/decide-books-reset.ts';
import { closed, instantSchema, oneOf } from './shared.ts';

const count = (description: string) => Type.Integer({ minimum: 0, description });

const knownSchema = Type.Object(
  {
    records: count('Records that have a document in the old books'),
    openCalls: count('Calls to QuickBooks that have no answer yet'),
    mappings: count('Names that people mapped to entries of the old books'),
    documents: count('Payments, credit memos and invoices that were read from the old books'),
  },
  { title: 'KnownOfBooks' },
);

const decisionSchema = oneOf(booksDecisions, {
  description:
    'send-again: every record with a document in the old books goes out as a new document. rest: it rests until it changes or is sent as new. ' +
    'same-books: the finding was wrong, and nothing is forgotten',
});

export const booksResetSchema = Type.Object(
  {
    foundAt: instantSchema,
    detail: Type.String({ description: 'How it showed' }),
    known: knownSchema,
    decisions: Type.Array(
      Type.Object({ decision: decisionSchema, does: Type.String({ description: 'What would be done' }) }),
    ),
  },
  { title: 'BooksReset' },
);

export const booksDecisionInput = Type.Object({ decision: decisionSchema }, { ...closed, title: 'BooksDecision' });

export const booksDecidedSchema = Type.Object(
  { decision: decisionSchema, known: knownSchema },
  { title: 'BooksDecided', description: 'What was known of the books before, and what was decided' },
);

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function forgets({ records, openCalls, mappings, documents }: KnownOfBooks): string {
  return (
    `Forgets which documents ${counted(records, 'record has', 'records have')}, ` +
    `${counted(mappings, 'mapping', 'mappings')}, ${counted(documents, 'document', 'documents')} that came back, ` +
    `${counted(openCalls, 'call', 'calls')} without an answer and all lists of names. Nothing is changed in QuickBooks. `
  );
}

export function toBooksReset({ foundAt, detail }: BooksReset, known: KnownOfBooks): Static<typeof booksResetSchema> {
  const records = counted(known.records, 'record', 'records');
  return {
    foundAt: foundAt.toISOString(),
    detail,
    known,
    decisions: [
      {
        decision: 'send-again',
        does: `${forgets(known)}Then ${records} and what waits go out with the next batches, as new documents.`,
      },
      {
        decision: 'rest',
        does: `${forgets(known)}Then ${records} rest until they change or are sent as new; what was never sent goes out.`,
      },
      {
        decision: 'same-books',
        does: 'Forgets nothing: all records keep their documents. Payments are read anew from the beginning.',
      },
    ],
  };
}
