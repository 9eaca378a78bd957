import { invoices, invoiceTotal, type Invoice } from '@autosync/contracts';
import { contentReader, expectedTax, returnedTotal, writtenTotal, type EntityDefinition } from '@autosync/sync-worker';
import { completeInvoiceUpdate } from './domain/complete-update.ts';
import { signOf, toInvoiceDocument } from './domain/document.ts';
import { invoiceNeeds, invoiceObstacles, taxedDocument } from './domain/needs.ts';
import { invoiceLookUp } from './domain/written-document.ts';

/** Invoices and credit memos: everything that makes this worker the worker of its record type. */
export const invoiceDefinition: EntityDefinition<Invoice> = {
  type: 'invoices',
  newestFirst: true,
  read: contentReader(invoices, invoiceTotal),
  dateOf: (invoice) => invoice.date,
  datedOn: (invoice, date) => ({ ...invoice, date }),
  numberOf: (invoice) => invoice.number,
  needs: invoiceNeeds,
  obstacles: invoiceObstacles,
  toDocument: toInvoiceDocument,
  completeUpdate: completeInvoiceUpdate,
  lookUpBy: invoiceLookUp,
  totals: { written: writtenTotal, returned: returnedTotal },
  statedTax(invoice, company) {
    const tax = expectedTax(taxedDocument(invoice), company);
    return tax === undefined ? undefined : signOf(invoice) * tax;
  },
};
