import type { TSchema } from 'typebox';
import type { RecordType } from '../record-types.ts';
import { invoiceSchema } from './invoice.ts';

/** The content schema of every record type that goes out to QBO. A new outgoing type adds its file and a line here. */
export const recordSchemas: Readonly<Partial<Record<RecordType, TSchema>>> = {
  invoices: invoiceSchema,
};
