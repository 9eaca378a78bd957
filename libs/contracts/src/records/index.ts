import type { TSchema } from 'typebox';
import type { RecordType } from '../record-types.ts';
import type { ContentFault } from './content-fault.ts';
import { invoiceFaults } from './invoice-rules.ts';
import { invoiceSchema, type Invoice } from './invoice.ts';

/** The content schema of every record type that goes out to QBO. A new outgoing type adds its file and a line here. */
export const recordSchemas: Readonly<Partial<Record<RecordType, TSchema>>> = {
  invoices: invoiceSchema,
};

/** What is wrong with content that has passed its schema; nothing for a type without such rules. */
export const recordRules: Readonly<Partial<Record<RecordType, (content: unknown) => ContentFault[]>>> = {
  invoices: (content) => invoiceFaults(content as Invoice),
};
